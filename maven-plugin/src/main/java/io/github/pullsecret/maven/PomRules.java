package io.github.pullsecret.maven;

import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The parameter {@code rules}: the path of a rules file, or the rules themselves as elements, such
 * as {@code <rename><from>a</from><to>b</to></rename>}.
 *
 * @param configuration what is written; null if nothing is
 * @param path the text of it with its properties filled in; empty if a property is not set
 */
record PomRules(@Nullable PlexusConfiguration configuration, Optional<String> path) {
  private static final Set<String> LISTS = Set.of("paths", "namespaces");

  /** The path of the rules file. */
  Optional<String> file() {
    return path.map(String::strip).filter(text -> !text.isEmpty() && !text.startsWith("${"));
  }

  /** The rules as a rules file would have them. */
  Optional<String> rules() {
    if (configuration == null || configuration.getChildCount() == 0) {
      return Optional.empty();
    }
    StringJoiner items = new StringJoiner(", ", "rules: [", "]");
    for (PlexusConfiguration rule : configuration.getChildren()) {
      items.add("{" + quoted(rule.getName()) + ": " + mapping(rule) + "}");
    }
    return Optional.of(items.toString());
  }

  private static String mapping(PlexusConfiguration rule) {
    StringJoiner fields = new StringJoiner(", ", "{", "}");
    for (PlexusConfiguration field : rule.getChildren()) {
      fields.add(quoted(field.getName()) + ": " + value(field));
    }
    return fields.toString();
  }

  private static String value(PlexusConfiguration field) {
    if (LISTS.contains(field.getName())) {
      StringJoiner items = new StringJoiner(", ", "[", "]");
      for (PlexusConfiguration item : field.getChildren()) {
        items.add(quoted(text(item)));
      }
      return items.toString();
    }
    String text = text(field);
    boolean flag = text.equals("true") || text.equals("false");
    return flag ? text : quoted(text);
  }

  private static String text(PlexusConfiguration element) {
    String value = element.getValue("");
    return value == null ? "" : value.strip();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
