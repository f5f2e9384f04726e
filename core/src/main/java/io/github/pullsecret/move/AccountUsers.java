package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.PullSecretList.Shape;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.tree.ManifestTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a ServiceAccount can be given a list so that exactly its movers get what they had and
 * nobody else gets anything: all of them have the same list, its own is empty, and every other pod
 * that could run as it has a list of its own.
 */
record AccountUsers(
    ManifestTree tree,
    AccountKey key,
    List<Mover> movers,
    List<Mover> rivals,
    Map<AccountKey, List<String>> extended,
    List<ServiceAccountManifest> manifests) {

  /**
   * The users of a ServiceAccount.
   *
   * @param movers the movers that are to get their list from it
   * @param rivals movers that are to get theirs from one that a cluster could take for it
   * @param extended the lists of ServiceAccounts that are known to be extended
   */
  static AccountUsers of(
      ManifestTree tree,
      AccountKey key,
      List<Mover> movers,
      List<Mover> rivals,
      Map<AccountKey, List<String>> extended) {
    return new AccountUsers(tree, key, movers, rivals, extended, tree.accounts(key));
  }

  /** Whether every definition gives exactly these secrets, in the form a cluster accepts. */
  static boolean allGive(List<ServiceAccountManifest> manifests, List<String> names) {
    return !manifests.isEmpty() && manifests.stream().allMatch(m -> gives(m, names));
  }

  private static boolean gives(ServiceAccountManifest manifest, List<String> names) {
    return manifest.list().shape() == Shape.NAMES && manifest.list().names().equals(names);
  }

  /**
   * Why a cluster could give the movers something else although their ServiceAccount's own
   * definitions are right: manifests with and without namespace may mean the same object.
   */
  Optional<Obstacle> confusion(List<String> names) {
    for (ServiceAccountManifest other : tree.possibleAccounts(key)) {
      boolean same = gives(other, names) || names.equals(extended.get(other.key()));
      if (!other.key().equals(key) && !same) {
        return Optional.of(
            Obstacle.at(
                    KeepReason.SERVICE_ACCOUNT_AMBIGUOUS,
                    "runs as " + key.name() + ", which may be " + where(other.key()),
                    other.location())
                .withFix("say what a manifest without namespace means: --namespace NS"));
      }
    }
    for (Mover rival : rivals) {
      if (!rival.names().equals(names)) {
        return Optional.of(
            Obstacle.at(
                    KeepReason.SERVICE_ACCOUNT_AMBIGUOUS,
                    "runs as " + key.name() + ", as may " + rival.pod().id() + " with another list",
                    rival.pod().location())
                .withFix("say what a manifest without namespace means: --namespace NS"));
      }
    }
    return Optional.empty();
  }

  static String where(AccountKey key) {
    return key.namespace()
        .map(name -> "the one in namespace " + name)
        .orElse("the one without namespace");
  }

  /** There are manifests of the name, but none is sure to be the one that the pod finds. */
  static Obstacle elsewhere(
      ManifestTree tree, PodSpec pod, List<ServiceAccountManifest> elsewhere) {
    ServiceAccountManifest other = elsewhere.get(0);
    return tree.absence(pod, elsewhere)
        .filter(found -> found.reason() == KeepReason.KUSTOMIZE_NAMES)
        .orElseGet(
            () ->
                Obstacle.at(
                        KeepReason.SERVICE_ACCOUNT_NOT_FOUND,
                        "runs as " + pod.account().name() + "; there is only " + where(other.key()),
                        other.location())
                    .withFix("write the namespace, or say what none means: --namespace NS"));
  }

  /** The movers by the list they have, the commonest list first, then the first in path order. */
  Map<List<String>, List<Mover>> byList() {
    return byList(movers);
  }

  static Map<List<String>, List<Mover>> byList(List<Mover> movers) {
    Map<List<String>, List<Mover>> groups = new LinkedHashMap<>();
    movers.forEach(
        mover -> groups.computeIfAbsent(mover.names(), key -> new ArrayList<>()).add(mover));
    Map<List<String>, List<Mover>> sorted = new LinkedHashMap<>();
    groups.entrySet().stream()
        .sorted((a, b) -> Integer.compare(b.getValue().size(), a.getValue().size()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /**
   * The other pods that could run as it and have no list of their own, or may come to have none.
   */
  List<PodSpec> inheritors() {
    return tree.possibleUsers(key).stream().filter(tree::mayInherit).toList();
  }

  /** Two definitions that don't give the same secrets. */
  Optional<Obstacle> disagreement() {
    for (ServiceAccountManifest manifest : manifests) {
      ServiceAccountManifest first = manifests.get(0);
      boolean same =
          manifest.list().names().equals(first.list().names())
              && (manifest.list().shape() == Shape.NAMES) == (first.list().shape() == Shape.NAMES);
      if (!same) {
        return Optional.of(
            Obstacle.at(
                KeepReason.SERVICE_ACCOUNT_AMBIGUOUS,
                "runs as "
                    + key.name()
                    + ", which "
                    + first.location().pathAndLine()
                    + " defines otherwise",
                manifest.location()));
      }
    }
    return Optional.empty();
  }

  /** Why giving it {@code names} would not be exact; empty if it would be. */
  Optional<Obstacle> inexact(List<String> names) {
    Optional<Obstacle> confusion = confusion(names);
    if (confusion.isPresent()) {
      return confusion;
    }
    for (ServiceAccountManifest manifest : manifests) {
      if (manifest.list().present()) {
        return Optional.of(
            Obstacle.at(
                KeepReason.SERVICE_ACCOUNT_SHARED,
                "runs as " + key.name() + ", which has another list",
                manifest.list().location()));
      }
    }
    for (Mover mover : movers) {
      if (!mover.names().equals(names)) {
        return Optional.of(
            Obstacle.at(
                KeepReason.SERVICE_ACCOUNT_SHARED,
                "runs as " + key.name() + ", as does " + mover.pod().id() + " with another list",
                mover.pod().location()));
      }
    }
    List<PodSpec> inheritors = inheritors();
    if (inheritors.isEmpty()) {
      return Optional.empty();
    }
    PodSpec first = inheritors.get(0);
    String others = inheritors.size() == 1 ? "" : " and " + (inheritors.size() - 1) + " more";
    String without =
        first.list().present() ? " whose list an overlay may take away" : " without a list";
    return Optional.of(
        Obstacle.at(
            KeepReason.SERVICE_ACCOUNT_SHARED,
            "runs as " + key.name() + ", as does " + first.id() + others + without,
            first.location()));
  }

  /** The ServiceAccount's list and then the movers', in path order. */
  List<String> union() {
    Set<String> names = new LinkedHashSet<>();
    manifests.forEach(manifest -> names.addAll(manifest.list().names()));
    movers.forEach(mover -> names.addAll(mover.names()));
    return List.copyOf(names);
  }
}
