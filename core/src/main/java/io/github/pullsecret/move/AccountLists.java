package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import java.util.List;
import java.util.Optional;

/** What is wrong with the lists of ServiceAccounts. */
final class AccountLists {
  private AccountLists() {}

  /** The first list that is no plain list of names; entries without a name do no harm. */
  static Optional<Obstacle> obstacle(List<ServiceAccountManifest> manifests) {
    for (ServiceAccountManifest manifest : manifests) {
      Optional<Obstacle> found =
          manifest
              .list()
              .obstacle()
              .filter(obstacle -> obstacle.reason() != KeepReason.BLOCKING_EMPTY);
      if (found.isPresent()) {
        return Optional.of(
            Obstacle.at(
                    found.get().reason(),
                    "of its ServiceAccount's list, " + found.get().detail(),
                    manifest.list().location())
                .withFix(found.get().fix()));
      }
    }
    return Optional.empty();
  }
}
