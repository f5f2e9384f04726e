package io.github.pullsecret.rename;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.SecretReference;
import io.github.pullsecret.kubernetes.SecretReference.Reason;
import io.github.pullsecret.kubernetes.SecretReference.Refusal;
import io.github.pullsecret.kubernetes.SecretReference.Role;
import io.github.pullsecret.kubernetes.WrittenName;
import io.github.pullsecret.rename.RenamePlan.Granted;
import io.github.pullsecret.rename.RenamePlan.Left;
import io.github.pullsecret.rename.RenamePlan.Refused;
import io.github.pullsecret.rename.RenamePlan.Renamed;
import io.github.pullsecret.rename.RenamePlan.Why;
import io.github.pullsecret.tree.ManifestTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Decides which places that name a secret get another name, for the whole tree at once. */
final class RenamePlanner {
  static final String REFERENCES_ONLY =
      "or rename the references only, with --references-only, and make the new Secret yourself";

  private final ManifestTree tree;
  private final Renaming renaming;
  private final RenameScope scope;
  private final List<Renamed> renamed = new ArrayList<>();
  private final List<Granted> granted = new ArrayList<>();
  private final List<Left> left = new ArrayList<>();
  private final List<Refused> refusals = new ArrayList<>();
  private final List<Site> sharedLists = new ArrayList<>();

  /** The names that the places have afterwards, by where they are applied. */
  private final Map<Site, Map<Context, String>> names = new LinkedHashMap<>();

  /** The new names that are given, by the old one. */
  private final Map<String, Set<String>> given = new LinkedHashMap<>();

  private RenamePlanner(ManifestTree tree, Renaming renaming, RenameScope scope) {
    this.tree = tree;
    this.renaming = renaming;
    this.scope = scope;
  }

  static RenamePlan plan(
      ManifestTree tree, Renaming renaming, RenameScope scope, List<SecretReference> references) {
    return new RenamePlanner(tree, renaming, scope).plan(Site.of(tree, references));
  }

  private RenamePlan plan(List<Site> sites) {
    sites.stream().filter(site -> !isKept(site)).forEach(this::decide);
    SharedBases bases = SharedBases.of(tree, renaming, scope, sharedLists);
    refusals.addAll(bases.refusals());
    sites.stream().filter(RenamePlanner::isKept).forEach(this::grant);
    SecretManifests manifests = new SecretManifests(names);
    refusals.addAll(manifests.clashes());
    return new RenamePlan(
        renamed, granted, bases.patched(), left, refusals, manifests.needed(given.values()));
  }

  private static boolean isKept(Site site) {
    return site.reference().written() instanceof WrittenName.Kept;
  }

  /** Whether the place is a Secret, or makes one. */
  static boolean isMade(Role role) {
    return role == Role.DEFINITION || role == Role.PRODUCER || role == Role.SELECTOR;
  }

  private void decide(Site site) {
    SecretReference reference = site.reference();
    Map<Context, String> targets = site.targets(renaming);
    boolean stays =
        targets.values().stream().allMatch(reference.name()::equals)
            || (scope.referencesOnly() && isMade(reference.role()));
    if (stays) {
      keep(site, targets);
      return;
    }
    Optional<Refusal> refusal = reference.refusal();
    if (isEmbedded(site)) {
      leave(site, Why.EMBEDDED);
    } else if (refusal.isPresent() && !scope.writable().test(site.file())) {
      leave(site, Why.EXCLUDED);
    } else if (refusal.isPresent()) {
      refuse(reference, refusal.get());
    } else if (Set.copyOf(targets.values()).size() > 1 || scope.outside().test(site.file())) {
      share(site, targets);
    } else if (!scope.writable().test(site.file())) {
      leave(site, Why.EXCLUDED);
    } else {
      String name = targets.values().iterator().next();
      renamed.add(new Renamed(reference, name));
      give(site, targets);
    }
  }

  private static boolean isEmbedded(Site site) {
    return site.reference().refusal().filter(why -> why.reason() == Reason.EMBEDDED).isPresent();
  }

  /** A place that keeps its name may be meant all the same, if its namespace is not known. */
  private void keep(Site site, Map<Context, String> targets) {
    String name = site.reference().name();
    boolean open =
        site.contexts().stream().anyMatch(context -> renaming.isOpen(name, site.file(), context));
    boolean chosen = scope.referencesOnly() && isMade(site.reference().role());
    if (open && !chosen) {
      leave(site, isEmbedded(site) ? Why.EMBEDDED : Why.NAMESPACE_UNKNOWN);
    } else {
      Map<Context, String> same = new LinkedHashMap<>();
      targets.keySet().forEach(context -> same.put(context, name));
      names.put(site, same);
    }
  }

  private void leave(Site site, Why why) {
    left.add(new Left(site.reference(), why));
    Map<Context, String> same = new LinkedHashMap<>();
    site.contexts().forEach(context -> same.put(context, site.reference().name()));
    names.put(site, same);
  }

  private void give(Site site, Map<Context, String> targets) {
    names.put(site, targets);
    targets
        .values()
        .forEach(
            name ->
                given
                    .computeIfAbsent(site.reference().name(), key -> new LinkedHashSet<>())
                    .add(name));
    given.getOrDefault(site.reference().name(), Set.of()).remove(site.reference().name());
  }

  private void refuse(SecretReference reference, Refusal refusal) {
    String hint =
        isMade(reference.role())
            ? refusal.hint() + ", " + REFERENCES_ONLY
            : refusal.hint() + ", or leave the file out, with --exclude";
    refusals.add(new Refused(refusal.location(), refusal.message(), hint));
  }

  /** What is applied in several ways can't have another name in some of them only. */
  private void share(Site site, Map<Context, String> targets) {
    if (site.isOfAccount()) {
      sharedLists.add(site);
      give(site, targets);
      return;
    }
    boolean outside = scope.outside().test(site.file());
    String units =
        targets.entrySet().stream()
            .filter(each -> each.getValue().equals(site.reference().name()))
            .map(each -> each.getKey().unit())
            .filter(unit -> !unit.isEmpty())
            .sorted()
            .distinct()
            .limit(3)
            .collect(Collectors.joining(", "));
    String message =
        outside
            ? "shared-base: the file is outside of the paths, so that it is not written"
            : units.isEmpty()
                ? "shared-base: overlays that build on it get different names"
                : "shared-base: " + units + " builds on it and is not renamed";
    refusals.add(
        new Refused(
            site.reference().location(),
            message,
            isMade(site.reference().role())
                ? "rename it wherever it is used, " + REFERENCES_ONLY
                : outside
                    ? "give its directory as a PATH, too"
                    : "move the list onto a ServiceAccount first, with pullsecret move, or rename it"
                        + " wherever it is used"));
  }

  /** A rule that is about more than the renamed secret gets the new name beside the old one. */
  private void grant(Site site) {
    SecretReference reference = site.reference();
    Set<String> wanted = new TreeSet<>(site.targets(renaming).values());
    if (reference.anyNamespace()) {
      wanted.addAll(given.getOrDefault(reference.name(), Set.of()));
    }
    WrittenName.Kept kept = (WrittenName.Kept) reference.written();
    kept.names().forEach(wanted::remove);
    if (wanted.isEmpty()) {
      return;
    }
    if (reference.refusal().isPresent()) {
      refuse(reference, reference.refusal().get());
    } else if (scope.mayWrite(site.file())) {
      granted.add(new Granted(reference, List.copyOf(wanted)));
    } else {
      left.add(new Left(reference, Why.EXCLUDED));
    }
  }
}
