package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.Kustomization;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a file is a part of a unit.
 *
 * @param unit the unit
 * @param namespace the namespace that everything gets on this way, from the outermost kustomization
 *     that gives one
 * @param fallback the namespace of what says none
 * @param renaming what gives names a prefix or suffix on this way
 */
record Reach(String unit, Optional<String> namespace, Optional<String> fallback, String renaming) {
  /** Between those that rename. */
  private static final String SEPARATOR = "\n";

  Context context(Optional<String> written) {
    return new Context(unit, namespace.or(() -> written).or(() -> fallback), renaming);
  }

  boolean renamed() {
    return !renaming.isEmpty();
  }

  /** The way on through what a kustomization does itself, its components aside. */
  Reach through(Kustomization kustomization) {
    return new Reach(
        unit,
        namespace.or(kustomization::namespace),
        fallback,
        kustomization.renames() ? with(kustomization.place().file()) : renaming);
  }

  private String with(String renamer) {
    Set<String> all = new TreeSet<>(List.of(renaming.split(SEPARATOR, -1)));
    all.add(renamer);
    all.remove("");
    return String.join(SEPARATOR, all);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Reach that
            && unit.equals(that.unit)
            && namespace.equals(that.namespace)
            && fallback.equals(that.fallback)
            && renaming.equals(that.renaming));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * unit.hashCode() + namespace.hashCode()) + fallback.hashCode())
        + renaming.hashCode();
  }
}
