package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.IdentityReference;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.Names;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Extended;
import io.github.pullsecret.move.MovePlan.Generated;
import io.github.pullsecret.move.MovePlan.Kept;
import io.github.pullsecret.move.MovePlan.Moved;
import io.github.pullsecret.move.MovePlan.Source;
import io.github.pullsecret.tree.Home;
import io.github.pullsecret.tree.ManifestTree;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides for every pod spec with a list of its own whether the list can leave it, and for which
 * ServiceAccount. The decision is made once for all pods of a ServiceAccount, since a
 * ServiceAccount has one list.
 */
public final class MovePlanner {
  private static final Obstacle NO_NAME =
      Obstacle.here(
          KeepReason.UNREADABLE_FILE, "a file that can't be read may define any ServiceAccount");

  /** What stands against extending a ServiceAccount, but not against leaving it. */
  private static final Set<KeepReason> EXTENDED_BY_OTHERS =
      EnumSet.of(KeepReason.UNSEEN_USERS, KeepReason.OVERLAY_TOUCHES_SERVICE_ACCOUNT);

  private static final String FIX_BY_HAND = "give it a ServiceAccount of its own by hand";

  private final ManifestTree tree;
  private final MoveOptions options;
  private final MoveScope scope;
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
      Map<PodSpec, AccountKey> leaving,
      Map<AccountKey, List<String>> lists) {
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
    Map<PodSpec, AccountKey> leaving = new HashMap<>();
    Map<AccountKey, List<String>> lists = new HashMap<>();
    while (true) {
      MovePlan plan = new MovePlanner(tree, options, scope, leaving, lists).plan();
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
    Map<AccountKey, List<Mover>> movers = new LinkedHashMap<>();
    for (PodSpec pod : tree.pods()) {
      if (pod.list().present()) {
        Optional<Obstacle> obstacle = scope.obstacle(tree, pod, options);
        if (obstacle.isPresent()) {
          keep(pod, obstacle.get());
        } else {
          movers.computeIfAbsent(pod.account(), key -> new ArrayList<>()).add(new Mover(pod));
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
   * The movers by the ServiceAccount that is to give them their list, once those are moved whose
   * own gives it already: a decision is made once for each ServiceAccount.
   */
  private Map<AccountKey, List<Mover>> byTarget(Map<AccountKey, List<Mover>> byAccount) {
    Map<AccountKey, List<Mover>> byTarget = new LinkedHashMap<>();
    byAccount.forEach(
        (key, movers) -> {
          for (Mover mover : movers) {
            if (!isGiven(key, mover)) {
              AccountKey target = target(mover);
              byTarget.computeIfAbsent(target, unused -> new ArrayList<>()).add(mover);
              targetsByName.computeIfAbsent(target.name(), unused -> new ArrayList<>()).add(mover);
            } else {
              equal.computeIfAbsent(key, unused -> new ArrayList<>()).add(mover);
            }
          }
        });
    equal.forEach(this::removeEqual);
    return byTarget;
  }

  /** Whether its ServiceAccount gives it its list, in all its units. */
  private boolean isGiven(AccountKey key, Mover mover) {
    List<ServiceAccountManifest> manifests = tree.accounts(key);
    return AccountUsers.allGive(manifests, mover.names())
        && tree.absence(mover.pod(), manifests).isEmpty();
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
    boolean chosen = !options.isAuto() && target.name().equals(options.serviceAccount());
    if (chosen) {
      gather(movers, target);
    } else if (target.isDefault()) {
      leave(target, movers, AccountNames.BASE);
    } else {
      decideNamed(target, movers);
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
  private void decideNamed(AccountKey key, List<Mover> all) {
    List<ServiceAccountManifest> manifests = tree.accounts(key);
    if (manifests.isEmpty()) {
      decideMissing(users(key, all));
      return;
    }
    List<Mover> present = new ArrayList<>();
    for (Mover mover : all) {
      tree.absence(mover.pod(), manifests)
          .ifPresentOrElse(why -> keep(mover.pod(), why), () -> present.add(mover));
    }
    if (!present.isEmpty()) {
      decideDefined(users(key, present));
    }
  }

  /** Pods that name a ServiceAccount which a manifest defines in all their units. */
  private void decideDefined(AccountUsers users) {
    List<String> list = users.movers().get(0).names();
    Optional<Obstacle> obstacle =
        scope
            .obstacle(tree, users.key(), users.manifests(), /* edited= */ true)
            .or(users::disagreement);
    boolean splits =
        options.splitServiceAccounts() && users.movers().stream().anyMatch(Mover::isFree);
    if (obstacle.isPresent() && splits && EXTENDED_BY_OTHERS.contains(obstacle.get().reason())) {
      split(users);
      return;
    }
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
    } else if (splits) {
      split(users);
    } else {
      keepInexact(users);
    }
  }

  /** Those that can leave do so; what is left may then be exact, as a second run would find. */
  private void split(AccountUsers users) {
    List<Mover> free = users.movers().stream().filter(Mover::isFree).toList();
    leave(users.key(), free, users.key().name() + "-" + AccountNames.BASE);
    List<Mover> fixed = users.movers().stream().filter(mover -> !mover.isFree()).toList();
    if (!fixed.isEmpty()) {
      decideNamed(users.key(), fixed);
    }
  }

  /** Keeps each mover for the reason that holds for its own list. */
  private void keepInexact(AccountUsers users) {
    for (Mover mover : users.movers()) {
      Obstacle obstacle = users.inexact(mover.names()).orElseThrow();
      boolean fixed = obstacle.reason() == KeepReason.SERVICE_ACCOUNT_SHARED && !mover.isFree();
      keep(mover.pod(), fixed ? obstacle.withFix(FIX_BY_HAND) : obstacle);
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
      users.movers().forEach(mover -> keep(mover.pod(), elsewhere(mover, elsewhere)));
    } else if (!options.createMissingServiceAccounts() || !Names.isValid(key.name())) {
      keep(
          users.movers(),
          Obstacle.here(KeepReason.SERVICE_ACCOUNT_NOT_FOUND, "runs as " + key.name()));
    } else if (users.inexact(list).isEmpty()) {
      generateNamed(key, list, Optional.empty(), users.movers());
    } else if (options.allowGain() && users.confusion(users.union()).isEmpty()) {
      generateNamed(key, users.union(), Optional.empty(), users.movers());
    } else {
      for (Mover mover : users.movers()) {
        keep(
            mover.pod(),
            users.inexact(mover.names()).orElseThrow().withFix("add its manifest by hand"));
      }
    }
  }

  /** There are manifests of the name, but none is sure to be the one that the pod finds. */
  private Obstacle elsewhere(Mover mover, List<ServiceAccountManifest> elsewhere) {
    ServiceAccountManifest other = elsewhere.get(0);
    return tree.absence(mover.pod(), elsewhere)
        .filter(found -> found.reason() == KeepReason.KUSTOMIZE_NAMES)
        .orElseGet(
            () ->
                Obstacle.at(
                        KeepReason.SERVICE_ACCOUNT_NOT_FOUND,
                        "runs as "
                            + mover.account().name()
                            + "; there is only "
                            + AccountUsers.where(other.key()),
                        other.location())
                    .withFix("write the namespace, or say what none means: --namespace NS"));
  }

  /** Every list gets a ServiceAccount of its own, generated unless an earlier run did it. */
  private void leave(AccountKey from, List<Mover> movers, String base) {
    Optional<Obstacle> identity = identityInUse(from);
    if (identity.isPresent()) {
      keep(movers, identity.get());
      return;
    }
    List<Mover> free = movers.stream().filter(Mover::isFree).toList();
    Optional<ServiceAccountManifest> like = tree.accounts(from).stream().findFirst();
    boolean commonest = true;
    for (var group : AccountUsers.byList(free).entrySet()) {
      leaveTogether(new Leaving(from, like, base, group.getKey(), commonest), group.getValue());
      commonest = false;
    }
    movers.stream()
        .filter(mover -> !mover.isFree())
        .forEach(
            mover ->
                keep(
                    mover.pod(),
                    Obstacle.here(KeepReason.CUSTOM_RESOURCE, "has to stay on " + from.name())
                        .withFix(FIX_BY_HAND)));
  }

  /** What pods with one list leave, and how what they get is called. */
  private record Leaving(
      AccountKey from,
      Optional<ServiceAccountManifest> like,
      String base,
      List<String> list,
      boolean commonest) {}

  private void leaveTogether(Leaving leaving, List<Mover> movers) {
    List<PodSpec> pods = movers.stream().map(Mover::pod).toList();
    Optional<AccountKey> reusable =
        names.reusable(leaving.from(), leaving.base(), leaving.list(), leaving.like(), pods);
    List<Home> homes = tree.homes(pods);
    if (reusable.isPresent()) {
      reuse(reusable.get(), leaving, movers, homes.get(0).with(pods));
      return;
    }
    boolean first = true;
    for (Home home : homes) {
      List<Mover> here =
          movers.stream().filter(mover -> home.users().contains(mover.pod())).toList();
      String base = first ? leaving.base() : leaving.base() + "-" + lastName(home);
      leaveTogether(leaving, base, here, home, /* alone= */ homes.size() > 1);
      first = false;
    }
  }

  /** Those of one home; what an earlier run generated for them alone is found again. */
  private void leaveTogether(
      Leaving leaving, String base, List<Mover> movers, Home home, boolean alone) {
    Optional<AccountKey> reusable =
        alone
            ? names.reusable(leaving.from(), base, leaving.list(), leaving.like(), home.users())
            : Optional.empty();
    if (reusable.isPresent()) {
      reuse(reusable.get(), leaving, movers, home);
      return;
    }
    Optional<AccountKey> key =
        names.name(leaving.from(), base, leaving.list(), leaving.commonest(), alone);
    if (key.isPresent()) {
      generate(key.get(), leaving.list(), leaving.like(), movers, home, Source.GENERATED);
    } else {
      keep(movers, tree.overlayOnNew(tree.sibling(leaving.from(), base)).orElse(NO_NAME));
    }
  }

  /** Others may have been put there before, whose own ServiceAccount is in other units. */
  private void reuse(AccountKey key, Leaving leaving, List<Mover> movers, Home home) {
    if (generated.containsKey(key)) {
      movers.forEach(mover -> move(mover, key, Source.REUSED));
    } else {
      generate(key, leaving.list(), leaving.like(), movers, home, Source.REUSED);
    }
  }

  /** The name of the directory that a home is in. */
  private static String lastName(Home home) {
    String directory = home.directory().orElse("");
    String name = directory.substring(directory.lastIndexOf('/') + 1);
    return name.isEmpty() ? "root" : name;
  }

  /** The commonest list goes to {@code target}; pods with another list keep it. */
  private void gather(List<Mover> movers, AccountKey target) {
    List<String> list = gatheredList(movers, target);
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
    Optional<Obstacle> absence =
        users.manifests().isEmpty()
            ? Optional.empty()
            : gathered.stream()
                .map(mover -> tree.absence(mover.pod(), users.manifests()))
                .flatMap(Optional::stream)
                .findFirst();
    boolean equal = AccountUsers.allGive(users.manifests(), list);
    Optional<Obstacle> obstacle =
        scope
            .obstacle(tree, target, users.manifests(), /* edited= */ !equal)
            .or(() -> absence)
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
      generateNamed(target, list, like(gathered, target), gathered);
    } else {
      extend(users, list, gathered);
    }
  }

  /** The list that the ServiceAccount has, if it is one of the movers'; else the commonest. */
  private List<String> gatheredList(List<Mover> movers, AccountKey target) {
    var lists = AccountUsers.byList(movers).keySet();
    return lists.stream()
        .filter(list -> AccountUsers.allGive(tree.accounts(target), list))
        .findFirst()
        .orElseGet(() -> lists.iterator().next());
  }

  /** Why a pod can't leave its ServiceAccount for another, or can't have it extended. */
  private Optional<Obstacle> leaving(Mover mover, AccountKey target) {
    if (!mover.account().equals(target)) {
      return identityInUse(mover.account());
    }
    return target.isDefault() && scope.isInChart(tree, mover.pod().place().file())
        ? Optional.of(
            Obstacle.here(
                KeepReason.HELM_CHART, "Helm can't take over the 'default' that is there"))
        : Optional.empty();
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

  /** Generates a ServiceAccount whose name is given, so that it can have one manifest only. */
  private void generateNamed(
      AccountKey key,
      List<String> list,
      Optional<ServiceAccountManifest> like,
      List<Mover> movers) {
    List<Home> homes = tree.homes(movers.stream().map(Mover::pod).toList());
    Optional<Obstacle> overlay = tree.overlayOnNew(key);
    if (overlay.isPresent()) {
      keep(movers, overlay.get());
    } else if (homes.size() > 1) {
      keep(
          movers,
          Obstacle.here(
                  KeepReason.SERVICE_ACCOUNT_AMBIGUOUS,
                  "no kustomization reaches all pods of " + key.name() + " in each of their units")
              .withFix("add the manifest of the ServiceAccount by hand"));
    } else {
      generate(key, list, like, movers, homes.get(0), Source.GENERATED);
    }
  }

  private void generate(
      AccountKey key,
      List<String> list,
      Optional<ServiceAccountManifest> like,
      List<Mover> movers,
      Home home,
      Source source) {
    boolean invented =
        movers.stream().noneMatch(mover -> mover.account().equals(key))
            && !key.name().equals(options.serviceAccount());
    if (generated.put(key, new Generated(key, list, like, home, !invented)) != null) {
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
