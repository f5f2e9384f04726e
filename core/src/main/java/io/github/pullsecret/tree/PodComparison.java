package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.PullSecretList.Shape;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.tree.EffectiveSecrets.Gain;
import io.github.pullsecret.yaml.NodePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the pods of a unit get before and after.
 *
 * @param unit the name of the unit
 * @param before the unit as it was
 * @param after the unit as it will be
 * @param allowed what may change
 * @param violations gets what is not as it was
 * @param gains gets what pods gain, as is allowed
 */
record PodComparison(
    String unit,
    UnitView before,
    UnitView after,
    Allowed allowed,
    Set<String> violations,
    Map<At, Gain> gains) {

  /** A pod spec by where it stands; one manifest can be a part of several units. */
  record At(Place place, NodePath path) {
    static At of(PodSpec pod) {
      return new At(pod.place(), pod.path());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof At that && place.equals(that.place) && path.equals(that.path));
    }

    @Override
    public int hashCode() {
      return 31 * place.hashCode() + path.hashCode();
    }
  }

  void compare(PodSpec was, PodSpec is) {
    if (!was.list().present()) {
      if (is.list().present() && allowed instanceof Allowed.WayBack) {
        compareInlined(was, is);
      } else {
        compareInherited(was, is);
      }
    } else if (is.list().present()) {
      if (!was.list().names().equals(is.list().names())
          || was.list().shape() != is.list().shape()) {
        found(was, "has another list of its own");
      }
    } else if (allowed instanceof Allowed.Move) {
      compareMoved(was, is);
    } else {
      found(was, "lost its list");
    }
  }

  /** The list left the pod: its ServiceAccount must give the same one, in every definition. */
  private void compareMoved(PodSpec was, PodSpec is) {
    List<ServiceAccountManifest> accounts = after.accounts(is.account());
    if (accounts.isEmpty()) {
      found(was, "runs as " + is.account() + ", which no manifest defines");
    }
    // A manifest without namespace may be applied to any: all that could be meant must agree.
    for (ServiceAccountManifest account : after.possibleAccounts(is.account())) {
      if (account.list().shape() == Shape.NAMES) {
        require(was, account.key(), was.list().names(), account.list().names());
      } else {
        found(was, "runs as " + account.key() + ", whose list is not usable");
      }
    }
  }

  /** The list came to the pod: all that it may have inherited from must have given it. */
  private void compareInlined(PodSpec was, PodSpec is) {
    boolean sameAccount =
        is.account().equals(was.account())
            || is.account().equals(was.account().named(AccountKey.DEFAULT));
    if (!sameAccount || is.list().shape() != Shape.NAMES) {
      found(was, "has got more than a list of its own");
    }
    if (before.accounts(was.account()).isEmpty()) {
      found(was, "has got a list, and ran as " + was.account() + ", which no manifest defines");
    }
    for (ServiceAccountManifest account : before.possibleAccounts(was.account())) {
      if (account.list().shape() == Shape.NAMES) {
        require(was, account.key(), account.list().names(), is.list().names());
      } else {
        found(was, "has got a list, and ran as " + account.key() + ", whose list is not usable");
      }
    }
  }

  /** The pod had no list: whatever it may inherit must be what it was. */
  private void compareInherited(PodSpec was, PodSpec is) {
    if (is.list().present() || !was.account().equals(is.account())) {
      found(was, "changed although it has no list");
      return;
    }
    Set<Inherited> old = inherited(before, was);
    Set<Inherited> now = inherited(after, is);
    for (Inherited inherited : now) {
      // A new ServiceAccount can't be what an open name will be filled in with.
      boolean isNew =
          is.account().isPlaceholder() && before.accounts(inherited.account()).isEmpty();
      if (!isNew && !old.contains(inherited)) {
        compareChanged(was, old, inherited);
      }
    }
    for (Inherited inherited : old) {
      boolean kept =
          now.stream()
              .anyMatch(
                  candidate ->
                      candidate.account().equals(inherited.account())
                          && candidate.names().containsAll(inherited.names()));
      if (!kept) {
        found(was, "lost what it had from " + inherited.account());
      }
    }
  }

  private record Inherited(AccountKey account, List<String> names) {}

  private static Set<Inherited> inherited(UnitView tree, PodSpec pod) {
    Set<Inherited> found = new LinkedHashSet<>();
    for (ServiceAccountManifest account : tree.possibleAccounts(pod.account())) {
      found.add(new Inherited(account.key(), account.list().names()));
    }
    return found;
  }

  /** A ServiceAccount gives something else than before, or is new to the pod. */
  private void compareChanged(PodSpec was, Set<Inherited> old, Inherited now) {
    List<List<String>> same = names(old, now.account()::equals);
    if (!same.isEmpty()) {
      // Of several definitions that differ, it may be any.
      List<String> had =
          same.stream()
              .filter(names -> allowed.isGain(unit, now.account(), names, now.names()))
              .findFirst()
              .orElse(same.get(0));
      require(was, now.account(), had, now.names());
      return;
    }
    // The pod found none, or one that a cluster could take for it.
    require(was, now.account(), List.of(), now.names());
    for (List<String> had : names(old, now.account()::mayBe)) {
      require(was, now.account(), had, now.names());
    }
  }

  private static List<List<String>> names(Set<Inherited> old, Predicate<AccountKey> wanted) {
    return old.stream()
        .filter(candidate -> wanted.test(candidate.account()))
        .map(Inherited::names)
        .toList();
  }

  private void require(PodSpec pod, AccountKey account, List<String> had, List<String> has) {
    if (had.equals(has)) {
      return;
    }
    if (!allowed.isGain(unit, account, had, has)) {
      violations.add(EffectiveSecrets.describe(pod) + " had " + had + " and would have " + has);
      return;
    }
    List<String> gained = new ArrayList<>(has);
    gained.removeAll(had);
    if (!gained.isEmpty()) {
      gains.merge(At.of(pod), new Gain(pod, List.copyOf(gained)), PodComparison::both);
    }
  }

  /** What a pod gains in one unit and in another. */
  private static Gain both(Gain one, Gain other) {
    Set<String> names = new LinkedHashSet<>(one.names());
    names.addAll(other.names());
    return new Gain(one.pod(), List.copyOf(names));
  }

  private void found(PodSpec pod, String what) {
    violations.add(EffectiveSecrets.describe(pod) + " " + what);
  }
}
