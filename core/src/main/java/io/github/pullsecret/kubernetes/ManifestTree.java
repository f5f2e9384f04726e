package io.github.pullsecret.kubernetes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All files of a run, resolved together: one unit. */
public final class ManifestTree {
  private final Path base;
  private final List<ManifestFile> files;
  private final Map<String, ManifestFile> byPath = new HashMap<>();
  private final List<PodSpec> pods = new ArrayList<>();
  private final Map<AccountKey, List<ServiceAccountManifest>> accounts = new HashMap<>();
  private final Map<String, List<ServiceAccountManifest>> accountsByName = new HashMap<>();
  private final Map<String, List<PodSpec>> podsByAccountName = new HashMap<>();
  private final List<PodSpec> podsOfOpenAccounts = new ArrayList<>();
  private final Map<String, List<IdentityReference>> identitiesByName = new HashMap<>();
  private final Set<String> kustomizedDirectories = new HashSet<>();
  private final Set<String> kustomizedSubtrees = new HashSet<>();
  private final Set<String> kustomizedFiles = new HashSet<>();

  /**
   * Indexes the files.
   *
   * @param files in path order
   * @param base the directory that displayed paths start from
   */
  public ManifestTree(List<ManifestFile> files, Path base) {
    this.base = base;
    this.files = List.copyOf(files);
    for (ManifestFile file : files) {
      byPath.put(file.path(), file);
      pods.addAll(file.pods());
      for (ServiceAccountManifest account : file.accounts()) {
        accounts.computeIfAbsent(account.key(), key -> new ArrayList<>()).add(account);
        accountsByName.computeIfAbsent(account.key().name(), key -> new ArrayList<>()).add(account);
        account.cloudIdentity().ifPresent(this::addIdentity);
      }
      file.identities().forEach(this::addIdentity);
    }
    for (PodSpec pod : pods) {
      podsByAccountName.computeIfAbsent(pod.account().name(), key -> new ArrayList<>()).add(pod);
      if (pod.account().isPlaceholder()) {
        podsOfOpenAccounts.add(pod);
      }
    }
    files.stream().filter(ManifestFile::isKustomization).forEach(this::followKustomization);
  }

  private void addIdentity(IdentityReference reference) {
    identitiesByName
        .computeIfAbsent(reference.account().name(), key -> new ArrayList<>())
        .add(reference);
  }

  /**
   * Marks what a kustomization reaches. One that can't be read may reach anything below it, and
   * what its words look like.
   */
  private void followKustomization(ManifestFile kustomization) {
    String directory = directory(kustomization.path());
    kustomizedDirectories.add(directory);
    if (!kustomization.problems().isEmpty() || kustomization.template().isPresent()) {
      kustomizedSubtrees.add(
          directory.isEmpty() || directory.equals("/") ? directory : directory + "/");
    }
    for (String reference : kustomization.references()) {
      if (reference.isEmpty() || reference.startsWith("/") || reference.indexOf('\0') >= 0) {
        continue;
      }
      String path = display(directory, reference);
      if (byPath.containsKey(path)) {
        kustomizedFiles.add(path);
      } else {
        kustomizedDirectories.add(path);
      }
    }
  }

  /** How the file that a reference from a directory leads to is displayed. */
  private String display(String directory, String reference) {
    Path resolved = base.resolve(directory).resolve(reference).normalize();
    Path shown = resolved.startsWith(base) ? base.relativize(resolved) : resolved;
    return shown.toString().replace('\\', '/');
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

  /** The manifests of a ServiceAccount with exactly this namespace and name. */
  public List<ServiceAccountManifest> accounts(AccountKey key) {
    return accounts.getOrDefault(key, List.of());
  }

  /**
   * The manifests of ServiceAccounts that a cluster could take for this one; if its name is filled
   * in later, any that can be in its namespace.
   */
  public List<ServiceAccountManifest> possibleAccounts(AccountKey key) {
    if (key.isPlaceholder()) {
      return accounts.values().stream()
          .flatMap(List::stream)
          .filter(account -> account.key().mayShareNamespace(key))
          .toList();
    }
    return accountsByName.getOrDefault(key.name(), List.of()).stream()
        .filter(account -> account.key().mayBe(key))
        .toList();
  }

  /** The pod specs that name this ServiceAccount, or may. */
  public List<PodSpec> namedUsers(AccountKey key) {
    return podsByAccountName.getOrDefault(key.name(), List.of()).stream()
        .filter(pod -> pod.account().mayBe(key))
        .toList();
  }

  /**
   * The pod specs that could run as this ServiceAccount, also because their name for it is open.
   */
  public List<PodSpec> possibleUsers(AccountKey key) {
    List<PodSpec> users = new ArrayList<>(namedUsers(key));
    podsOfOpenAccounts.stream()
        .filter(pod -> pod.account().mayShareNamespace(key))
        .forEach(users::add);
    return users;
  }

  /** The references to this ServiceAccount's identity. */
  public List<IdentityReference> identityReferences(AccountKey key) {
    return identitiesByName.getOrDefault(key.name(), List.of()).stream()
        .filter(reference -> reference.account().mayBe(key))
        .toList();
  }

  /** Whether a kustomization stands in the file's directory or reaches the file. */
  public boolean isKustomized(String path) {
    return kustomizedFiles.contains(path)
        || kustomizedDirectories.contains(directory(path))
        || kustomizedSubtrees.stream().anyMatch(path::startsWith);
  }

  /** Whether a kustomization stands in, or reaches, this directory. */
  public boolean isKustomizedDirectory(String directory) {
    return kustomizedDirectories.contains(directory)
        || kustomizedSubtrees.stream().anyMatch((directory + "/")::startsWith);
  }
}
