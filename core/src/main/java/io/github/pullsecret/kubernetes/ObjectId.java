package io.github.pullsecret.kubernetes;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What names an object.
 *
 * @param type its group and kind
 * @param namespace the namespace that it says, or that the run gives to those that say none
 * @param name its name, or its {@code generateName}
 */
public record ObjectId(GroupKind type, Optional<String> namespace, String name) {
  /** {@code Deployment shop/web}, as people write it. */
  @Override
  public String toString() {
    return type.kind() + " " + namespace.map(found -> found + "/").orElse("") + name;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ObjectId that
            && name.equals(that.name)
            && type.equals(that.type)
            && namespace.equals(that.namespace));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * name.hashCode() + type.hashCode()) + namespace.hashCode();
  }
}
