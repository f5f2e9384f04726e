package io.github.pullsecret.rename;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which pull secrets get which names, and where. Several names change at once. */
public final class Renaming {
  /** What in a new name stands for the namespace. */
  static final String NAMESPACE = "{namespace}";

  private final Map<String, String> names;
  private final Where where;
  private final List<Pattern> newNames;

  /** Where names change. */
  public interface Where {
    /** Everywhere. */
    Where EVERYWHERE =
        new Where() {
          @Override
          public boolean takes(String file, Context context) {
            return true;
          }

          @Override
          public boolean mayTake(String file, Context context) {
            return false;
          }
        };

    /** Whether a name changes that a file says, where a context applies it. */
    boolean takes(String file, Context context);

    /** Whether it would change if the context had the right namespace, and the context has none. */
    boolean mayTake(String file, Context context);
  }

  /**
   * A renaming.
   *
   * @param names the new names by the old ones; in a new name {@code {namespace}} is filled in
   * @param where where they change
   */
  public Renaming(Map<String, String> names, Where where) {
    this.names = new LinkedHashMap<>(names);
    this.where = where;
    this.newNames = names.values().stream().map(Renaming::pattern).toList();
  }

  private static Pattern pattern(String name) {
    return Pattern.compile(
        Stream.of(name.split(Pattern.quote(NAMESPACE), -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("[a-z0-9.-]+")));
  }

  /** The old names. */
  public Set<String> oldNames() {
    return names.keySet();
  }

  /** Whether a name is an old one, or may be a new one. */
  boolean concerns(String name) {
    return names.containsKey(name)
        || newNames.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }

  /** Texts of which a document holds one if it names a secret of interest without escapes. */
  public Set<String> words() {
    Set<String> words = new LinkedHashSet<>(names.keySet());
    for (String name : names.values()) {
      List<String> parts = new ArrayList<>(List.of(name.split(Pattern.quote(NAMESPACE), -1)));
      parts.removeIf(String::isEmpty);
      words.addAll(parts);
    }
    return words;
  }

  /** The name that a secret gets in a context; its own if it keeps that. */
  public String target(String name, String file, Context context) {
    String given = names.get(name);
    if (given == null || !where.takes(file, context)) {
      return name;
    }
    if (!given.contains(NAMESPACE)) {
      return given;
    }
    Optional<String> namespace = context.namespace().filter(found -> !Names.isPlaceholder(found));
    return namespace.map(found -> given.replace(NAMESPACE, found)).orElse(name);
  }

  /** Whether a name stays only because no namespace is known. */
  boolean isOpen(String name, String file, Context context) {
    String given = names.get(name);
    if (given == null) {
      return false;
    }
    boolean unknown = context.namespace().filter(found -> !Names.isPlaceholder(found)).isEmpty();
    // What is filled in later may be any namespace.
    Context open = new Context(context.unit(), Optional.empty(), context.renaming());
    return unknown
        && (where.takes(file, context) ? given.contains(NAMESPACE) : where.mayTake(file, open));
  }
}
