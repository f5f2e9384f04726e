package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.AppliedPath;
import io.github.pullsecret.kubernetes.Kustomization;
import io.github.pullsecret.kubernetes.Kustomization.Reference;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.text.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which kustomization builds on which, and on which files. What is applied are its roots: those
 * that no other one builds on, and those that a GitOps object names.
 */
final class KustomizationGraph {
  private final Path base;
  private final Map<String, ManifestFile> files = new HashMap<>();
  private final Map<String, Node> nodesByDirectory = new HashMap<>();
  private final Map<String, List<Node>> listers = new HashMap<>();
  private final Map<String, List<Node>> users = new HashMap<>();

  /** Files that are patches or data, and no manifests. */
  private final Set<String> others = new HashSet<>();

  private final Set<String> unresolved = new LinkedHashSet<>();
  private final List<Node> roots = new ArrayList<>();
  private final Set<String> directories = new HashSet<>();

  /** A kustomization and what it builds on. */
  static final class Node {
    final String path;
    final Kustomization kustomization;
    final List<Node> kustomizations = new ArrayList<>();
    final List<Node> components = new ArrayList<>();
    final Set<String> files = new LinkedHashSet<>();

    final List<Node> parents = new ArrayList<>();
    final List<Layer> layers = new ArrayList<>();
    boolean incomplete;

    /** Whether not all ways through it are known. */
    boolean endless;

    Node(String path, Kustomization kustomization) {
      this.path = path;
      this.kustomization = kustomization;
    }

    String directory() {
      return ManifestTree.directory(path);
    }

    /** The first thing that may change objects in a way that can't be told. */
    Optional<Location> opaque() {
      return kustomization
          .opaque()
          .or(() -> endless ? Optional.of(new Location(path, 1, 1)) : Optional.empty());
    }
  }

  /**
   * The graph of the kustomizations among the files.
   *
   * @param base the directory that displayed paths start from
   */
  KustomizationGraph(List<ManifestFile> all, Path base) {
    this.base = base;
    for (ManifestFile file : all) {
      files.put(file.path(), file);
      for (String at = ManifestTree.directory(file.path()); directories.add(at); ) {
        at = ManifestTree.directory(at);
      }
      file.kustomization()
          .ifPresent(
              found ->
                  nodesByDirectory.put(
                      ManifestTree.directory(file.path()), new Node(file.path(), found)));
    }
    List<Node> nodes = all.stream().map(this::node).flatMap(Optional::stream).toList();
    nodes.forEach(this::connect);
    Set<String> applied = new HashSet<>();
    all.stream()
        .flatMap(file -> file.applied().stream())
        .map(this::directory)
        .flatMap(Optional::stream)
        .forEach(applied::add);
    for (Node node : nodes) {
      if (node.parents.isEmpty() || applied.contains(node.directory())) {
        roots.add(node);
      }
    }
    markCycles(nodes);
  }

  private Optional<Node> node(ManifestFile file) {
    return Optional.ofNullable(nodesByDirectory.get(ManifestTree.directory(file.path())))
        .filter(node -> node.path.equals(file.path()));
  }

  private void connect(Node node) {
    users.computeIfAbsent(node.path, key -> new ArrayList<>()).add(node);
    for (Reference reference : node.kustomization.references()) {
      if (reference.isRemote()) {
        continue;
      }
      String path = display(node.directory(), reference.path());
      Node other = nodesByDirectory.get(path);
      if (files.containsKey(path)) {
        node.files.add(path);
        listers.computeIfAbsent(path, key -> new ArrayList<>()).add(node);
      } else if (other == null) {
        unresolved.add(path);
        node.incomplete = true;
      } else if (other != node) {
        (reference.component() ? node.components : node.kustomizations).add(other);
        other.parents.add(node);
      }
    }
    for (Kustomization.Patch patch : node.kustomization.patches()) {
      Layer layer = layer(node.directory(), patch);
      node.layers.add(layer);
      layer.file().ifPresent(others::add);
      layer
          .file()
          .ifPresent(file -> users.computeIfAbsent(file, key -> new ArrayList<>()).add(node));
    }
    node.kustomization.data().forEach(path -> others.add(display(node.directory(), path)));
  }

  /** A patch with what its file says; a file that can't be read may do anything. */
  Layer layer(String directory, Kustomization.Patch patch) {
    if (patch.file().isEmpty()) {
      return new Layer(Optional.empty(), patch.documents(), patch.target());
    }
    String path = display(directory, patch.file().get());
    ManifestFile file = files.get(path);
    if (file == null) {
      unresolved.add(path);
    }
    boolean unknown = file == null || !file.problems().isEmpty() || file.template().isPresent();
    return new Layer(
        Optional.of(path),
        file == null || unknown ? patch.anything() : file.patches(),
        patch.target());
  }

  /** A ring of kustomizations has no root of its own; kustomize refuses it. */
  private void markCycles(List<Node> nodes) {
    Set<Node> seen = new HashSet<>();
    roots.forEach(root -> visit(root, seen));
    for (Node node : nodes) {
      if (seen.add(node)) {
        roots.add(node);
        visit(node, seen);
      }
    }
  }

  private static void visit(Node node, Set<Node> seen) {
    seen.add(node);
    for (List<Node> below : List.of(node.kustomizations, node.components)) {
      below.stream().filter(other -> !seen.contains(other)).forEach(other -> visit(other, seen));
    }
  }

  /** What is applied, in path order. */
  List<Node> roots() {
    return roots;
  }

  /** The kustomizations that have a file among their resources. */
  List<Node> listers(String file) {
    return listers.getOrDefault(file, List.of());
  }

  /** The kustomizations that a file is, or that have it as a patch. */
  List<Node> users(String file) {
    return users.getOrDefault(file, List.of());
  }

  /** Whether a kustomization takes a file for a patch or for data. */
  boolean isOther(String file) {
    return others.contains(file);
  }

  Collection<Node> nodes() {
    return nodesByDirectory.values();
  }

  /** Whether a kustomization stands in the file's directory or one above. */
  boolean isBelowOne(String file) {
    for (String at = ManifestTree.directory(file); ; at = ManifestTree.directory(at)) {
      if (nodesByDirectory.containsKey(at)) {
        return true;
      } else if (at.isEmpty() || at.equals("/")) {
        return false;
      }
    }
  }

  Optional<Node> at(String directory) {
    return Optional.ofNullable(nodesByDirectory.get(directory));
  }

  /** Files and directories that kustomizations name and that are not among the files. */
  Set<String> unresolved() {
    return unresolved;
  }

  /**
   * The directory of the tree that a GitOps object applies: the one of that path, or the only one
   * that ends with it, since the tree may be a part of the repository.
   */
  Optional<String> directory(AppliedPath applied) {
    String wanted = Path.of("/").resolve(applied.path()).normalize().toString().substring(1);
    if (wanted.isEmpty() || directories.contains(wanted)) {
      return Optional.of(wanted);
    }
    List<String> ending = directories.stream().filter(at -> at.endsWith("/" + wanted)).toList();
    return ending.size() == 1 ? Optional.of(ending.get(0)) : Optional.empty();
  }

  /** How the file or directory that a reference from a directory leads to is displayed. */
  private String display(String directory, String reference) {
    Path resolved = base.resolve(directory).resolve(reference).normalize();
    Path shown = resolved.startsWith(base) ? base.relativize(resolved) : resolved;
    return shown.toString().replace('\\', '/');
  }
}
