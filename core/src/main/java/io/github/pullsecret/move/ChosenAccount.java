package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Decides about pods that are to get their list from the ServiceAccount that an option names. */
final class ChosenAccount {
  private final Planning planning;
  private final BiFunction<AccountKey, List<Mover>, AccountUsers> users;

  /**
   * Decides with others.
   *
   * @param users gives all that could run as a ServiceAccount beside its movers
   */
  ChosenAccount(Planning planning, BiFunction<AccountKey, List<Mover>, AccountUsers> users) {
    this.planning = planning;
    this.users = users;
  }

  /** The commonest list goes to {@code target}; pods with another list keep it. */
  void gather(AccountKey target, List<Mover> movers) {
    List<String> list = gatheredList(movers, target);
    List<Mover> gathered = new ArrayList<>();
    for (Mover mover : movers) {
      Optional<Obstacle> obstacle =
          mover.names().equals(list)
              ? leaving(mover, target)
              : Optional.of(otherList(target, "takes the commonest list"));
      if (obstacle.isPresent()) {
        planning.decisions().keep(mover.pod(), obstacle.get());
      } else {
        gathered.add(mover);
      }
    }
    if (!gathered.isEmpty()) {
      put(target, list, gathered);
    }
  }

  /** Gives the list to the ServiceAccount, if that is exact for all that could run as it. */
  private void put(AccountKey target, List<String> list, List<Mover> gathered) {
    AccountUsers using = users.apply(target, gathered);
    Optional<Obstacle> absence =
        using.manifests().isEmpty()
            ? Optional.empty()
            : gathered.stream()
                .map(mover -> planning.absence(mover, using.manifests()))
                .flatMap(Optional::stream)
                .findFirst();
    boolean equal = AccountUsers.allGive(using.manifests(), list);
    Optional<Obstacle> obstacle =
        planning
            .scope()
            .obstacle(planning.tree(), target, using.manifests(), /* edited= */ !equal)
            .or(() -> absence)
            .or(using::disagreement)
            .or(() -> using.confusion(list));
    if (obstacle.isPresent()) {
      planning.decisions().keep(gathered, obstacle.get());
    } else if (equal) {
      Source source = planning.source(target, Source.REUSED);
      gathered.forEach(mover -> planning.decisions().move(mover, target, source));
    } else if (using.manifests().stream().anyMatch(manifest -> manifest.list().present())) {
      // Not even with a gain allowed: a second run would then go on to the next commonest list.
      planning.decisions().keep(gathered, otherList(target, "has a list of its own"));
    } else if (using.inexact(list).isPresent() && !planning.options().allowGain()) {
      planning
          .decisions()
          .keep(
              gathered,
              using
                  .inexact(list)
                  .orElseThrow()
                  .withFix("let the others gain: --allow-gain, or leave out --service-account"));
    } else if (using.manifests().isEmpty()) {
      planning.generateNamed(target, list, like(gathered, target), gathered);
    } else {
      planning.decisions().extend(using, list);
    }
  }

  /** The list that the ServiceAccount has, if it is one of the movers'; else the commonest. */
  private List<String> gatheredList(List<Mover> movers, AccountKey target) {
    var lists = AccountUsers.byList(movers).keySet();
    return lists.stream()
        .filter(list -> AccountUsers.allGive(planning.tree().accounts(target), list))
        .findFirst()
        .orElseGet(() -> lists.iterator().next());
  }

  /** Why a pod can't leave its ServiceAccount for another, or can't have it extended. */
  private Optional<Obstacle> leaving(Mover mover, AccountKey target) {
    if (!mover.account().equals(target)) {
      return planning
          .identityInUse(mover.account())
          .or(() -> target.isConfusing() ? planning.tree().overlayOnNew(target) : Optional.empty());
    }
    return target.isDefault()
            && planning.scope().isInChart(planning.tree(), mover.pod().place().file())
        ? Optional.of(
            Obstacle.here(
                KeepReason.HELM_CHART, "Helm can't take over the 'default' that is there"))
        : Optional.empty();
  }

  private static Obstacle otherList(AccountKey target, String what) {
    return Obstacle.here(KeepReason.OTHER_LIST, "ServiceAccount " + target.name() + " " + what);
  }

  /** The ServiceAccount that pods leave for {@code target}, if there is a manifest of it. */
  private Optional<ServiceAccountManifest> like(List<Mover> movers, AccountKey target) {
    return movers.stream()
        .map(Mover::account)
        .filter(account -> !account.equals(target))
        .flatMap(account -> planning.tree().accounts(account).stream())
        .findFirst();
  }
}
