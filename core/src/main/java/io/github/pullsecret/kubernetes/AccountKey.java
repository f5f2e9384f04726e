package io.github.pullsecret.kubernetes;

import java.util.Optional;
import java.util.Set;

/**
 * A ServiceAccount that a pod names or a manifest defines.
 *
 * @param namespace the namespace that the manifest says; without one it is looked up among those
 *     without one
 * @param name its name
 * @param contexts where it ends up. Pods and definitions that meet in one context share the
 *     contexts of all that they meet with, so that a decision about one is a decision about all
 */
public record AccountKey(Optional<String> namespace, String name, Set<Context> contexts) {
  /** The ServiceAccount that a pod runs as when it names none. */
  public static final String DEFAULT = "default";

  /** No object can have this name, so that no manifest is taken for it. */
  private static final String OPERATOR_MADE = "(made by its operator)";

  /** Takes a copy. */
  public AccountKey {
    contexts = Set.copyOf(contexts);
  }

  /** A ServiceAccount as a manifest says it, which is applied as it is. */
  public AccountKey(Optional<String> namespace, String name) {
    this(namespace, name, Set.of(Context.asWritten(namespace)));
  }

  /** The ServiceAccount of another name in the same contexts. */
  public AccountKey named(String other) {
    return new AccountKey(namespace, other, contexts);
  }

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
    return name.equals(other.name) && mayMeet(other);
  }

  /** Whether the two can be in one namespace of one unit. */
  public boolean mayMeet(AccountKey other) {
    for (Context context : contexts) {
      for (Context candidate : other.contexts) {
        if (context.mayBe(candidate)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether there is a namespace of a unit in which both are. */
  public boolean meets(AccountKey other) {
    return contexts.stream().anyMatch(other.contexts::contains);
  }

  /** Whether a kustomization gives it a prefix or suffix. */
  public boolean isRenamed() {
    return contexts.stream().anyMatch(context -> !context.renaming().isEmpty());
  }

  /**
   * Whether the two are in one namespace of one unit and other kustomizations rename them. Of two
   * objects of one name, kustomize does not always know which one is meant there.
   */
  public boolean isRenamedOtherwise(AccountKey other) {
    return contexts.stream()
        .anyMatch(context -> other.contexts.stream().anyMatch(context::isRenamedOtherwise));
  }

  /** Whether one manifest becomes several objects that kustomize may take for each other. */
  public boolean isConfusing() {
    return contexts.stream().anyMatch(one -> contexts.stream().anyMatch(one::isConfusedWith));
  }

  /** Whether the two can be in one namespace, whatever the units that they are applied with. */
  public boolean mayShareNamespace(AccountKey other) {
    for (Context context : contexts) {
      for (Context candidate : other.contexts) {
        if (context.mayShareNamespace(candidate)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Two keys are equal that end up in the same contexts, whatever their manifests say. */
  @Override
  public boolean equals(Object other) {
    return other instanceof AccountKey key
        && name.equals(key.name)
        && contexts.equals(key.contexts);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + contexts.hashCode();
  }

  /** {@code shop/web}. */
  @Override
  public String toString() {
    return namespace.map(found -> found + "/").orElse("") + name;
  }
}
