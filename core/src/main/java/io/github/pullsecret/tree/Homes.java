package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.tree.KustomizationGraph.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds where a manifest can stand so that it ends up in all contexts of the pods that need it: the
 * nearest kustomization that reaches all of them, else one for each part of them.
 */
final class Homes {
  private final Units units;

  Homes(Units units) {
    this.units = units;
  }

  List<Home> of(List<PodSpec> users) {
    if (users.stream().noneMatch(user -> units.isReached(user.place().file()))) {
      return List.of(outside(users));
    }
    List<Home> homes = new ArrayList<>();
    List<PodSpec> open = new ArrayList<>(users);
    while (!open.isEmpty()) {
      Home home = nearest(open).orElseGet(() -> most(open));
      homes.add(home);
      open.removeAll(home.users());
    }
    return homes;
  }

  /** Files that no kustomization reaches are applied with the namespace that they say. */
  private static Home outside(List<PodSpec> users) {
    Optional<String> namespace =
        users.stream().anyMatch(PodSpec::namespaceWritten)
            ? users.get(0).account().namespace()
            : Optional.empty();
    return new Home(users, Optional.empty(), namespace);
  }

  /** The nearest kustomization that reaches all of them and would do. */
  private Optional<Home> nearest(List<PodSpec> users) {
    Set<Node> common = new LinkedHashSet<>(above(users.get(0)));
    users.forEach(user -> common.retainAll(above(user)));
    return common.stream()
        .map(node -> covering(node, users, users))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** A kustomization that would do for the first of them, with all others that it would do for. */
  private Home most(List<PodSpec> users) {
    List<PodSpec> first = users.subList(0, 1);
    for (Node node : above(users.get(0))) {
      Optional<Home> home = covering(node, first, users);
      if (home.isPresent()) {
        return home.get();
      }
    }
    // Several kustomizations have the file among their resources: only the file itself will do.
    String file = users.get(0).place().file();
    List<PodSpec> ofFile = users.stream().filter(user -> user.place().file().equals(file)).toList();
    return new Home(ofFile, Optional.empty(), written(users.get(0)));
  }

  private Optional<Home> covering(Node node, List<PodSpec> needed, List<PodSpec> welcome) {
    for (Optional<String> namespace : namespaces(needed)) {
      Set<Context> there = units.contexts(node, namespace);
      if (needed.stream().allMatch(user -> there.containsAll(contexts(user)))) {
        List<PodSpec> users =
            welcome.stream().filter(user -> there.containsAll(contexts(user))).toList();
        return Optional.of(new Home(users, Optional.of(node.kustomization.place()), namespace));
      }
    }
    return Optional.empty();
  }

  /** The namespaces that a manifest could say: the one that all users say, else none. */
  private static List<Optional<String>> namespaces(List<PodSpec> users) {
    Set<Optional<String>> found = new LinkedHashSet<>();
    boolean all = users.stream().allMatch(PodSpec::namespaceWritten);
    if (all) {
      users.forEach(user -> found.add(written(user)));
    }
    found.add(Optional.empty());
    users.forEach(user -> found.add(written(user)));
    return List.copyOf(found);
  }

  private static Optional<String> written(PodSpec user) {
    return user.namespaceWritten() ? user.id().namespace() : Optional.empty();
  }

  private Set<Context> contexts(PodSpec user) {
    return units.contexts(user.place().file(), user.account().namespace());
  }

  /** Whether a manifest in a file ends up in all contexts of a home's users. */
  boolean isAsGoodAs(Home home, String path) {
    Set<Context> there = units.contexts(path, home.namespace());
    return home.users().stream().allMatch(user -> there.containsAll(contexts(user)));
  }

  /** The kustomizations that reach a pod's file, the nearest first. */
  private Set<Node> above(PodSpec user) {
    return above(user.place().file());
  }

  /** The kustomizations that reach a file, the nearest first. */
  private Set<Node> above(String file) {
    Set<Node> found = new LinkedHashSet<>();
    Set<Node> level = new LinkedHashSet<>(units.graph().listers(file));
    while (!level.isEmpty()) {
      found.addAll(level);
      Set<Node> next = new LinkedHashSet<>();
      level.forEach(node -> next.addAll(node.parents));
      next.removeAll(found);
      level = next;
    }
    return found;
  }

  /**
   * The kustomizations in which a patch of an object changes it in all wanted contexts and in no
   * others, the nearest to the object; empty if there are none.
   *
   * @param contexts all contexts of the object
   * @param writable whether the kustomization displayed as a path may get the patch
   */
  Optional<List<Place>> overlays(
      String file, Set<Context> contexts, Set<Context> wanted, Predicate<String> writable) {
    Set<Context> open = new HashSet<>(wanted);
    List<Place> found = new ArrayList<>();
    for (Node node : above(file)) {
      Place place = node.kustomization.place();
      Set<Context> there = writable.test(place.file()) ? through(node, contexts) : Set.of();
      if (!there.isEmpty() && wanted.containsAll(there) && open.removeAll(there)) {
        found.add(place);
      }
    }
    return open.isEmpty() ? Optional.of(found) : Optional.empty();
  }

  /** Those of the contexts that a kustomization has a part in. */
  private Set<Context> through(Node node, Set<Context> contexts) {
    Set<Context> there = new HashSet<>();
    for (Context context : contexts) {
      boolean part =
          units.reaches(node).stream()
              .anyMatch(
                  reach ->
                      reach.unit().equals(context.unit())
                          && (reach.namespace().isEmpty()
                              || reach.namespace().equals(context.namespace())));
      if (part) {
        there.add(context);
      }
    }
    return there;
  }
}
