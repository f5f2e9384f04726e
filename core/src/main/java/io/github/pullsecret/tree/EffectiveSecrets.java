package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.tree.PodComparison.At;
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
  private final Allowed allowed;
  private final String unit;
  private final Set<String> violations;
  private final Set<At> pods;
  private final PodComparison comparison;

  private EffectiveSecrets(PodComparison comparison, Set<String> violations, Set<At> pods) {
    this.before = comparison.before();
    this.after = comparison.after();
    this.allowed = comparison.allowed();
    this.unit = comparison.unit();
    this.violations = violations;
    this.pods = pods;
    this.comparison = comparison;
  }

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

  /**
   * Compares two trees for a move.
   *
   * @param gainAllowed whether pods may get more than they had
   */
  public static Proof compare(ManifestTree before, ManifestTree after, boolean gainAllowed) {
    return compare(before, after, new Allowed.Move(gainAllowed));
  }

  /** Compares two trees, unit by unit; {@code after} is read from what is to be written. */
  public static Proof compare(ManifestTree before, ManifestTree after, Allowed allowed) {
    Set<String> violations = new LinkedHashSet<>();
    Map<At, Gain> gains = new LinkedHashMap<>();
    Set<At> pods = new HashSet<>();
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
                  new EffectiveSecrets(
                      new PodComparison(unit, was, is, allowed, violations, gains),
                      violations,
                      pods);
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
      pods.add(At.of(was));
    }
    comparison.compare(was, is);
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

  private boolean hasAllOf(ServiceAccountManifest is, ServiceAccountManifest was) {
    return is.key().equals(was.key())
        && allowed.isAccountChange(unit, was, is)
        && is.secrets().equals(was.secrets())
        && is.automount().equals(was.automount());
  }

  static String describe(PodSpec pod) {
    return pod.location().pathAndLine() + ": " + pod.id();
  }
}
