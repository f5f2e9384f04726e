package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Extended;
import io.github.pullsecret.move.MovePlan.Moved;
import io.github.pullsecret.move.MovePlan.Source;
import io.github.pullsecret.tree.ManifestTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides for every pod spec with a list of its own whether the list can leave it, and for which
 * ServiceAccount. The decision is made once for all pods of a ServiceAccount, since a
 * ServiceAccount has one list.
 */
public final class MovePlanner {
  private final ManifestTree tree;
  private final MoveOptions options;
  private final MoveScope scope;
  private final Planning planning;
  private final LeftAccounts left;
  private final NamedAccounts named;
  private final ChosenAccount chosen;
  private final SharedLists shared;
  private final Map<PodSpec, AccountKey> leaving;
  private final Map<AccountKey, List<String>> lists;
  private final Map<AccountKey, List<Mover>> equal = new LinkedHashMap<>();
  private final Map<String, List<Mover>> targetsByName = new HashMap<>();

  private MovePlanner(
      ManifestTree tree,
      MoveOptions options,
      MoveScope scope,
      SharedLists shared,
      Map<PodSpec, AccountKey> leaving,
      Map<AccountKey, List<String>> lists) {
    this.shared = shared;
    this.leaving = leaving;
    this.lists = lists;
    this.tree = tree;
    this.options = options;
    this.scope = scope;
    this.planning = new Planning(tree, options, scope, new Decisions());
    this.left = new LeftAccounts(planning);
    this.named = new NamedAccounts(planning, this::users, left);
    this.chosen = new ChosenAccount(planning, this::users);
  }

  /**
   * Plans the move of a whole tree. What one plan shows (which pods leave their ServiceAccount,
   * which ServiceAccounts are extended) can make more pods movable that stay as they are, so the
   * plan is made again with it; else a second run would find more to do.
   */
  public static MovePlan plan(ManifestTree tree, MoveOptions options, MoveScope scope) {
    SharedLists shared = new SharedLists(tree);
    MovePlan plan = plan(tree, options, scope, shared);
    while (shared.learn(plan)) {
      plan = plan(tree, options, scope, shared);
    }
    return plan;
  }

  private static MovePlan plan(
      ManifestTree tree, MoveOptions options, MoveScope scope, SharedLists shared) {
    Map<PodSpec, AccountKey> leaving = new HashMap<>();
    Map<AccountKey, List<String>> lists = new HashMap<>();
    while (true) {
      MovePlan plan = new MovePlanner(tree, options, scope, shared, leaving, lists).plan();
      int known = leaving.size() + lists.size();
      for (Moved moved : plan.moved()) {
        if (moved.changesAccount()) {
          leaving.put(moved.pod(), moved.target());
        }
      }
      for (Extended each : plan.extended()) {
        List<String> list = new ArrayList<>(each.manifest().list().names());
        list.addAll(each.added());
        lists.put(each.manifest().key(), list);
      }
      if (known == leaving.size() + lists.size()) {
        return plan;
      }
    }
  }

  private MovePlan plan() {
    List<Mover> movers = new ArrayList<>();
    for (PodSpec pod : tree.pods()) {
      if (pod.list().present()) {
        Optional<Obstacle> obstacle =
            scope.obstacle(tree, pod, options).or(() -> shared.obstacle(pod));
        if (obstacle.isPresent()) {
          planning.decisions().keep(pod, obstacle.get());
        } else {
          movers.add(new Mover(pod));
        }
      }
    }
    byTarget(movers).forEach(this::decide);
    return planning.decisions().plan(tree);
  }

  /**
   * The movers in path order by the ServiceAccount that is to give them their list, once those are
   * moved whose own gives it already: a decision is made once for each ServiceAccount.
   */
  private Map<AccountKey, List<Mover>> byTarget(List<Mover> movers) {
    Map<AccountKey, List<Mover>> byTarget = new LinkedHashMap<>();
    for (Mover mover : movers) {
      AccountKey key = mover.account();
      if (isGiven(key, mover)) {
        equal.computeIfAbsent(key, unused -> new ArrayList<>()).add(mover);
      } else {
        AccountKey target = target(mover);
        byTarget.computeIfAbsent(target, unused -> new ArrayList<>()).add(mover);
        targetsByName.computeIfAbsent(target.name(), unused -> new ArrayList<>()).add(mover);
      }
    }
    equal.forEach(this::removeEqual);
    return byTarget;
  }

  /** Whether its ServiceAccount gives it its list, in all its units. */
  private boolean isGiven(AccountKey key, Mover mover) {
    List<ServiceAccountManifest> manifests = tree.accounts(key);
    return AccountUsers.allGive(manifests, mover.names())
        && planning.absence(mover, manifests).isEmpty();
  }

  private AccountKey target(Mover mover) {
    AccountKey account = mover.account();
    return account.isDefault() && !options.isAuto() && !mover.pod().keepsAccount()
        ? tree.sibling(account, options.serviceAccount())
        : account;
  }

  /** The movers that are to get their list from a ServiceAccount that may be the same as this. */
  private List<Mover> rivals(AccountKey key) {
    return targetsByName.getOrDefault(key.name(), List.of()).stream()
        .filter(mover -> !target(mover).equals(key))
        .filter(mover -> target(mover).mayBe(key))
        .toList();
  }

  private AccountUsers users(AccountKey key, List<Mover> movers) {
    return AccountUsers.of(tree, key, movers, rivals(key), lists);
  }

  /** A mover that stays as it is, and the rivals that do not leave. */
  private AccountUsers staying(AccountKey key, Mover mover) {
    List<Mover> rivals =
        rivals(key).stream()
            .filter(rival -> leaving.getOrDefault(rival.pod(), key).name().equals(key.name()))
            .toList();
    return AccountUsers.of(tree, key, List.of(mover), rivals, lists);
  }

  /** Decides for all movers that are to get their list from one ServiceAccount. */
  private void decide(AccountKey target, List<Mover> movers) {
    if (!options.isAuto() && target.name().equals(options.serviceAccount())) {
      chosen.gather(target, movers);
    } else if (target.isDefault()) {
      left.leave(target, movers, AccountNames.BASE);
    } else {
      named.decide(target, movers);
    }
  }

  /** The ServiceAccount has the list already: it just leaves the pod. */
  private void removeEqual(AccountKey key, List<Mover> movers) {
    for (Mover mover : movers) {
      Optional<Obstacle> obstacle =
          scope
              .obstacle(tree, key, tree.accounts(key), /* edited= */ false)
              .or(() -> staying(key, mover).confusion(mover.names()));
      if (obstacle.isPresent()) {
        planning.decisions().keep(mover.pod(), obstacle.get());
      } else {
        planning.decisions().move(mover, key, planning.source(key, Source.SAME_LIST));
      }
    }
  }
}
