package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.PullSecretList.Shape;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Emptied;
import io.github.pullsecret.move.MovePlan.KeptAccount;
import io.github.pullsecret.tree.ManifestTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which ServiceAccounts lose their list because every pod that could get it has its own,
 * and which pods go back to {@code default} because a move had given them such a ServiceAccount.
 */
final class EmptiedAccounts {
  private static final String BY_HAND = "remove its list by hand once no pod needs it";

  private final ManifestTree tree;
  private final MoveScope scope;
  private final Set<PodSpec> inlined;
  private final boolean restoreDefault;
  private final Map<AccountKey, Optional<Obstacle>> decided = new HashMap<>();
  private final Set<PodSpec> restored = new HashSet<>();

  private EmptiedAccounts(
      ManifestTree tree, MoveScope scope, Set<PodSpec> inlined, boolean restoreDefault) {
    this.tree = tree;
    this.scope = scope;
    this.inlined = inlined;
    this.restoreDefault = restoreDefault;
  }

  /**
   * Decides about all ServiceAccounts that have a list.
   *
   * @param inlined the pods that get a list of their own
   * @param restoreDefault whether pods go back to {@code default}
   */
  static EmptiedAccounts of(
      ManifestTree tree, MoveScope scope, Set<PodSpec> inlined, boolean restoreDefault) {
    EmptiedAccounts accounts = new EmptiedAccounts(tree, scope, inlined, restoreDefault);
    Set<AccountKey> keys = new LinkedHashSet<>();
    accounts.withList().forEach(manifest -> keys.add(manifest.key()));
    // Those that a move made come first: pods that leave them are users of default.
    keys.stream().filter(EmptiedAccounts::isMade).forEach(accounts::decide);
    keys.stream().filter(key -> !isMade(key)).forEach(accounts::decide);
    return accounts;
  }

  /** The manifests that lose their list, in path order. */
  List<Emptied> emptied() {
    return withList().stream()
        .filter(manifest -> isEmptied(manifest.key()))
        .map(manifest -> new Emptied(manifest, isUnused(manifest.key())))
        .toList();
  }

  /** The manifests that keep their list, in path order. */
  List<KeptAccount> kept() {
    List<KeptAccount> kept = new ArrayList<>();
    for (ServiceAccountManifest manifest : withList()) {
      decided
          .getOrDefault(manifest.key(), Optional.empty())
          .ifPresent(why -> kept.add(new KeptAccount(manifest.key(), manifest.location(), why)));
    }
    return kept;
  }

  /** Whether a pod runs as {@code default} again. */
  boolean isRestored(PodSpec pod) {
    return restored.contains(pod);
  }

  private List<ServiceAccountManifest> withList() {
    return tree.files().stream()
        .map(ManifestFile::accounts)
        .flatMap(List::stream)
        .filter(manifest -> manifest.list().present())
        .filter(manifest -> manifest.list().shape() != Shape.BLOCKING)
        .toList();
  }

  /** Whether it has the name of those that a move makes for pods of {@code default}. */
  private static boolean isMade(AccountKey key) {
    return key.name().startsWith(AccountNames.BASE);
  }

  private boolean isEmptied(AccountKey key) {
    return decided.getOrDefault(key, Optional.empty()).isEmpty();
  }

  private boolean isUnused(AccountKey key) {
    return restored.containsAll(tree.possibleUsers(key));
  }

  private void decide(AccountKey key) {
    Optional<Obstacle> obstacle = obstacle(key);
    decided.put(key, obstacle);
    if (obstacle.isEmpty() && restoreDefault && isMade(key) && mayLeave(key)) {
      tree.possibleUsers(key).stream()
          .filter(user -> inlined.contains(user) && user.account().equals(key))
          .filter(user -> !user.keepsAccount())
          .forEach(restored::add);
    }
  }

  /** Whether nothing refers to pods that run as it, and {@code default} takes all of them. */
  private boolean mayLeave(AccountKey key) {
    AccountKey old = tree.sibling(key, AccountKey.DEFAULT);
    List<ServiceAccountManifest> there = tree.possibleAccounts(old);
    boolean renamed = old.isRenamed() && !there.isEmpty();
    return tree.identityReferences(key).isEmpty()
        && !renamed
        && there.stream().noneMatch(ServiceAccountManifest::enforcesSecrets);
  }

  /** Why a ServiceAccount keeps its list; what one definition keeps, all of them do. */
  private Optional<Obstacle> obstacle(AccountKey key) {
    List<ServiceAccountManifest> manifests = tree.accounts(key);
    List<PodSpec> users = tree.possibleUsers(key);
    return unknownUsers(key, users)
        .or(() -> notSelected(users))
        .or(() -> scope.obstacle(tree, key, manifests, /* edited= */ true).map(this::fixedByHand))
        .or(() -> AccountLists.obstacle(manifests))
        .or(() -> enforcing(manifests))
        .or(() -> inheritor(users));
  }

  private static Optional<Obstacle> enforcing(List<ServiceAccountManifest> manifests) {
    return manifests.stream()
        .filter(ServiceAccountManifest::enforcesSecrets)
        .findFirst()
        .map(
            manifest ->
                Obstacle.at(
                    KeepReason.SECRETS_ENFORCED,
                    "its pods may only use the secrets that it lists",
                    manifest.location()));
  }

  /** Whoever uses a ServiceAccount that no pod of the tree runs as, its list may be for them. */
  private Optional<Obstacle> unknownUsers(AccountKey key, List<PodSpec> users) {
    boolean leftBehind = restoreDefault && isMade(key);
    boolean used =
        !users.isEmpty()
            || restored.stream()
                .anyMatch(pod -> tree.sibling(pod.account(), AccountKey.DEFAULT).mayBe(key));
    return used || leftBehind
        ? Optional.empty()
        : Optional.of(
            Obstacle.here(KeepReason.UNSEEN_USERS, "no pod of this tree runs as " + key.name())
                .withFix(BY_HAND));
  }

  private Optional<Obstacle> notSelected(List<PodSpec> users) {
    return users.stream()
        .filter(user -> !scope.isSelected(user))
        .findFirst()
        .map(
            user ->
                Obstacle.at(
                    KeepReason.NOT_SELECTED, "the options exclude " + user.id(), user.location()));
  }

  /** A pod that has no list of its own afterwards, or may come to have none. */
  private Optional<Obstacle> inheritor(List<PodSpec> users) {
    return users.stream()
        .filter(user -> !inlined.contains(user) && tree.mayInherit(user))
        .findFirst()
        .map(
            user ->
                Obstacle.at(
                        KeepReason.SERVICE_ACCOUNT_SHARED,
                        user.list().present()
                            ? "an overlay may take the list of " + user.id() + " away"
                            : user.id() + " gets its list from it",
                        user.location())
                    .withFix(BY_HAND));
  }

  private Obstacle fixedByHand(Obstacle obstacle) {
    return switch (obstacle.reason()) {
      case UNSEEN_USERS, OVERLAY_TOUCHES_SERVICE_ACCOUNT -> obstacle.withFix(BY_HAND);
      default -> obstacle;
    };
  }
}
