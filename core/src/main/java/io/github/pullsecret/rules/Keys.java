package io.github.pullsecret.rules;

import io.github.pullsecret.kubernetes.Names;
import io.github.pullsecret.rules.Node.Field;
import io.github.pullsecret.rules.Node.Mapping;
import io.github.pullsecret.rules.Node.Scalar;
import io.github.pullsecret.rules.Node.ScalarType;
import io.github.pullsecret.rules.Node.Sequence;
import io.github.pullsecret.text.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of one mapping. Each known one is asked for, in the type it has to have; {@link #finish}
 * then finds those that nobody asked for.
 *
 * <p>After a mistake something stands in for the value, so that the next ones are found as well;
 * nobody sees it, since a file with mistakes gives no {@link Rules}.
 */
final class Keys {
  private final String owner;
  private final Mapping mapping;
  private final Problems problems;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final Map<String, String> missing = new LinkedHashMap<>();

  /**
   * The keys of a mapping.
   *
   * @param owner what the mapping is, as messages call it
   */
  Keys(String owner, Mapping mapping, Problems problems) {
    this.owner = owner;
    this.mapping = mapping;
    this.problems = problems;
    for (Field field : mapping.fields()) {
      Field first = fields.putIfAbsent(field.key(), field);
      if (first != null) {
        problems.add(
            field.location(),
            "'" + field.key() + "' of " + owner + " is given twice",
            "keep one; the other is in line " + first.location().line());
      }
    }
  }

  /** Notes that a key has to be there. */
  void require(String key, String hint) {
    if (!fields.containsKey(key)) {
      missing.put(key, hint);
    }
  }

  /** The text of a key that has to be there. */
  Optional<Scalar> required(String key, String hint) {
    require(key, hint);
    return optional(key);
  }

  /** The text of a key. */
  Optional<Scalar> optional(String key) {
    return value(key).flatMap(value -> text(value, "'" + key + "' of " + owner));
  }

  /** Whether a key is there and true. */
  boolean flag(String key) {
    Optional<Node> value = value(key);
    if (value.isEmpty()) {
      return false;
    }
    boolean isFlag =
        value.get() instanceof Scalar scalar
            && (scalar.type() == ScalarType.TRUE || scalar.type() == ScalarType.FALSE);
    if (!isFlag) {
      mistyped(value.get(), "'" + key + "' of " + owner, "true or false", "without quotes");
    }
    return value.get() instanceof Scalar scalar && scalar.type() == ScalarType.TRUE;
  }

  /** The items of a list; none if the key is not there or has no value. */
  List<Node> list(String key) {
    known.add(key);
    Field field = fields.get(key);
    if (field == null || field.value().isNull()) {
      return List.of();
    }
    if (field.value() instanceof Sequence sequence) {
      return sequence.items();
    }
    mistyped(field.value(), "'" + key + "' of " + owner, "a list", "even of one: [ … ]");
    return List.of();
  }

  /** The items of a list of texts. */
  List<Scalar> texts(String key) {
    List<Scalar> texts = new ArrayList<>();
    for (Node item : list(key)) {
      text(item, "an item of '" + key + "' of " + owner).ifPresent(texts::add);
    }
    return texts;
  }

  /** The names in a list. */
  List<String> names(String key) {
    List<String> names = new ArrayList<>();
    for (Scalar item : texts(key)) {
      checkName(item, item.text());
      names.add(item.text());
    }
    return names;
  }

  /** The name that a key which has to be there gives. */
  String name(String key, String hint) {
    Optional<Scalar> name = required(key, hint);
    name.ifPresent(scalar -> checkName(scalar, scalar.text()));
    return name.map(Scalar::text).orElse("");
  }

  /** The name that a key which has to be there gives once the namespace is filled in. */
  String nameWithNamespace(String key, String hint) {
    Optional<Scalar> name = required(key, hint);
    name.ifPresent(scalar -> checkName(scalar, scalar.text().replace(Rule.NAMESPACE, "namespace")));
    return name.map(Scalar::text).orElse("");
  }

  /** Notes what is wrong with a name. */
  void checkName(Scalar scalar, String name) {
    if (!Names.isValid(name)) {
      problems.add(
          scalar.location(),
          "'" + scalar.text() + "' is no name that Kubernetes accepts",
          name.contains("{")
              ? "only 'to' of rename and 'secret' of attach are filled in, and only {namespace}"
              : "lower case letters, digits, '-' and '.', at most 253 characters (RFC 1123)");
    }
  }

  /** Finds the keys that nobody asked for, and those that are missing: not both for one mistake. */
  void finish() {
    for (Field field : mapping.fields()) {
      if (!known.contains(field.key())) {
        Optional<String> meant = Suggestion.nearest(field.key(), known);
        meant.ifPresent(missing::remove);
        problems.add(
            field.location(),
            "unknown key '" + field.key() + "' of " + owner,
            Suggestion.hint(meant, known));
      }
    }
    missing.forEach(
        (key, hint) -> problems.add(mapping.location(), owner + " has no '" + key + "'", hint));
  }

  private Optional<Node> value(String key) {
    known.add(key);
    return Optional.ofNullable(fields.get(key)).map(Field::value);
  }

  private Optional<Scalar> text(Node value, String what) {
    if (value instanceof Scalar scalar
        && scalar.type() == ScalarType.TEXT
        && !scalar.text().isEmpty()) {
      return Optional.of(scalar);
    }
    if (value instanceof Scalar scalar && scalar.text().isEmpty()) {
      problems.add(value.location(), what + " is empty", "give a value, or remove it");
    } else {
      mistyped(value, what, "text", value instanceof Scalar ? "put it in quotes" : "a plain value");
    }
    return Optional.empty();
  }

  private void mistyped(Node value, String what, String expected, String hint) {
    problems.add(
        value.location(), what + " has to be " + expected + ", and is " + value.what(), hint);
  }
}
