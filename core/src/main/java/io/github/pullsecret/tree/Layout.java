package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.PodSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How kustomizations and GitOps objects take up the files of a tree, and so where something that is
 * new can stand.
 */
public final class Layout {
  private final Units units;
  private final Homes homes;
  private final UnreadableKustomizations unreadable;

  Layout(Units units, UnreadableKustomizations unreadable) {
    this.units = units;
    this.homes = new Homes(units);
    this.unreadable = unreadable;
  }

  /**
   * The kustomizations in which a patch of an object of a file changes it in all wanted contexts
   * and in no others; empty if there are none.
   *
   * @param contexts all contexts of the object
   * @param writable whether the kustomization displayed as a path may get the patch
   */
  public Optional<List<Place>> overlaysOf(
      String file, Set<Context> contexts, Set<Context> wanted, Predicate<String> writable) {
    return homes.overlays(file, contexts, wanted, writable);
  }

  /** Where a manifest that these pods need can stand; several places if no single one will do. */
  public List<Home> homes(List<PodSpec> users) {
    return homes.of(users);
  }

  /** Whether a kustomization has the file among its resources. */
  public boolean isReached(String path) {
    return units.isReached(path);
  }

  /** Whether an object of the file has the contexts of a home. */
  public boolean isAsGoodAs(Home home, String path) {
    return homes.isAsGoodAs(home, path);
  }

  /** Whether a kustomization, also one that can't be read, makes something of the file. */
  public boolean isKustomized(String path) {
    return units.isReached(path) || units.graph().isOther(path) || unreadable.mayReach(path);
  }

  /** Whether a kustomization that can't be read may make something of the file. */
  public boolean mayBeKustomized(String path) {
    return !units.isReached(path) && unreadable.mayReach(path);
  }

  /** Whether a kustomization stands in this directory, or one that can't be read may reach it. */
  public boolean isKustomizedDirectory(String directory) {
    return units.graph().at(directory).isPresent() || unreadable.mayReachDirectory(directory);
  }

  /** The directory that a GitOps object of the tree applies with all below it, as this one. */
  public Optional<String> appliedWhole(String directory) {
    return units.appliedWhole(directory);
  }
}
