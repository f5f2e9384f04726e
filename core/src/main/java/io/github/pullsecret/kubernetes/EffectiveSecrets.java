package io.github.pullsecret.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The proof: compares the pull secrets that every pod of a tree gets before and after, by the
 * admission rule (a pod's own list if it has any entry, else its ServiceAccount's list, never
 * both).
 */
public final class EffectiveSecrets {
  private final ManifestTree before;
  private final ManifestTree after;
  private final boolean gainAllowed;
  private final List<String> violations = new ArrayList<>();
  private final List<Gain> gains = new ArrayList<>();
  private int pods;

  private EffectiveSecrets(ManifestTree before, ManifestTree after, boolean gainAllowed) {
    this.before = before;
    this.after = after;
    this.gainAllowed = gainAllowed;
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

  /** Compares two trees; {@code after} is read from what is to be written. */
  public static Proof compare(ManifestTree before, ManifestTree after, boolean gainAllowed) {
    EffectiveSecrets comparison = new EffectiveSecrets(before, after, gainAllowed);
    comparison.comparePods();
    comparison.compareAccounts();
    return new Proof(comparison.pods, comparison.gains, comparison.violations);
  }

  private void comparePods() {
    for (ManifestFile file : before.files()) {
      List<PodSpec> now = after.file(file.path()).pods();
      if (now.size() != file.pods().size()) {
        violations.add(file.path() + ": it has more or fewer pod specs than before");
        continue;
      }
      for (int i = 0; i < now.size(); i++) {
        if (file.pods().get(i).id().equals(now.get(i).id())) {
          compare(file.pods().get(i), now.get(i));
        } else {
          violations.add(file.pods().get(i).location().pathAndLine() + ": a workload is gone");
        }
      }
    }
    int unknown = after.files().size() - before.files().size();
    if (unknown > 0) {
      after.files().stream()
          .filter(file -> !before.hasFile(file.path()) && !file.pods().isEmpty())
          .forEach(file -> violations.add(file.path() + ": a workload appeared"));
    }
  }

  private void compare(PodSpec was, PodSpec is) {
    pods += was.kind() == PodSpec.Kind.CUSTOM_FIELD ? 0 : 1;
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

  private static Set<Inherited> inherited(ManifestTree tree, PodSpec pod) {
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
      Gain gain = new Gain(pod, gained);
      if (!gained.isEmpty() && !gains.contains(gain)) {
        gains.add(gain);
      }
      return;
    }
    violations.add(describe(pod) + " had " + had + " and would have " + has);
  }

  /** A ServiceAccount that the tree had must still be there with all it had. */
  private void compareAccounts() {
    for (ManifestFile file : before.files()) {
      List<ServiceAccountManifest> now = after.file(file.path()).accounts();
      for (ServiceAccountManifest was : file.accounts()) {
        boolean kept =
            now.stream()
                .anyMatch(
                    is ->
                        is.key().equals(was.key())
                            && is.list().names().containsAll(was.list().names())
                            && is.secrets().equals(was.secrets())
                            && is.automount().equals(was.automount()));
        if (!kept) {
          violations.add(
              was.location().pathAndLine() + ": ServiceAccount " + was.key() + " lost something");
        }
      }
    }
  }

  private static String describe(PodSpec pod) {
    return pod.location().pathAndLine() + ": " + pod.id();
  }
}
