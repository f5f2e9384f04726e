package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.Names;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Source;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Decides about pods that name a ServiceAccount other than {@code default}. */
final class NamedAccounts {
  /** What stands against extending a ServiceAccount, but not against leaving it. */
  private static final Set<KeepReason> EXTENDED_BY_OTHERS =
      EnumSet.of(KeepReason.UNSEEN_USERS, KeepReason.OVERLAY_TOUCHES_SERVICE_ACCOUNT);

  private final Planning planning;
  private final BiFunction<AccountKey, List<Mover>, AccountUsers> users;
  private final LeftAccounts left;

  /**
   * Decides with others.
   *
   * @param users gives all that could run as a ServiceAccount beside its movers
   * @param left decides about those that are to leave theirs
   */
  NamedAccounts(
      Planning planning,
      BiFunction<AccountKey, List<Mover>, AccountUsers> users,
      LeftAccounts left) {
    this.planning = planning;
    this.users = users;
    this.left = left;
  }

  /** Pods that name a ServiceAccount other than {@code default}. */
  void decide(AccountKey key, List<Mover> all) {
    List<ServiceAccountManifest> manifests = planning.tree().accounts(key);
    if (manifests.isEmpty()) {
      decideMissing(users.apply(key, all));
      return;
    }
    List<Mover> present = new ArrayList<>();
    for (Mover mover : all) {
      planning
          .absence(mover, manifests)
          .ifPresentOrElse(
              why -> planning.decisions().keep(mover.pod(), why), () -> present.add(mover));
    }
    if (!present.isEmpty()) {
      decideDefined(users.apply(key, present));
    }
  }

  /** Pods that name a ServiceAccount which a manifest defines in all their units. */
  private void decideDefined(AccountUsers users) {
    List<String> list = users.movers().get(0).names();
    boolean edited =
        !planning.options().allowGain() || !AccountUsers.allGive(users.manifests(), users.union());
    boolean declared = users.manifests().stream().anyMatch(ServiceAccountManifest::isDeclared);
    Optional<Obstacle> twice = declared ? users.disagreement() : Optional.empty();
    Optional<Obstacle> obstacle =
        twice
            .or(
                () ->
                    planning
                        .scope()
                        .obstacle(planning.tree(), users.key(), users.manifests(), edited))
            .or(users::disagreement);
    boolean splits =
        planning.options().splitServiceAccounts()
            && users.movers().stream().anyMatch(Mover::isFree);
    if (obstacle.isPresent() && splits && EXTENDED_BY_OTHERS.contains(obstacle.get().reason())) {
      split(users);
      return;
    }
    if (obstacle.isPresent()) {
      planning.decisions().keep(users.movers(), obstacle.get());
      return;
    }
    Optional<Obstacle> inexact = users.inexact(list);
    if (!edited && users.confusion(users.union()).isEmpty()) {
      Source source = planning.source(users.key(), Source.SAME_LIST);
      users.movers().forEach(mover -> planning.decisions().move(mover, users.key(), source));
    } else if (inexact.isEmpty()) {
      planning.decisions().extend(users, list);
    } else if (planning.options().allowGain()
        && isExtendable(users)
        && users.confusion(users.union()).isEmpty()) {
      planning.decisions().extend(users, users.union());
    } else if (splits) {
      split(users);
    } else {
      keepInexact(users);
    }
  }

  /** Those that can leave do so; what is left may then be exact, as a second run would find. */
  private void split(AccountUsers users) {
    List<Mover> free = users.movers().stream().filter(Mover::isFree).toList();
    left.leave(users.key(), free, users.key().name() + "-" + AccountNames.BASE);
    List<Mover> fixed = users.movers().stream().filter(mover -> !mover.isFree()).toList();
    if (!fixed.isEmpty()) {
      decide(users.key(), fixed);
    }
  }

  /** Keeps each mover for the reason that holds for its own list. */
  private void keepInexact(AccountUsers users) {
    for (Mover mover : users.movers()) {
      Obstacle obstacle = users.inexact(mover.names()).orElseThrow();
      boolean fixed = obstacle.reason() == KeepReason.SERVICE_ACCOUNT_SHARED && !mover.isFree();
      planning
          .decisions()
          .keep(mover.pod(), fixed ? obstacle.withFix(Planning.FIX_BY_HAND) : obstacle);
    }
  }

  /** Whether entries can be added to every definition: nothing odd stands in their lists. */
  private static boolean isExtendable(AccountUsers users) {
    return users.manifests().stream().allMatch(manifest -> manifest.list().clean());
  }

  private void decideMissing(AccountUsers users) {
    AccountKey key = users.key();
    List<ServiceAccountManifest> elsewhere = planning.tree().possibleAccounts(key);
    Optional<Obstacle> obstacle =
        planning.scope().obstacle(planning.tree(), key, List.of(), /* edited= */ true);
    List<String> list = users.movers().get(0).names();
    if (obstacle.isPresent()) {
      planning.decisions().keep(users.movers(), obstacle.get());
    } else if (!elsewhere.isEmpty()) {
      for (Mover mover : users.movers()) {
        planning
            .decisions()
            .keep(mover.pod(), AccountUsers.elsewhere(planning.tree(), mover.pod(), elsewhere));
      }
    } else if (!planning.options().createMissingServiceAccounts() || !Names.isValid(key.name())) {
      planning
          .decisions()
          .keep(
              users.movers(),
              Obstacle.here(KeepReason.SERVICE_ACCOUNT_NOT_FOUND, "runs as " + key.name()));
    } else if (users.inexact(list).isEmpty()) {
      planning.generateNamed(key, list, Optional.empty(), users.movers());
    } else if (planning.options().allowGain() && users.confusion(users.union()).isEmpty()) {
      planning.generateNamed(key, users.union(), Optional.empty(), users.movers());
    } else {
      for (Mover mover : users.movers()) {
        planning
            .decisions()
            .keep(
                mover.pod(),
                users.inexact(mover.names()).orElseThrow().withFix("add its manifest by hand"));
      }
    }
  }
}
