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
  /** Between the names of kustomizations; no path has it. */

  /**
   * How many steps there may be from a root. Rings of kustomizations that rename have ways without
   * number; kustomize refuses them.
   */
  private static final int MOST_STEPS = 100_000;

  /** Stands for a GitOps object among them. */
  private static final String APPLIED = "(applied)";

  private final KustomizationGraph graph;
  private final UnaryOperator<String> division;
  private final Map<String, Set<Reach>> reaches = new HashMap<>();
  private final Map<Node, Set<Reach>> nodeReaches = new HashMap<>();
  private final Map<String, Set<Node>> unitNodes = new HashMap<>();
  private final Map<String, List<AppliedPath>> applied = new HashMap<>();

  /** Applied directories with kustomizations below and none of their own: each is one unit. */
  private final Set<String> wholes = new HashSet<>();

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
      Optional<String> whole =
          covering(root.directory(), /* kustomized= */ true)
              .filter(directory -> !directory.equals(root.directory()));
      whole.ifPresent(wholes::add);
      String unit = whole.orElse(root.path);
      List<AppliedPath> ways = ways(root.directory(), /* kustomized= */ true);
      for (AppliedPath way : ways) {
        Optional<String> override = way.namespace().filter(found -> way.overrides());
        Reach start = new Reach(unit, override, way.namespace(), way.renames() ? APPLIED : "");
        walk(root, start, new HashSet<>());
      }
      if (ways.isEmpty()) {
        Reach start = new Reach(unit, Optional.empty(), Optional.empty(), /* renaming= */ "");
        walk(root, start, new HashSet<>());
      }
    }
  }

  /**
   * The directory that a GitOps object applies and another one with it: itself, or one above that
   * is applied with all below. Flux makes a kustomization of such a directory, with those below it
   * as bases; what lies below one of these is theirs.
   *
   * @param kustomized whether it is about the kustomization of the directory, not about other files
   */
  private Optional<String> covering(String directory, boolean kustomized) {
    if (applied.isEmpty()) {
      return Optional.empty();
    }
    for (String at = directory; ; at = ManifestTree.directory(at)) {
      boolean own = at.equals(directory);
      boolean ofKustomization = own && kustomized;
      if (!ofKustomization && graph.at(at).isPresent()) {
        return Optional.empty();
      } else if (applied.containsKey(at) && (own || recurses(at))) {
        return Optional.of(at);
      } else if (at.isEmpty() || at.equals("/")) {
        return Optional.empty();
      }
    }
  }

  /** How a directory is applied by GitOps objects. */
  private List<AppliedPath> ways(String directory, boolean kustomized) {
    if (applied.isEmpty()) {
      return List.of();
    }
    return covering(directory, kustomized).stream()
        .flatMap(
            at ->
                applied.getOrDefault(at, List.of()).stream()
                    .filter(way -> at.equals(directory) || way.recursive()))
        .toList();
  }

  private record Step(Node node, Reach reach) {}

  /**
   * Components come before the kustomization's own transformers, each after those above it, and
   * work on all that is gathered by then.
   */
  private void walk(Node node, Reach from, Set<Step> seen) {
    if (seen.size() > MOST_STEPS) {
      node.endless = true;
    }
    if (node.endless || !seen.add(new Step(node, from))) {
      return;
    }
    Reach reach = from.through(node.kustomization);
    for (int i = node.components.size() - 1; i >= 0; i--) {
      Node component = node.components.get(i);
      walk(component, reach, seen);
      reach = through(component, reach, new HashSet<>());
    }
    nodeReaches.computeIfAbsent(node, key -> new LinkedHashSet<>()).add(reach);
    unitNodes.computeIfAbsent(reach.unit(), key -> new LinkedHashSet<>()).add(node);
    for (String file : node.files) {
      reaches.computeIfAbsent(file, key -> new LinkedHashSet<>()).add(reach);
    }
    for (Node below : node.kustomizations) {
      walk(below, reach, seen);
    }
  }

  /** The way on through a component with all its own; one that comes again changes nothing more. */
  private static Reach through(Node component, Reach from, Set<Node> seen) {
    if (!seen.add(component)) {
      return from;
    }
    Reach reach = from.through(component.kustomization);
    for (int i = component.components.size() - 1; i >= 0; i--) {
      reach = through(component.components.get(i), reach, seen);
    }
    return reach;
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

  /** Where what a file says ends up, be it a manifest, a kustomization or a patch. */
  Set<Context> contextsOfAny(String file, Optional<String> namespace) {
    Set<Context> contexts = new HashSet<>();
    for (Node node : graph.users(file)) {
      contexts.addAll(contexts(node, namespace));
    }
    boolean elsewhere = isReached(file) || contexts.isEmpty();
    contexts.addAll(elsewhere ? contexts(file, namespace) : Set.of());
    return contexts;
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
    if (applied.isEmpty()) {
      return new Context(division.apply(file), namespace, "");
    }
    String directory = ManifestTree.directory(file);
    List<AppliedPath> ways = ways(directory, /* kustomized= */ false);
    Optional<String> said = common(ways);
    boolean override = said.isPresent() && ways.stream().allMatch(AppliedPath::overrides);
    String unit =
        covering(directory, /* kustomized= */ false)
            .filter(wholes::contains)
            .orElseGet(() -> division.apply(file));
    return new Context(unit, override ? said : namespace.or(() -> said), "");
  }

  private static Optional<String> common(List<AppliedPath> ways) {
    Set<Optional<String>> namespaces =
        ways.stream().map(AppliedPath::namespace).collect(Collectors.toSet());
    return namespaces.size() == 1 ? namespaces.iterator().next() : Optional.empty();
  }

  private boolean recurses(String directory) {
    return applied.getOrDefault(directory, List.of()).stream().anyMatch(AppliedPath::recursive);
  }

  /** The directory that a GitOps object applies with all below it, this one among them. */
  Optional<String> appliedWhole(String directory) {
    return covering(directory, /* kustomized= */ false).filter(this::recurses);
  }

  /** What GitOps objects patch in a file that no kustomization reaches. */
  List<Layer> appliedLayers(String file) {
    return layers(ways(ManifestTree.directory(file), /* kustomized= */ false));
  }

  /** What GitOps objects patch in what a kustomization makes. */
  List<Layer> appliedLayers(Node node) {
    return layers(ways(node.directory(), /* kustomized= */ true));
  }

  /** What they patch in a unit that is not, or not only, a kustomization's. */
  List<Layer> appliedLayersOfPlain(String unit) {
    boolean kustomized = graph.roots().stream().anyMatch(root -> root.path.equals(unit));
    return kustomized
        ? List.of()
        : applied.entrySet().stream()
            .filter(entry -> graph.at(entry.getKey()).isEmpty())
            .flatMap(entry -> layers(entry.getValue()).stream())
            .toList();
  }

  private List<Layer> layers(List<AppliedPath> ways) {
    return ways.stream()
        .flatMap(way -> way.patches().stream())
        .map(patch -> graph.layer("", patch))
        .toList();
  }

  /** The kustomizations of a unit. */
  Set<Node> nodes(String unit) {
    return unitNodes.getOrDefault(unit, Set.of());
  }

  /** The ways in which a kustomization is a part of units. */
  Set<Reach> reaches(Node node) {
    return nodeReaches.getOrDefault(node, Set.of());
  }

  KustomizationGraph graph() {
    return graph;
  }
}
