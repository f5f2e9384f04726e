package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.GroupKind;
import io.github.pullsecret.kubernetes.PatchDocument.Change;
import io.github.pullsecret.kubernetes.PatchDocument.Part;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.PullSecretList;
import io.github.pullsecret.kubernetes.PullSecretList.Shape;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.KustomizationGraph.Node;
import io.github.pullsecret.tree.UnitContents.ListThere;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the kustomizations and GitOps objects of one unit make of lists. One patch that gives a
 * whole list is worked out; anything else that may change a list leaves it unknown.
 *
 * @param units the units of the tree
 * @param overlays what the layers of all units do
 * @param unit the unit
 */
record UnitLayers(Units units, Overlays overlays, String unit) {
  private static final GroupKind SERVICE_ACCOUNT = new GroupKind("", "ServiceAccount");

  /** The list that a pod spec has there, and whether its ServiceAccount is still its own. */
  ListThere of(PodSpec pod) {
    String file = pod.place().file();
    List<Part> parts =
        parts(file, pod.id().type(), pod.id().name()).stream()
            .filter(part -> Overlays.touches(pod, part))
            .toList();
    Optional<Location> opaque = opaque(file);
    if (parts.isEmpty() && opaque.isEmpty()) {
      return ListThere.known(pod.list());
    }
    boolean merges =
        opaque.isEmpty()
            && parts.size() == 1
            && parts.get(0).change() == Change.LIST
            && parts.get(0).names().isPresent()
            && pod.kind() == PodSpec.Kind.WORKLOAD
            && (pod.list().shape() == Shape.NAMES || !pod.list().present());
    return merges
        ? ListThere.known(merged(pod.list(), parts.get(0)))
        : ListThere.changed(pod.list(), opaque.orElseGet(() -> parts.get(0).location()));
  }

  /** Strategic merge by name: what the patch says comes first (observed with kustomize 5.5). */
  private static PullSecretList merged(PullSecretList list, Part patch) {
    Set<String> names = new LinkedHashSet<>(patch.names().orElseThrow());
    names.addAll(list.names());
    return new PullSecretList(Shape.NAMES, List.copyOf(names), patch.location(), true);
  }

  /** The list that a ServiceAccount has there. */
  ListThere of(ServiceAccountManifest account) {
    if (account.isDeclared()) {
      return ListThere.known(account.list());
    }
    String file = account.place().file();
    List<Part> parts =
        parts(file, SERVICE_ACCOUNT, account.key().name()).stream()
            .filter(Overlays::isAccount)
            .toList();
    Optional<Location> opaque = opaque(file);
    if (parts.isEmpty() && opaque.isEmpty()) {
      return ListThere.known(account.list());
    }
    boolean replaced =
        opaque.isEmpty()
            && parts.size() == 1
            && parts.get(0).change() == Change.LIST
            && parts.get(0).names().isPresent();
    return replaced // The list of a ServiceAccount is never merged.
        ? ListThere.known(
            new PullSecretList(
                Shape.NAMES, parts.get(0).names().orElseThrow(), parts.get(0).location(), true))
        : ListThere.changed(account.list(), opaque.orElseGet(() -> parts.get(0).location()));
  }

  /** Whether something of the unit is not in the tree, or can't be known. */
  boolean isIncomplete() {
    return units.nodes(unit).stream()
        .anyMatch(
            node ->
                node.incomplete
                    || node.opaque().isPresent()
                    || node.kustomization.unseen().isPresent());
  }

  private List<Node> nodes(String file) {
    Set<Node> there = units.nodes(unit);
    return overlays.above(file).stream().filter(there::contains).toList();
  }

  private Optional<Location> opaque(String file) {
    return nodes(file).stream().map(Node::opaque).flatMap(Optional::stream).findFirst();
  }

  private List<Part> parts(String file, GroupKind type, String name) {
    List<Layer> layers = new ArrayList<>();
    if (!units.isReached(file)) {
      layers.addAll(units.appliedLayers(file));
    }
    for (Node node : nodes(file)) {
      layers.addAll(node.layers);
      layers.addAll(units.appliedLayers(node));
    }
    boolean renamed = overlays.isRenamed(file);
    return layers.stream().flatMap(layer -> Overlays.parts(layer, type, name, renamed)).toList();
  }
}
