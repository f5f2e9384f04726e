package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the files with the ServiceAccounts that a pod may run as, by name, unit and namespace. */
final class AccountIndex {
  private final Map<Key, Set<String>> exact = new HashMap<>();
  private final Map<Key, Set<String>> ofUnit = new HashMap<>();

  /**
   * Where a ServiceAccount is.
   *
   * @param namespace empty if none is sure
   */
  record Key(String name, String unit, Optional<String> namespace) {
    static Key of(String name, Context context) {
      return new Key(
          name, context.unit(), context.namespace().filter(each -> !Names.isPlaceholder(each)));
    }

    private Key anywhere() {
      return new Key(name, unit, Optional.empty());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Key that
              && name.equals(that.name)
              && unit.equals(that.unit)
              && namespace.equals(that.namespace));
    }

    @Override
    public int hashCode() {
      return 31 * (31 * name.hashCode() + unit.hashCode()) + namespace.hashCode();
    }
  }

  void add(String name, Context context, String file) {
    Key key = Key.of(name, context);
    exact.computeIfAbsent(key, each -> new HashSet<>()).add(file);
    ofUnit.computeIfAbsent(key.anywhere(), each -> new HashSet<>()).add(file);
  }

  /** The files; one without a sure namespace may be in any. */
  Set<String> files(Key key) {
    if (key.namespace().isEmpty()) {
      return ofUnit.getOrDefault(key, Set.of());
    }
    Set<String> files = new HashSet<>(exact.getOrDefault(key, Set.of()));
    files.addAll(exact.getOrDefault(key.anywhere(), Set.of()));
    return files;
  }
}
