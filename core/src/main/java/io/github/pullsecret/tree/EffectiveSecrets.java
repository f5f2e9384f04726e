package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.PullSecretList;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.yaml.NodePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The proof: compares the pull secrets that every pod of a tree gets before and after, by the
 * admission rule (a pod's own list if it has any entry, else its ServiceAccount's list, never
 * both).
 */
public final class EffectiveSecrets {
  private final UnitView before;
  private final UnitView after;
  private final boolean gainAllowed;
  private final Set<String> violations;
  private final Map<Pod, Gain> gains;
  private final Set<Pod> pods;

  private EffectiveSecrets(
      UnitView before,
      UnitView after,
      boolean gainAllowed,
      Set<String> violations,
      Map<Pod, Gain> gains,
      Set<Pod> pods) {
    this.before = before;
    this.after = after;
    this.gainAllowed = gainAllowed;
    this.violations = violations;
    this.gains = gains;
    this.pods = pods;
  }

  /** A pod spec by where it stands; one manifest can be a part of several units. */
  private record Pod(Place place, NodePath path) {}

  /**
   * A pod that gets more pull secrets than before.
   *
   * @param pod the pod spec
   * @param names the names it gains
   */
  public record Gain(PodSpec pod, List<String> names) {}

  /**
   * What came of the comparison.
   *
   * @param pods how many pod specs were compared
   * @param gains the allowed gains
   * @param violations what is not as it was, in sentences; empty if the proof holds
   */
  public record Proof(int pods, List<Gain> gains, List<String> violations) {}

  /** Compares two trees, unit by unit; {@code after} is read from what is to be written. */
  public static Proof compare(ManifestTree before, ManifestTree after, boolean gainAllowed) {
    Set<String> violations = new LinkedHashSet<>();
    Map<Pod, Gain> gains = new LinkedHashMap<>();
    Set<Pod> pods = new HashSet<>();
    Map<String, UnitView> now = UnitView.of(after);
    UnitView.of(before)
        .forEach(
            (unit, was) -> {
              UnitView is = now.getOrDefault(unit, new UnitView());
              // A file of ServiceAccounts that a kustomization lists now has left the tree.
              was.parts()
                  .keySet()
                  .removeIf(
                      part ->
                          part.reach().isEmpty()
                              && after.units().isReached(part.path())
                              && before.file(part.path()).pods().isEmpty());
              EffectiveSecrets comparison =
                  new EffectiveSecrets(was, is, gainAllowed, violations, gains, pods);
              comparison.comparePods();
              comparison.compareAccounts();
            });
    for (ManifestFile file : after.asRead()) {
      if (!before.hasFile(file.path()) && !file.pods().isEmpty()) {
        violations.add(file.path() + ": a workload appeared");
      }
    }
    return new Proof(pods.size(), List.copyOf(gains.values()), List.copyOf(violations));
  }

  private void comparePods() {
    before
        .parts()
        .forEach(
            (part, file) -> {
              ManifestFile now = after.parts().get(part);
              if (now == null) {
                violations.add(part.path() + ": it is not applied any more");
              } else if (now.pods().size() != file.pods().size()) {
                violations.add(part.path() + ": it has more or fewer pod specs than before");
              } else {
                comparePods(file.pods(), now.pods());
              }
            });
  }

  private void comparePods(List<PodSpec> then, List<PodSpec> now) {
    for (int i = 0; i < now.size(); i++) {
      if (then.get(i).id().equals(now.get(i).id())) {
        compare(then.get(i), now.get(i));
      } else {
        violations.add(then.get(i).location().pathAndLine() + ": a workload is gone");
      }
    }
  }

  private void compare(PodSpec was, PodSpec is) {
    if (was.kind() != PodSpec.Kind.CUSTOM_FIELD) {
      pods.add(new Pod(was.place(), was.path()));
    }
    if (!was.list().present()) {
      compareInherited(was, is);
    } else if (is.list().present()) {
      if (!was.list().names().equals(is.list().names())
          || was.list().shape() != is.list().shape()) {
        violations.add(describe(was) + " has another list of its own");
      }
    } else {
      compareMoved(was, is);
    }
  }

  /** The list left the pod: its ServiceAccount must give the same one, in every definition. */
  private void compareMoved(PodSpec was, PodSpec is) {
    List<ServiceAccountManifest> accounts = after.accounts(is.account());
    if (accounts.isEmpty()) {
      violations.add(describe(was) + " runs as " + is.account() + ", which no manifest defines");
    }
    // A manifest without namespace may be applied to any: all that could be meant must agree.
    for (ServiceAccountManifest account : after.possibleAccounts(is.account())) {
      if (account.list().shape() == PullSecretList.Shape.NAMES) {
        require(was, was.list().names(), account.list().names());
      } else {
        violations.add(describe(was) + " runs as " + account.key() + ", whose list is not usable");
      }
    }
  }

  /** The pod had no list: whatever it may inherit must be what it was. */
  private void compareInherited(PodSpec was, PodSpec is) {
    if (is.list().present() || !was.account().equals(is.account())) {
      violations.add(describe(was) + " changed although it has no list");
      return;
    }
    Set<Inherited> old = inherited(before, was);
    Set<Inherited> now = inherited(after, is);
    for (Inherited inherited : now) {
      // A new ServiceAccount can't be what an open name will be filled in with.
      boolean isNew =
          is.account().isPlaceholder() && before.accounts(inherited.account()).isEmpty();
      if (!isNew && !old.contains(inherited)) {
        List<String> had =
            old.stream()
                .filter(candidate -> candidate.account().equals(inherited.account()))
                .findFirst()
                .map(Inherited::names)
                .orElse(List.of());
        require(was, had, inherited.names());
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
        violations.add(describe(was) + " lost what it had from " + inherited.account());
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

  private void require(PodSpec pod, List<String> had, List<String> has) {
    if (had.equals(has)) {
      return;
    }
    List<String> gained = new ArrayList<>(has);
    gained.removeAll(had);
    if (gainAllowed && has.containsAll(had)) {
      if (!gained.isEmpty()) {
        gains.merge(
            new Pod(pod.place(), pod.path()), new Gain(pod, gained), EffectiveSecrets::both);
      }
      return;
    }
    violations.add(describe(pod) + " had " + had + " and would have " + has);
  }

  /** What a pod gains in one unit and in another. */
  private static Gain both(Gain one, Gain other) {
    Set<String> names = new LinkedHashSet<>(one.names());
    names.addAll(other.names());
    return new Gain(one.pod(), List.copyOf(names));
  }

  /** A ServiceAccount that the tree had must still be there with all it had. */
  private void compareAccounts() {
    before
        .parts()
        .forEach(
            (part, file) -> {
              ManifestFile now = after.parts().get(part);
              List<ServiceAccountManifest> there = now == null ? List.of() : now.accounts();
              file.accounts().stream()
                  .filter(was -> there.stream().noneMatch(is -> hasAllOf(is, was)))
                  .forEach(
                      was ->
                          violations.add(
                              was.location().pathAndLine()
                                  + ": ServiceAccount "
                                  + was.key()
                                  + " lost something"));
            });
  }

  private static boolean hasAllOf(ServiceAccountManifest is, ServiceAccountManifest was) {
    return is.key().equals(was.key())
        && is.list().names().containsAll(was.list().names())
        && is.secrets().equals(was.secrets())
        && is.automount().equals(was.automount());
  }

  private static String describe(PodSpec pod) {
    return pod.location().pathAndLine() + ": " + pod.id();
  }
}
