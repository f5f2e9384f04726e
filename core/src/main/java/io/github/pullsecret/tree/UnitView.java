package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One unit as it is applied: its pods and ServiceAccounts with the namespaces that they get there.
 * It is made from the files alone, and knows nothing of how the planner looks at the tree.
 */
final class UnitView {
  private final Map<Part, ManifestFile> parts = new LinkedHashMap<>();
  private final AccountIndex accounts = new AccountIndex();

  /**
   * A file as one way makes it a part of the unit.
   *
   * @param path the file
   * @param reach the way; none for files that no kustomization reaches
   */
  record Part(String path, Optional<Reach> reach) {
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Part that && path.equals(that.path) && reach.equals(that.reach));
    }

    @Override
    public int hashCode() {
      return 31 * path.hashCode() + reach.hashCode();
    }
  }

  /** The units of a tree, by name. */
  static Map<String, UnitView> of(ManifestTree tree) {
    Map<String, UnitView> views = new LinkedHashMap<>();
    for (ManifestFile file : tree.asRead()) {
      if (file.pods().isEmpty() && file.accounts().isEmpty()) {
        continue;
      }
      for (Reach reach : tree.units().reaches(file.path())) {
        views
            .computeIfAbsent(reach.unit(), unit -> new UnitView())
            .add(file, Optional.of(reach), tree.units());
      }
      if (!tree.units().isReached(file.path())) {
        String unit = tree.units().contexts(file.path(), Optional.empty()).iterator().next().unit();
        views
            .computeIfAbsent(unit, key -> new UnitView())
            .add(file, Optional.empty(), tree.units());
      }
    }
    // What is declared is there whatever is applied, and stays as it is.
    views.values().forEach(view -> tree.declared().accounts().forEach(view.accounts::add));
    return views;
  }

  private void add(ManifestFile file, Optional<Reach> reach, Units units) {
    List<PodSpec> pods =
        file.pods().stream()
            .map(pod -> pod.resolved(there(file, pod.account(), reach, units)))
            .toList();
    List<ServiceAccountManifest> here =
        file.accounts().stream()
            .map(account -> account.resolved(there(file, account.key(), reach, units)))
            .toList();
    parts.put(new Part(file.path(), reach), file.with(pods, here, List.of()));
    here.forEach(accounts::add);
  }

  /** The key with the namespace that its object gets on one way. */
  private static AccountKey there(
      ManifestFile file, AccountKey written, Optional<Reach> reach, Units units) {
    Optional<String> namespace =
        reach.isPresent()
            ? reach.get().context(written.namespace()).namespace()
            : units.contexts(file.path(), written.namespace()).iterator().next().namespace();
    return new AccountKey(namespace, written.name());
  }

  Map<Part, ManifestFile> parts() {
    return parts;
  }

  List<ServiceAccountManifest> accounts(AccountKey key) {
    return accounts.exact(key);
  }

  /** The manifests that could be the ServiceAccount; all if its name is filled in later. */
  List<ServiceAccountManifest> possibleAccounts(AccountKey key) {
    return accounts.possible(key);
  }
}
