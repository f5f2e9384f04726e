package io.github.pullsecret.kubernetes;

import java.util.Optional;

/**
 * A ServiceAccount that a pod names or a manifest defines.
 *
 * @param namespace its namespace; without one it is looked up among those without one
 * @param name its name
 */
public record AccountKey(Optional<String> namespace, String name) {
  /** The ServiceAccount that a pod runs as when it names none. */
  public static final String DEFAULT = "default";

  /** No object can have this name, so that no manifest is taken for it. */
  private static final String OPERATOR_MADE = "(made by its operator)";

  /** The ServiceAccount of pods whose operator makes one, which is no manifest's. */
  static AccountKey operatorMade(Optional<String> namespace) {
    return new AccountKey(namespace, OPERATOR_MADE);
  }

  /** Whether it is the ServiceAccount that every namespace has. */
  public boolean isDefault() {
    return name.equals(DEFAULT);
  }

  /** Whether another tool fills in the name later. */
  public boolean isPlaceholder() {
    return Names.isPlaceholder(name);
  }

  /**
   * Whether a cluster could take the two for the same: a manifest without namespace is applied to
   * whichever is asked for.
   */
  public boolean mayBe(AccountKey other) {
    return name.equals(other.name) && mayShareNamespace(other);
  }

  /** Whether the two can be in one namespace. */
  boolean mayShareNamespace(AccountKey other) {
    return namespace.isEmpty()
        || other.namespace.isEmpty()
        || namespace.equals(other.namespace)
        || Names.isPlaceholder(namespace.get())
        || Names.isPlaceholder(other.namespace.get());
  }

  /** {@code shop/web}. */
  @Override
  public String toString() {
    return namespace.map(found -> found + "/").orElse("") + name;
  }
}
