package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.PatchDocument;
import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The proof of a rename: every pod and every ServiceAccount has, wherever it is applied, exactly
 * the pull secrets that it had, under the names that they have there afterwards. It knows the new
 * names and the files as read again, and nothing of the plan.
 */
public final class RenamedSecrets {
  private final ManifestTree before;
  private final ManifestTree after;
  private final NewNames names;
  private final Set<String> violations = new LinkedHashSet<>();
  private final Set<PodComparison.At> pods = new HashSet<>();
  private final Set<Place> accounts = new HashSet<>();

  private RenamedSecrets(ManifestTree before, ManifestTree after, NewNames names) {
    this.before = before;
    this.after = after;
    this.names = names;
  }

  /** The names that secrets have afterwards. */
  public interface NewNames {
    /** The name that a secret has which a file names, where a context applies it. */
    String of(String name, String file, Context context);

    /** Whether an object is for a namespace that is not known, so that its names are left. */
    boolean areOpen(Place place);
  }

  /**
   * What came of the comparison.
   *
   * @param pods how many pod specs were compared
   * @param accounts how many ServiceAccounts were compared
   * @param violations what is not as it was, in sentences; empty if the proof holds
   */
  public record Proof(int pods, int accounts, List<String> violations) {}

  /** Compares two trees, unit by unit; {@code after} is read from what is to be written. */
  public static Proof compare(ManifestTree before, ManifestTree after, NewNames names) {
    RenamedSecrets comparison = new RenamedSecrets(before, after, names);
    Map<String, UnitView> now = UnitView.of(after);
    UnitView.of(before)
        .forEach((unit, was) -> comparison.compare(was, now.getOrDefault(unit, new UnitView())));
    return new Proof(
        comparison.pods.size(), comparison.accounts.size(), List.copyOf(comparison.violations));
  }

  private void compare(UnitView was, UnitView is) {
    was.parts()
        .forEach(
            (part, then) -> {
              ManifestFile now = is.parts().get(part);
              if (now == null
                  || now.pods().size() != then.pods().size()
                  || now.accounts().size() != then.accounts().size()) {
                violations.add(part.path() + ": it has more or fewer objects than before");
                return;
              }
              for (int i = 0; i < then.pods().size(); i++) {
                compare(part, then.pods().get(i), now.pods().get(i));
              }
              for (int i = 0; i < then.accounts().size(); i++) {
                compare(part, then.accounts().get(i), now.accounts().get(i));
              }
            });
  }

  private void compare(UnitView.Part part, PodSpec was, PodSpec is) {
    // A field that is no pod may be a text, or about another namespace: RenameProof looks at it.
    if (was.kind() == PodSpec.Kind.CUSTOM_FIELD || names.areOpen(was.place())) {
      return;
    }
    pods.add(PodComparison.At.of(was));
    Context context = context(before, part, was.account().namespace());
    List<String> wanted = renamed(was.list().names(), part.path(), context);
    boolean same =
        was.id().equals(is.id())
            && was.account().equals(is.account())
            && was.list().shape() == is.list().shape();
    if (!same || !wanted.equals(is.list().names())) {
      violations.add(
          EffectiveSecrets.describe(was)
              + " had "
              + was.list().names()
              + " and would have "
              + is.list().names());
    }
  }

  private void compare(UnitView.Part part, ServiceAccountManifest was, ServiceAccountManifest is) {
    accounts.add(was.place());
    Context context = context(before, part, was.key().namespace());
    List<String> wanted = renamed(list(before, was, context), part.path(), context);
    List<String> has = list(after, is, context);
    boolean same =
        was.key().equals(is.key())
            && was.automount().equals(is.automount())
            && was.list().shape() == is.list().shape();
    if (!same || !wanted.equals(has)) {
      violations.add(
          was.location().pathAndLine()
              + ": ServiceAccount "
              + was.key()
              + " had "
              + was.list().names()
              + " and would have "
              + has);
    }
  }

  /** The list that a ServiceAccount has where a context applies it, after the patches there. */
  private static List<String> list(
      ManifestTree tree, ServiceAccountManifest account, Context context) {
    Optional<List<String>> patched =
        tree.listPatches(account.place().file(), account.key().name(), context)
            .map(PatchDocument.Part::names)
            .flatMap(Optional::stream)
            .reduce((nearer, farther) -> farther); // The outermost comes last and wins.
    return patched.orElse(account.list().names());
  }

  private List<String> renamed(List<String> all, String file, Context context) {
    return all.stream().map(name -> names.of(name, file, context)).distinct().toList();
  }

  private static Context context(
      ManifestTree tree, UnitView.Part part, Optional<String> namespace) {
    return part.reach().isPresent()
        ? part.reach().get().context(namespace)
        : tree.units().contexts(part.path(), namespace).iterator().next();
  }
}
