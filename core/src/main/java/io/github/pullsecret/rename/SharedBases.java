package io.github.pullsecret.rename;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.kubernetes.WrittenName;
import io.github.pullsecret.rename.RenamePlan.Patched;
import io.github.pullsecret.rename.RenamePlan.Refused;
import io.github.pullsecret.tree.ManifestTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * ServiceAccounts of a base whose secrets get another name in some of the overlays that build on
 * it. The base stays, and each of these overlays gets a patch with the whole list, since a list of
 * a ServiceAccount is replaced by a patch and not merged.
 */
final class SharedBases {
  private final ManifestTree tree;
  private final Renaming renaming;
  private final RenameScope scope;
  private final List<Patched> patched = new ArrayList<>();
  private final List<Refused> refusals = new ArrayList<>();

  private SharedBases(ManifestTree tree, Renaming renaming, RenameScope scope) {
    this.tree = tree;
    this.renaming = renaming;
    this.scope = scope;
  }

  /**
   * The patches for some places.
   *
   * @param sites items of lists of ServiceAccounts
   */
  static SharedBases of(ManifestTree tree, Renaming renaming, RenameScope scope, List<Site> sites) {
    SharedBases bases = new SharedBases(tree, renaming, scope);
    Map<Site.ListKey, Site> lists = new LinkedHashMap<>();
    sites.forEach(site -> lists.putIfAbsent(site.list().orElseThrow(), site));
    lists.values().forEach(bases::patch);
    return bases;
  }

  List<Patched> patched() {
    return patched;
  }

  List<Refused> refusals() {
    return refusals;
  }

  private void patch(Site site) {
    Place place = site.reference().place();
    List<String> old = ((WrittenName.Item) site.reference().written()).names();
    Map<List<String>, Set<Context>> wanted = new LinkedHashMap<>();
    for (Context context : site.contexts()) {
      List<String> names = renamed(old, site.file(), context);
      boolean stays = names.equals(old);
      if (!stays && !tree.patchesList(site.file(), account(place).key().name(), context)) {
        wanted.computeIfAbsent(names, key -> new LinkedHashSet<>()).add(context);
      }
    }
    wanted.forEach((names, contexts) -> patch(site, account(place), names, contexts));
  }

  private List<String> renamed(List<String> names, String file, Context context) {
    return names.stream().map(name -> renaming.target(name, file, context)).distinct().toList();
  }

  private ServiceAccountManifest account(Place place) {
    return tree.file(place.file()).accounts().stream()
        .filter(account -> account.place().equals(place))
        .findFirst()
        .orElseThrow();
  }

  private void patch(
      Site site, ServiceAccountManifest account, List<String> names, Set<Context> contexts) {
    Optional<List<Place>> overlays =
        tree.layout().overlaysOf(site.file(), site.contexts(), contexts, scope::mayWrite);
    if (overlays.isEmpty()) {
      refusals.add(noOverlay(site, contexts));
      return;
    }
    AccountKey key = account.key();
    boolean namespaced = account.namespaceWritten();
    for (Place overlay : overlays.get()) {
      patched.add(
          new Patched(
              overlay,
              key,
              namespaced,
              names,
              ((WrittenName.Item) site.reference().written()).names()));
    }
  }

  private Refused noOverlay(Site site, Set<Context> contexts) {
    return tree.layout()
        .overlaysOf(site.file(), site.contexts(), contexts, overlay -> true)
        .map(
            overlays ->
                new Refused(
                    site.reference().location(),
                    "shared-base: "
                        + overlays.stream()
                            .map(Place::file)
                            .filter(file -> !scope.mayWrite(file))
                            .collect(Collectors.joining(", "))
                        + " would get a patch and is not to be written",
                    "let it be written, or leave it out of what is renamed"))
        .orElseGet(
            () ->
                new Refused(
                    site.reference().location(),
                    "shared-base: no overlay builds on it for all that is renamed and for nothing"
                        + " else",
                    "rename it wherever it is used, or give the paths of the overlays"));
  }
}
