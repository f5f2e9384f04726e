package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.IdentityReference;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PatchDocument;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.text.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All files of a run, with every pod's ServiceAccount resolved in the units that its file belongs
 * to.
 */
public final class ManifestTree {
  /** How deep kustomizations may be nested. */
  static final int MAX_NESTING = 50;

  private final Path base;
  private final UnaryOperator<String> division;
  private final List<ManifestFile> files;
  private final List<ManifestFile> asRead = new ArrayList<>();
  private final Units units;
  private final Contexts contexts;
  private final Overlays overlays;
  private final Layout layout;
  private final DeclaredAccounts declared;
  private final Map<String, ManifestFile> byPath = new LinkedHashMap<>();
  private final List<PodSpec> pods = new ArrayList<>();
  private final AccountIndex accounts = new AccountIndex();
  private final UserIndex users = new UserIndex();

  /**
   * Indexes the files as one unit, but for what kustomizations reach.
   *
   * @param files in path order
   * @param base the directory that displayed paths start from
   */
  public ManifestTree(List<ManifestFile> files, Path base) {
    this(files, base, file -> Context.TREE, DeclaredAccounts.NONE);
  }

  /**
   * Indexes the files.
   *
   * @param files in path order
   * @param base the directory that displayed paths start from
   * @param division gives the unit of a file that no kustomization reaches
   * @param declared the ServiceAccounts that exist elsewhere
   */
  public ManifestTree(
      List<ManifestFile> files,
      Path base,
      UnaryOperator<String> division,
      DeclaredAccounts declared) {
    this.base = base;
    this.division = division;
    KustomizationGraph graph = new KustomizationGraph(files, base);
    this.units = new Units(files, graph, division);
    for (ManifestFile file : files) {
      asRead.add(graph.isOther(file.path()) && !units.isReached(file.path()) ? bare(file) : file);
    }
    this.contexts = new Contexts(units, asRead);
    this.overlays = new Overlays(units);
    this.layout = new Layout(units, new UnreadableKustomizations(files, base));
    this.declared = declared;
    this.files = asRead.stream().map(this::resolved).toList();
    this.files.forEach(this::index);
  }

  /** The tree of other files under the same conditions. */
  public ManifestTree with(List<ManifestFile> others) {
    return new ManifestTree(others, base, division, declared);
  }

  /** A patch, or data of a kustomization, looks like a manifest and is none. */
  private static ManifestFile bare(ManifestFile file) {
    return file.with(List.of(), List.of(), file.identities());
  }

  private ManifestFile resolved(ManifestFile file) {
    ManifestFile resolved = contexts.resolved(file);
    List<PodSpec> all = resolved.pods().stream().map(this::withOverlays).toList();
    return resolved.with(all, resolved.accounts(), resolved.identities());
  }

  private PodSpec withOverlays(PodSpec pod) {
    return pod.obstacle().isPresent() || !pod.list().present()
        ? pod
        : overlayOn(pod, pod.list().names()).map(pod::kept).orElse(pod);
  }

  private void index(ManifestFile file) {
    byPath.put(file.path(), file);
    pods.addAll(file.pods());
    file.pods().forEach(users::add);
    for (ServiceAccountManifest account : file.accounts()) {
      accounts.add(account);
      account.cloudIdentity().ifPresent(users::add);
    }
    file.identities().forEach(users::add);
  }

  /** The directory of a displayed path; empty for a file in the working directory. */
  public static String directory(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : slash == 0 ? "/" : path.substring(0, slash);
  }

  /** The files in path order. */
  public List<ManifestFile> files() {
    return files;
  }

  /**
   * Where what a file says ends up: an object of it, or for a kustomization or a patch the objects
   * that it is about.
   *
   * @param namespace the namespace that the object says
   */
  public Set<Context> contexts(String file, Optional<String> namespace) {
    return units.contextsOfAny(file, namespace);
  }

  /** The files in path order, with what each says by itself. */
  public List<ManifestFile> asRead() {
    return asRead;
  }

  /** How kustomizations and GitOps objects take up the files. */
  public Layout layout() {
    return layout;
  }

  Units units() {
    return units;
  }

  Overlays overlays() {
    return overlays;
  }

  /** The file displayed as {@code path}; it must be one of the tree. */
  public ManifestFile file(String path) {
    ManifestFile file = byPath.get(path);
    if (file == null) {
      throw new IllegalArgumentException("not a file of the tree: " + path);
    }
    return file;
  }

  /** Whether the tree has a file displayed as {@code path}. */
  public boolean hasFile(String path) {
    return byPath.containsKey(path);
  }

  /** All pod specs in path order. */
  public List<PodSpec> pods() {
    return pods;
  }

  /**
   * The manifests of a ServiceAccount with exactly this name and these contexts, and those that are
   * declared for some of them.
   */
  public List<ServiceAccountManifest> accounts(AccountKey key) {
    return declared.with(key, accounts.exact(key));
  }

  /** The ServiceAccounts that are declared, since their manifests are elsewhere. */
  DeclaredAccounts declared() {
    return declared;
  }

  /** Where a pod spec's object ends up by itself, whatever it meets there. */
  public Set<Context> contexts(PodSpec pod) {
    return contexts.contexts(pod);
  }

  /** Where a ServiceAccount's manifest ends up by itself, whatever it meets there. */
  public Set<Context> contexts(ServiceAccountManifest account) {
    return contexts.contexts(account);
  }

  /** The ServiceAccount of another name that pods of {@code key} would find. */
  public AccountKey sibling(AccountKey key, String name) {
    return new AccountKey(key.namespace(), name, contexts.group(name, key.contexts()));
  }

  /** What some of the pods of a ServiceAccount run as: the same where they are. */
  public AccountKey among(AccountKey key, List<PodSpec> some) {
    Set<Context> there = new HashSet<>();
    some.forEach(pod -> there.addAll(contexts.contexts(pod)));
    return new AccountKey(key.namespace(), key.name(), there);
  }

  /** Whether any ServiceAccount has this name, whatever its namespace. */
  public boolean hasAccountNamed(String name) {
    return accounts.hasNamed(name) || declared.hasNamed(name);
  }

  /**
   * The manifests of ServiceAccounts that a cluster could take for this one; if its name is filled
   * in later, any that can be in its namespace.
   */
  public List<ServiceAccountManifest> possibleAccounts(AccountKey key) {
    return declared.withPossible(key, accounts.possible(key));
  }

  /** The pod specs that name this ServiceAccount, or may. */
  public List<PodSpec> namedUsers(AccountKey key) {
    return users.named(key);
  }

  /**
   * The pod specs that could run as this ServiceAccount, also because their name for it is open.
   */
  public List<PodSpec> possibleUsers(AccountKey key) {
    return users.possible(key);
  }

  /** Whether a pod gets its ServiceAccount's list, or may once overlays have changed it. */
  public boolean mayInherit(PodSpec pod) {
    return !pod.list().present() || overlays.mayLoseList(pod);
  }

  /** The references to this ServiceAccount's identity, whatever they are applied with. */
  public List<IdentityReference> identityReferences(AccountKey key) {
    return users.identities(key);
  }

  /** Why a pod does not find any of these manifests of its ServiceAccount in each of its units. */
  public Optional<Obstacle> absence(PodSpec pod, List<ServiceAccountManifest> manifests) {
    return contexts.absence(pod, manifests, declared);
  }

  /** What an overlay does to a pod spec so that this list can't leave it exactly, or come to it. */
  public Optional<Obstacle> overlayOn(PodSpec pod, List<String> secrets) {
    return overlays.onPodSpec(pod, secrets);
  }

  /** What an overlay does to a ServiceAccount so that its list is not what its manifest says. */
  public Optional<Obstacle> overlayOn(ServiceAccountManifest account) {
    return overlays.onAccount(account);
  }

  /** What an overlay would do to a ServiceAccount that is new. */
  public Optional<Obstacle> overlayOnNew(AccountKey key) {
    return overlays.onNew(key);
  }

  /** Why pods that no manifest shows may run as the ServiceAccount and would gain its list. */
  public Optional<Obstacle> unseenUsers(AccountKey key) {
    return overlays.unseenUsers(key);
  }

  /**
   * Whether a kustomization of a context's unit replaces the list of a ServiceAccount of a file.
   */
  public boolean patchesList(String file, String account, Context context) {
    return listPatches(file, account, context).findFirst().isPresent();
  }

  /** What patches of a context's unit do to the list of a ServiceAccount, the nearest first. */
  Stream<PatchDocument.Part> listPatches(String file, String account, Context context) {
    return overlays.listPatches(file, account, context.unit());
  }

  /** The first list of pull secrets in each file that kustomizations take for a patch or data. */
  public List<Location> listsInPatches() {
    return asRead.stream()
        .filter(file -> units.graph().isOther(file.path()) && !units.isReached(file.path()))
        .flatMap(file -> file.patches().stream().flatMap(patch -> patch.lists().stream()).limit(1))
        .toList();
  }

  /** Files and directories that kustomizations name and that are not among the files. */
  public Set<String> unresolved() {
    return units.graph().unresolved();
  }
}
