package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.GroupKind;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PatchDocument.Change;
import io.github.pullsecret.kubernetes.PatchDocument.Part;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.KustomizationGraph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the layers above a manifest do to it: patches, replacements, transformers, prefixes. A list
 * or ServiceAccount that any of them touches stays as it is, since the result of both is not the
 * sum of the two.
 */
final class Overlays {
  private static final GroupKind SERVICE_ACCOUNT = new GroupKind("", "ServiceAccount");

  private final Units units;
  private final FollowedNames names;
  private final Map<String, List<Node>> nodesAbove = new HashMap<>();

  Overlays(Units units) {
    this.units = units;
    this.names = new FollowedNames(units);
  }

  /** The kustomizations that work on a file: all that reach it, and their components. */
  List<Node> above(String file) {
    return nodesAbove.computeIfAbsent(
        file,
        path -> {
          Set<Node> found = new LinkedHashSet<>();
          units.graph().listers(path).forEach(node -> addAbove(node, found));
          List.copyOf(found).forEach(node -> addComponents(node, found));
          return List.copyOf(found);
        });
  }

  private static void addAbove(Node node, Set<Node> found) {
    if (found.add(node)) {
      node.parents.forEach(parent -> addAbove(parent, found));
    }
  }

  private static void addComponents(Node node, Set<Node> found) {
    for (Node component : node.components) {
      if (found.add(component)) {
        addComponents(component, found);
      }
    }
  }

  private List<Layer> layers(String file) {
    List<Layer> layers = new ArrayList<>(units.appliedLayers(file));
    for (Node node : above(file)) {
      layers.addAll(node.layers);
      layers.addAll(units.appliedLayers(node));
    }
    return layers;
  }

  boolean isRenamed(String file) {
    return units.reaches(file).stream().anyMatch(Reach::renamed);
  }

  /**
   * What a layer does to a pod spec so that its list can't leave it exactly, or come to it.
   *
   * @param secrets the list
   */
  Optional<Obstacle> onPodSpec(PodSpec pod, List<String> secrets) {
    return onList(pod, secrets).or(() -> strayPatch(pod));
  }

  /** What lies beside kustomizations, belongs to none and can't run is a patch, or was one. */
  private Optional<Obstacle> strayPatch(PodSpec pod) {
    boolean stray =
        !pod.complete()
            && !units.isReached(pod.place().file())
            && units.graph().isBelowOne(pod.place().file());
    return stray
        ? Optional.of(Obstacle.here(KeepReason.INCOMPLETE, "it has no containers"))
        : Optional.empty();
  }

  private Optional<Obstacle> onList(PodSpec pod, List<String> secrets) {
    String file = pod.place().file();
    if (!units.isReached(file) && units.appliedLayers(file).isEmpty()) {
      return Optional.empty();
    }
    Optional<Location> opaque = first(above(file), Node::opaque);
    if (opaque.isPresent()) {
      return Optional.of(
          Obstacle.at(KeepReason.KUSTOMIZE, "a transformer may change it", opaque.get()));
    }
    return part(pod, part -> touches(pod, part))
        .map(part -> Obstacle.at(KeepReason.OVERLAY_TOUCHES_LIST, says(part), part.location()))
        .or(() -> names.onPodSpec(pod, secrets));
  }

  /** A pod that goes needs nothing; an empty list merges to no change in kinds that say how. */
  static boolean touches(PodSpec pod, Part part) {
    boolean merged = part.change() == Change.EMPTY_LIST && pod.kind() == PodSpec.Kind.WORKLOAD;
    return !merged && part.change() != Change.GONE;
  }

  /** Whether a layer may take a pod's list away, so that it gets its ServiceAccount's. */
  boolean mayLoseList(PodSpec pod) {
    String file = pod.place().file();
    return first(above(file), Node::opaque).isPresent()
        || part(pod, Part::mayRemoveList).isPresent();
  }

  private Optional<Part> part(PodSpec pod, Predicate<Part> wanted) {
    String file = pod.place().file();
    return part(layers(file), pod.id().type(), pod.id().name(), isRenamed(file), wanted);
  }

  private static String says(Part part) {
    return switch (part.change()) {
      case LIST, EMPTY_LIST -> "an overlay changes its list";
      case ACCOUNT -> "an overlay changes its ServiceAccount";
      case IDENTITY -> "an overlay changes its name or namespace";
      case WHOLE, GONE -> "an overlay may change its pod spec";
    };
  }

  /** What a layer does to a ServiceAccount so that its list is not what its manifest says. */
  Optional<Obstacle> onAccount(ServiceAccountManifest account) {
    String file = account.place().file();
    Optional<Location> opaque = first(above(file), Node::opaque);
    if (opaque.isPresent()) {
      return Optional.of(
          Obstacle.at(
              KeepReason.KUSTOMIZE, "a transformer may change its ServiceAccount", opaque.get()));
    }
    boolean renamed = isRenamed(file);
    if (renamed && account.key().isDefault()) {
      return Optional.of(renamedDefault(account.location()));
    }
    return part(layers(file), SERVICE_ACCOUNT, account.key().name(), renamed, Overlays::isAccount)
        .map(Overlays::touchesAccount);
  }

  /** What patches of a unit do to the list of a ServiceAccount of a file, the nearest first. */
  Stream<Part> listPatches(String file, String account, String unit) {
    boolean renamed = isRenamed(file);
    return above(file).stream()
        .filter(node -> units.nodes(unit).contains(node))
        .flatMap(node -> Stream.concat(node.layers.stream(), units.appliedLayers(node).stream()))
        .flatMap(layer -> parts(layer, SERVICE_ACCOUNT, account, renamed))
        .filter(part -> part.change() == Change.LIST);
  }

  /** What a layer does to an object. */
  static Stream<Part> parts(Layer layer, GroupKind type, String name, boolean renamed) {
    return layer.documents().stream()
        .filter(document -> layer.target().orElse(document.target()).mayBe(type, name, renamed))
        .flatMap(document -> document.parts().stream());
  }

  private static Obstacle renamedDefault(Location location) {
    return Obstacle.at(
            KeepReason.OVERLAY_TOUCHES_SERVICE_ACCOUNT,
            "a prefix or suffix renames the manifest of ServiceAccount default",
            location)
        .withFix("give the pods another ServiceAccount than default");
  }

  static boolean isAccount(Part part) {
    return part.change() != Change.ACCOUNT;
  }

  private static Obstacle touchesAccount(Part part) {
    return Obstacle.at(
        KeepReason.OVERLAY_TOUCHES_SERVICE_ACCOUNT,
        "an overlay changes its ServiceAccount's manifest",
        part.location());
  }

  /** What a layer of the units would do to a ServiceAccount of this name that is new there. */
  Optional<Obstacle> onNew(AccountKey key) {
    if (key.isConfusing()) {
      return Optional.of(FollowedNames.confusing(key));
    }
    List<Node> nodes = nodes(key);
    boolean renamed = isRenamed(nodes);
    if (renamed && key.isDefault()) {
      Node renaming =
          nodes.stream()
              .filter(node -> node.kustomization.renames())
              .findFirst()
              .orElse(nodes.get(0));
      return Optional.of(renamedDefault(new Location(renaming.path, 1, 1)));
    }
    return part(layers(key, nodes), SERVICE_ACCOUNT, key.name(), renamed, Overlays::isAccount)
        .map(Overlays::touchesAccount);
  }

  private boolean isRenamed(List<Node> nodes) {
    return nodes.stream().flatMap(node -> units.reaches(node).stream()).anyMatch(Reach::renamed);
  }

  /** All layers of the units that a ServiceAccount may be in. */
  private List<Layer> layers(AccountKey key, List<Node> nodes) {
    List<Layer> layers = new ArrayList<>();
    for (Node node : nodes) {
      layers.addAll(node.layers);
      layers.addAll(units.appliedLayers(node));
    }
    for (Context context : key.contexts()) {
      layers.addAll(units.appliedLayersOfPlain(context.unit()));
    }
    return layers;
  }

  /** Why pods that no manifest shows may run as the ServiceAccount and would gain its list. */
  Optional<Obstacle> unseenUsers(AccountKey key) {
    List<Node> nodes = nodes(key);
    boolean renamed = isRenamed(nodes);
    for (Layer layer : layers(key, nodes)) {
      for (var document : layer.documents()) {
        for (Part part : document.parts()) {
          if (part.mayGive(key.name(), renamed)) {
            return Optional.of(
                Obstacle.at(
                    KeepReason.OVERLAY_TOUCHES_SERVICE_ACCOUNT,
                    "an overlay makes other pods run as " + key.name(),
                    part.location()));
          }
        }
      }
    }
    for (Node node : nodes) {
      Optional<Location> unseen = node.kustomization.unseen().or(node::opaque);
      if (unseen.isPresent() || node.incomplete) {
        return Optional.of(
            Obstacle.at(
                KeepReason.UNSEEN_USERS,
                "pods that are not in this tree may run as " + key.name(),
                unseen.orElse(new Location(node.path, 1, 1))));
      }
    }
    return Optional.empty();
  }

  private List<Node> nodes(AccountKey key) {
    return key.contexts().stream()
        .map(Context::unit)
        .distinct()
        .flatMap(unit -> units.nodes(unit).stream())
        .distinct()
        .toList();
  }

  private static Optional<Part> part(
      List<Layer> layers, GroupKind type, String name, boolean renamed, Predicate<Part> wanted) {
    return layers.stream()
        .flatMap(layer -> parts(layer, type, name, renamed))
        .filter(wanted)
        .findFirst();
  }

  private static Optional<Location> first(
      List<Node> nodes, java.util.function.Function<Node, Optional<Location>> of) {
    return nodes.stream().map(of).flatMap(Optional::stream).findFirst();
  }
}
