package io.github.pullsecret.kubernetes;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an object ends up: the unit that is applied, and the namespace there.
 *
 * @param unit the unit; empty for the tree of files that no kustomization reaches
 * @param namespace the namespace, by what kustomizations make of it; empty if nothing says it, so
 *     that it is whichever the unit is applied to
 * @param renaming the kustomizations that give its name a prefix or suffix: of two objects with
 *     others, one may be found by its name where the other is not
 */
public record Context(String unit, Optional<String> namespace, String renaming) {
  /** The unit of files that no kustomization reaches. */
  public static final String TREE = "";

  /** The context of an object whose manifest is applied as it is. */
  static Context asWritten(Optional<String> namespace) {
    return new Context(TREE, namespace, "");
  }

  /** Whether they differ in nothing but who renames. */
  public boolean isRenamedOtherwise(Context other) {
    return unit.equals(other.unit)
        && namespace.equals(other.namespace)
        && !renaming.equals(other.renaming);
  }

  /**
   * Whether kustomize may take a name in one for that of an object in the other: it compares the
   * outermost prefixes and suffixes only, as many as the shorter way has. A single one is equal or
   * not, and none is known from any.
   */
  public boolean isConfusedWith(Context other) {
    boolean simple = Math.max(renamers(), other.renamers()) <= 1;
    boolean plain = renaming.isEmpty() || other.renaming.isEmpty();
    return isRenamedOtherwise(other) && !simple && !plain;
  }

  private long renamers() {
    return renaming.lines().count();
  }

  /** Whether objects of the two could be in one namespace of one unit. */
  public boolean mayBe(Context other) {
    return unit.equals(other.unit) && mayShareNamespace(other);
  }

  /** Whether the namespaces could be one, whatever the units. */
  boolean mayShareNamespace(Context other) {
    return namespace.isEmpty()
        || other.namespace.isEmpty()
        || namespace.equals(other.namespace)
        || Names.isPlaceholder(namespace.get())
        || Names.isPlaceholder(other.namespace.get());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Context that
            && unit.equals(that.unit)
            && namespace.equals(that.namespace)
            && renaming.equals(that.renaming));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * unit.hashCode() + namespace.hashCode()) + renaming.hashCode();
  }
}
