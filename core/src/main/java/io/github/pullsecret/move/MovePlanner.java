package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.IdentityReference;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.ManifestTree;
import io.github.pullsecret.kubernetes.Names;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Extended;
import io.github.pullsecret.move.MovePlan.Generated;
import io.github.pullsecret.move.MovePlan.Kept;
import io.github.pullsecret.move.MovePlan.Moved;
import io.github.pullsecret.move.MovePlan.Source;
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
  private final SharedLists shared;
  private final AccountNames names;
  private final Map<PodSpec, AccountKey> leaving;
  private final Map<AccountKey, List<String>> lists;
  private final Map<AccountKey, List<Mover>> equal = new LinkedHashMap<>();
  private final Map<String, List<Mover>> targetsByName = new HashMap<>();
  private final Map<PodSpec, Moved> moved = new HashMap<>();
  private final Map<PodSpec, Kept> kept = new HashMap<>();
  private final List<Extended> extended = new ArrayList<>();
  private final Map<AccountKey, Generated> generated = new LinkedHashMap<>();

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
    this.names = new AccountNames(tree, scope);
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
          keep(pod, obstacle.get());
        } else {
          movers.add(new Mover(pod));
        }
      }
    }
    byTarget(movers).forEach(this::decide);
    List<Moved> allMoved = new ArrayList<>();
    List<Kept> allKept = new ArrayList<>();
    for (PodSpec pod : tree.pods()) {
      Optional.ofNullable(moved.get(pod)).ifPresent(allMoved::add);
      Optional.ofNullable(kept.get(pod)).ifPresent(allKept::add);
    }
    return new MovePlan(allMoved, allKept, extended, List.copyOf(generated.values()));
  }

  /**
   * The movers in path order by the ServiceAccount that is to give them their list, once those are
   * moved whose own gives it already: a decision is made once for each ServiceAccount.
   */
  private Map<AccountKey, List<Mover>> byTarget(List<Mover> movers) {
    Map<AccountKey, List<Mover>> byTarget = new LinkedHashMap<>();
    for (Mover mover : movers) {
      AccountKey key = mover.account();
      if (AccountUsers.allGive(tree.accounts(key), mover.names())) {
        equal.computeIfAbsent(key, unused -> new ArrayList<>()).add(mover);
      } else {
        AccountKey target = target(key);
        byTarget.computeIfAbsent(target, unused -> new ArrayList<>()).add(mover);
        targetsByName.computeIfAbsent(target.name(), unused -> new ArrayList<>()).add(mover);
      }
    }
    equal.forEach(this::removeEqual);
    return byTarget;
  }

  private AccountKey target(AccountKey account) {
    return account.isDefault() && !options.isAuto()
        ? new AccountKey(account.namespace(), options.serviceAccount())
        : account;
  }

  /** The movers that are to get their list from a ServiceAccount that may be the same as this. */
  private List<Mover> rivals(AccountKey key) {
    return targetsByName.getOrDefault(key.name(), List.of()).stream()
        .filter(mover -> !target(mover.account()).equals(key))
        .filter(mover -> target(mover.account()).mayBe(key))
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
    boolean chosen = !options.isAuto() && target.name().equals(options.serviceAccount());
    if (chosen) {
      gather(movers, target);
    } else if (target.isDefault()) {
      leave(target, movers, AccountNames.BASE);
    } else {
      decideNamed(users(target, movers));
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
        keep(mover.pod(), obstacle.get());
      } else {
        move(mover, key, Source.SAME_LIST);
      }
    }
  }

  /** Pods that name a ServiceAccount other than {@code default}. */
  private void decideNamed(AccountUsers users) {
    if (users.manifests().isEmpty()) {
      decideMissing(users);
      return;
    }
    List<String> list = users.movers().get(0).names();
    Optional<Obstacle> obstacle =
        scope
            .obstacle(tree, users.key(), users.manifests(), /* edited= */ true)
            .or(users::disagreement);
    if (obstacle.isPresent()) {
      keep(users.movers(), obstacle.get());
      return;
    }
    Optional<Obstacle> inexact = users.inexact(list);
    if (inexact.isEmpty()) {
      extend(users, list, users.movers());
    } else if (options.allowGain()
        && isExtendable(users)
        && users.confusion(users.union()).isEmpty()) {
      extend(users, users.union(), users.movers());
    } else if (options.splitServiceAccounts()) {
      leave(users.key(), users.movers(), users.key().name() + "-" + AccountNames.BASE);
    } else {
      keepInexact(users);
    }
  }

  /** Keeps each mover for the reason that holds for its own list. */
  private void keepInexact(AccountUsers users) {
    for (Mover mover : users.movers()) {
      keep(mover.pod(), users.inexact(mover.names()).orElseThrow());
    }
  }

  /** Whether entries can be added to every definition: nothing odd stands in their lists. */
  private static boolean isExtendable(AccountUsers users) {
    return users.manifests().stream().allMatch(manifest -> manifest.list().clean());
  }

  private void decideMissing(AccountUsers users) {
    AccountKey key = users.key();
    List<ServiceAccountManifest> elsewhere = tree.possibleAccounts(key);
    Optional<Obstacle> obstacle = scope.obstacle(tree, key, List.of(), /* edited= */ true);
    List<String> list = users.movers().get(0).names();
    if (obstacle.isPresent()) {
      keep(users.movers(), obstacle.get());
    } else if (!elsewhere.isEmpty()) {
      ServiceAccountManifest other = elsewhere.get(0);
      String where = AccountUsers.where(other.key());
      keep(
          users.movers(),
          Obstacle.at(
                  KeepReason.SERVICE_ACCOUNT_NOT_FOUND,
                  "runs as " + key.name() + "; there is only " + where,
                  other.location())
              .withFix("write the namespace, or say what none means: --namespace NS"));
    } else if (!options.createMissingServiceAccounts() || !Names.isValid(key.name())) {
      keep(
          users.movers(),
          Obstacle.here(KeepReason.SERVICE_ACCOUNT_NOT_FOUND, "runs as " + key.name()));
    } else if (users.inexact(list).isEmpty()) {
      generate(key, list, Optional.empty(), users.movers(), Source.GENERATED);
    } else if (options.allowGain() && users.confusion(users.union()).isEmpty()) {
      generate(key, users.union(), Optional.empty(), users.movers(), Source.GENERATED);
    } else {
      for (Mover mover : users.movers()) {
        keep(
            mover.pod(),
            users.inexact(mover.names()).orElseThrow().withFix("add its manifest by hand"));
      }
    }
  }

  /** Every list gets a ServiceAccount of its own, generated unless an earlier run did it. */
  private void leave(AccountKey from, List<Mover> movers, String base) {
    Optional<Obstacle> identity = identityInUse(from);
    if (identity.isPresent()) {
      keep(movers, identity.get());
      return;
    }
    Optional<ServiceAccountManifest> like = tree.accounts(from).stream().findFirst();
    boolean commonest = true;
    for (var group : AccountUsers.byList(movers).entrySet()) {
      List<String> list = group.getKey();
      Optional<AccountKey> reusable = names.reusable(from.namespace(), base, list, like);
      if (reusable.isPresent()) {
        generate(reusable.get(), list, like, group.getValue(), Source.REUSED);
      } else {
        AccountKey key = names.name(from.namespace(), base, list, commonest);
        generate(key, list, like, group.getValue(), Source.GENERATED);
      }
      commonest = false;
    }
  }

  /** The commonest list goes to {@code target}; pods with another list keep it. */
  private void gather(List<Mover> movers, AccountKey target) {
    List<String> list = AccountUsers.byList(movers).keySet().iterator().next();
    List<Mover> gathered = new ArrayList<>();
    for (Mover mover : movers) {
      Optional<Obstacle> obstacle =
          mover.names().equals(list)
              ? leaving(mover, target)
              : Optional.of(otherList(target, "takes the commonest list"));
      if (obstacle.isPresent()) {
        keep(mover.pod(), obstacle.get());
      } else {
        gathered.add(mover);
      }
    }
    if (gathered.isEmpty()) {
      return;
    }
    AccountUsers users = users(target, gathered);
    boolean equal = AccountUsers.allGive(users.manifests(), list);
    Optional<Obstacle> obstacle =
        scope
            .obstacle(tree, target, users.manifests(), /* edited= */ !equal)
            .or(users::disagreement)
            .or(() -> users.confusion(list));
    if (obstacle.isPresent()) {
      keep(gathered, obstacle.get());
    } else if (equal) {
      gathered.forEach(mover -> move(mover, target, Source.REUSED));
    } else if (users.manifests().stream().anyMatch(manifest -> manifest.list().present())) {
      // Not even with a gain allowed: a second run would then go on to the next commonest list.
      keep(gathered, otherList(target, "has a list of its own"));
    } else if (users.inexact(list).isPresent() && !options.allowGain()) {
      keep(
          gathered,
          users
              .inexact(list)
              .orElseThrow()
              .withFix("let the others gain: --allow-gain, or leave out --service-account"));
    } else if (users.manifests().isEmpty()) {
      generate(target, list, like(gathered, target), gathered, Source.GENERATED);
    } else {
      extend(users, list, gathered);
    }
  }

  /** Why a pod can't leave its ServiceAccount for another. */
  private Optional<Obstacle> leaving(Mover mover, AccountKey target) {
    return mover.account().equals(target) ? Optional.empty() : identityInUse(mover.account());
  }

  private Obstacle otherList(AccountKey target, String what) {
    return Obstacle.here(KeepReason.OTHER_LIST, "ServiceAccount " + target.name() + " " + what);
  }

  /** The ServiceAccount that pods leave for {@code target}, if there is a manifest of it. */
  private Optional<ServiceAccountManifest> like(List<Mover> movers, AccountKey target) {
    return movers.stream()
        .map(Mover::account)
        .filter(account -> !account.equals(target))
        .flatMap(account -> tree.accounts(account).stream())
        .findFirst();
  }

  private Optional<Obstacle> identityInUse(AccountKey key) {
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

  private void extend(AccountUsers users, List<String> list, List<Mover> movers) {
    for (ServiceAccountManifest manifest : users.manifests()) {
      List<String> added = new ArrayList<>(list);
      added.removeAll(manifest.list().names());
      if (!added.isEmpty()) {
        extended.add(new Extended(manifest, List.copyOf(added)));
      }
    }
    movers.forEach(mover -> move(mover, users.key(), Source.EXTENDED));
  }

  private void generate(
      AccountKey key,
      List<String> list,
      Optional<ServiceAccountManifest> like,
      List<Mover> movers,
      Source source) {
    boolean invented =
        movers.stream().noneMatch(mover -> mover.account().equals(key))
            && !key.name().equals(options.serviceAccount());
    List<PodSpec> users = movers.stream().map(Mover::pod).toList();
    if (generated.put(key, new Generated(key, list, like, users, !invented)) != null) {
      throw new IllegalStateException("two decisions for ServiceAccount " + key);
    }
    movers.forEach(mover -> move(mover, key, source));
  }

  private void move(Mover mover, AccountKey target, Source source) {
    moved.put(mover.pod(), new Moved(mover.pod(), target, source));
  }

  private void keep(List<Mover> movers, Obstacle obstacle) {
    movers.forEach(mover -> keep(mover.pod(), obstacle));
  }

  private void keep(PodSpec pod, Obstacle obstacle) {
    kept.put(pod, new Kept(pod, obstacle));
  }
}
