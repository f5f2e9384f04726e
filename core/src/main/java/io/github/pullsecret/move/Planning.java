package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.IdentityReference;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Generated;
import io.github.pullsecret.move.MovePlan.Source;
import io.github.pullsecret.tree.Home;
import io.github.pullsecret.tree.ManifestTree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What every decision needs: the tree, the options, and what is decided already. */
record Planning(ManifestTree tree, MoveOptions options, MoveScope scope, Decisions decisions) {
  /** What to do about pods for which no option makes another ServiceAccount. */
  static final String FIX_BY_HAND = "give it a ServiceAccount of its own by hand";

  /** Where pods of a ServiceAccount have their list from, if not from a manifest of the tree. */
  Source source(AccountKey key, Source defined) {
    List<ServiceAccountManifest> manifests = tree.accounts(key);
    boolean declared = manifests.stream().allMatch(ServiceAccountManifest::isDeclared);
    return declared && !manifests.isEmpty() ? Source.DECLARED : defined;
  }

  /** A unit in which a pod is and its ServiceAccount's manifest is not. */
  Optional<Obstacle> absence(Mover mover, List<ServiceAccountManifest> manifests) {
    return tree.absence(mover.pod(), manifests);
  }

  /** Something in the tree that refers to the identity of the pods that run as {@code key}. */
  Optional<Obstacle> identityInUse(AccountKey key) {
    List<IdentityReference> references = tree.identityReferences(key);
    if (references.isEmpty()) {
      return Optional.empty();
    }
    IdentityReference first = references.get(0);
    Obstacle obstacle =
        Obstacle.at(
            KeepReason.IDENTITY_IN_USE,
            "runs as " + key.name() + ", which " + first.what() + " refers to",
            first.location());
    return Optional.of(
        key.isDefault()
            ? obstacle
            : obstacle.withFix("give it a ServiceAccount by hand, with the same rights"));
  }

  /** Generates a ServiceAccount whose name is given, so that it can have one manifest only. */
  void generateNamed(
      AccountKey key,
      List<String> list,
      Optional<ServiceAccountManifest> like,
      List<Mover> movers) {
    List<Home> homes = tree.layout().homes(movers.stream().map(Mover::pod).toList());
    Optional<Obstacle> overlay =
        tree.overlayOnNew(key).or(() -> renamed(key)).or(() -> twin(key)).or(() -> partly(key));
    if (overlay.isPresent()) {
      decisions.keep(movers, overlay.get());
    } else if (homes.size() > 1) {
      decisions.keep(
          movers,
          Obstacle.here(
                  KeepReason.SERVICE_ACCOUNT_AMBIGUOUS,
                  "no kustomization reaches all pods of " + key.name() + " in each of their units")
              .withFix("add the manifest of the ServiceAccount by hand"));
    } else {
      Generated account = new Generated(key, list, like, homes.get(0), /* named= */ true);
      decisions.generate(account, movers, Source.GENERATED);
    }
  }

  /** One of the same name that gets other prefixes or suffixes. */
  private Optional<Obstacle> twin(AccountKey key) {
    return Stream.concat(
            tree.possibleAccounts(key).stream().map(ServiceAccountManifest::key),
            decisions.generated().stream().filter(other -> other.name().equals(key.name())))
        .filter(key::isRenamedOtherwise)
        .findFirst()
        .map(
            other ->
                Obstacle.here(
                    KeepReason.KUSTOMIZE_NAMES,
                    "there would be two ServiceAccounts "
                        + other.name()
                        + " with different prefixes or suffixes"));
  }

  /** Pods that run as it now, whatever makes it, would run as one with a longer name. */
  private Optional<Obstacle> renamed(AccountKey key) {
    return key.isRenamed() && !tree.namedUsers(key).isEmpty()
        ? Optional.of(
            Obstacle.here(
                KeepReason.KUSTOMIZE_NAMES,
                "a manifest of " + key.name() + " would be given a prefix or suffix"))
        : Optional.empty();
  }

  /** Some kustomizations of the pods have it; a manifest for all would be a second one there. */
  private Optional<Obstacle> partly(AccountKey key) {
    return tree.possibleAccounts(key).stream()
        .filter(manifest -> manifest.key().meets(key))
        .findFirst()
        .map(
            manifest ->
                Obstacle.at(
                        KeepReason.SERVICE_ACCOUNT_NOT_FOUND,
                        "only some of the kustomizations of its pods have ServiceAccount "
                            + key.name(),
                        manifest.location())
                    .withFix("add its manifest to the others"));
  }
}
