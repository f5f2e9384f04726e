package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.AppliedPath;
import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.tree.KustomizationGraph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What is resolved together. Every root of the kustomizations with all it reaches is a unit; a file
 * belongs to every unit that reaches it. Files that none reaches are divided as the run says.
 */
final class Units {
  private final KustomizationGraph graph;
  private final UnaryOperator<String> division;
  private final Map<String, Set<Reach>> reaches = new HashMap<>();
  private final Map<Node, Set<Reach>> nodeReaches = new HashMap<>();
  private final Map<String, List<AppliedPath>> applied = new HashMap<>();

  /**
   * One way in which a file is a part of a unit.
   *
   * @param unit the unit
   * @param namespace the namespace that everything gets on this way, from the outermost
   *     kustomization that gives one
   * @param fallback the namespace of what says none
   * @param renamed whether names change on this way
   */
  record Reach(
      String unit, Optional<String> namespace, Optional<String> fallback, boolean renamed) {
    Context context(Optional<String> written) {
      return new Context(unit, namespace.or(() -> written).or(() -> fallback));
    }
  }

  /**
   * The units of the files.
   *
   * @param division gives the unit of a file that no kustomization reaches
   */
  Units(List<ManifestFile> files, KustomizationGraph graph, UnaryOperator<String> division) {
    this.graph = graph;
    this.division = division;
    for (ManifestFile file : files) {
      for (AppliedPath path : file.applied()) {
        graph
            .directory(path)
            .ifPresent(found -> applied.computeIfAbsent(found, key -> new ArrayList<>()).add(path));
      }
    }
    for (Node root : graph.roots()) {
      List<AppliedPath> ways = applied.getOrDefault(root.directory(), List.of());
      for (AppliedPath way : ways) {
        Optional<String> override = way.namespace().filter(found -> way.overrides());
        Reach start = new Reach(root.path, override, way.namespace(), way.renames());
        walk(root, start, new HashSet<>());
      }
      if (ways.isEmpty()) {
        Reach start = new Reach(root.path, Optional.empty(), Optional.empty(), false);
        walk(root, start, new HashSet<>());
      }
    }
  }

  private record Step(Node node, Reach reach) {}

  private void walk(Node node, Reach from, Set<Step> seen) {
    Reach reach =
        new Reach(
            from.unit(),
            from.namespace().or(() -> namespace(node, 0)),
            from.fallback(),
            from.renamed() || renames(node, 0));
    if (!seen.add(new Step(node, reach))) {
      return;
    }
    nodeReaches.computeIfAbsent(node, key -> new LinkedHashSet<>()).add(reach);
    node.files.forEach(
        file -> reaches.computeIfAbsent(file, key -> new LinkedHashSet<>()).add(reach));
    node.kustomizations.forEach(below -> walk(below, reach, seen));
    node.components.forEach(below -> walk(below, reach, seen));
  }

  /** Components come before the kustomization's own transformers, the last one outermost. */
  private static Optional<String> namespace(Node node, int depth) {
    Optional<String> found = node.kustomization.namespace();
    for (int i = node.components.size() - 1; i >= 0 && depth < ManifestTree.MAX_NESTING; i--) {
      Node component = node.components.get(i);
      found = found.or(() -> namespace(component, depth + 1));
    }
    return found;
  }

  private static boolean renames(Node node, int depth) {
    return node.kustomization.renames()
        || (depth < ManifestTree.MAX_NESTING
            && node.components.stream().anyMatch(component -> renames(component, depth + 1)));
  }

  /** The ways in which a file is a part of units of kustomizations; none for other files. */
  Set<Reach> reaches(String file) {
    return reaches.getOrDefault(file, Set.of());
  }

  boolean isReached(String file) {
    return reaches.containsKey(file);
  }

  /** Where an object of a file ends up. */
  Set<Context> contexts(String file, Optional<String> namespace) {
    Set<Reach> ways = reaches(file);
    if (!ways.isEmpty()) {
      return contexts(ways, namespace);
    }
    return Set.of(plain(file, namespace));
  }

  /** Where an object would end up if a kustomization had it among its resources. */
  Set<Context> contexts(Node node, Optional<String> namespace) {
    return contexts(nodeReaches.getOrDefault(node, Set.of()), namespace);
  }

  private static Set<Context> contexts(Set<Reach> ways, Optional<String> namespace) {
    return ways.stream().map(way -> way.context(namespace)).collect(Collectors.toSet());
  }

  /** A GitOps object may say the namespace of a directory that is applied as it is. */
  private Context plain(String file, Optional<String> namespace) {
    List<AppliedPath> ways = appliedAbove(file);
    Optional<String> said = common(ways);
    boolean override = said.isPresent() && ways.stream().allMatch(AppliedPath::overrides);
    return new Context(division.apply(file), override ? said : namespace.or(() -> said));
  }

  private List<AppliedPath> appliedAbove(String file) {
    if (applied.isEmpty()) {
      return List.of();
    }
    for (String at = ManifestTree.directory(file); ; at = ManifestTree.directory(at)) {
      if (applied.containsKey(at)) {
        return applied.get(at);
      }
      if (at.isEmpty() || at.equals("/")) {
        return List.of();
      }
    }
  }

  private static Optional<String> common(List<AppliedPath> ways) {
    Set<Optional<String>> namespaces =
        ways.stream().map(AppliedPath::namespace).collect(Collectors.toSet());
    return namespaces.size() == 1 ? namespaces.iterator().next() : Optional.empty();
  }

  /** Whether a GitOps object applies exactly this directory. */
  boolean isApplied(String directory) {
    return applied.containsKey(directory);
  }

  /** What GitOps objects patch in a file. */
  List<Layer> appliedLayers(String file) {
    List<Layer> layers = new ArrayList<>();
    for (AppliedPath way : appliedAbove(file)) {
      way.patches().forEach(patch -> layers.add(graph.layer("", patch)));
    }
    return layers;
  }

  /** The kustomizations of a unit. */
  List<Node> nodes(String unit) {
    return nodeReaches.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(way -> way.unit().equals(unit)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The ways in which a kustomization is a part of units. */
  Set<Reach> reaches(Node node) {
    return nodeReaches.getOrDefault(node, Set.of());
  }

  KustomizationGraph graph() {
    return graph;
  }
}
