package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.SecretReference.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One place where objects of a kind name a Secret: a row of {@code secret-references.tsv}, which
 * says what the columns mean.
 *
 * @param type the group and kind
 * @param path the mapping that holds the key
 * @param key where in it the name is; {@code *} stands for any text
 * @param shape how the name is written
 * @param namespaces the keys that may say the Secret's namespace, beside the name
 * @param when what has to be written beside the key
 * @param role how the place relates to the Secret
 * @param source what the row was learned from
 */
record SecretRow(
    GroupKind type,
    FieldPath path,
    String key,
    Shape shape,
    List<String> namespaces,
    Optional<Condition> when,
    Role role,
    String source) {
  private static final int COLUMNS = 9;
  private static final String NONE = "-";
  private static final String ANY_TEXT = "*";
  private static final FieldPath ROOT = new FieldPath(List.of());

  /** How a name is written. */
  enum Shape {
    /** A list of names, or of objects with a name. */
    NAMES,
    /** A name, or an object with a name. */
    NAME,
    /** A name that is the object's own if it is left out. */
    DEFAULT,
    /** Names between commas or semicolons. */
    TOKENS,
    /** A name, or {@code namespace/name}. */
    QUALIFIED,
    /** A text that ends in {@code secret:namespace/name} or {@code secret:namespace/name#key}. */
    CREDENTIALS,
    /** The names of resources that a rule of RBAC is about. */
    RULE
  }

  /**
   * What has to be written beside a key.
   *
   * @param key another key
   * @param value its value
   * @param orAbsent whether the value is what is meant when the other key is left out
   */
  record Condition(String key, String value, boolean orAbsent) {
    static Condition parse(String text) {
      int at = Math.max(text.indexOf('='), text.indexOf('~'));
      if (at < 1) {
        throw new IllegalArgumentException("not a value of the column when: " + text);
      }
      return new Condition(text.substring(0, at), text.substring(at + 1), text.charAt(at) == '~');
    }

    boolean holds(Value holder) {
      Optional<String> found = holder.word(key);
      // What names a kind may name its group as well, and Secrets have none.
      boolean group =
          holder
              .word("group")
              .or(() -> holder.word("apiGroup"))
              .filter(g -> !g.equals(""))
              .isEmpty();
      return group && (found.isEmpty() ? orAbsent : found.get().equals(value));
    }
  }

  SecretRow {
    namespaces = List.copyOf(namespaces);
  }

  /** Reads a line of the table. */
  static SecretRow parse(String line) {
    List<String> cells = List.of(line.split("\t", -1));
    if (cells.size() != COLUMNS) {
      throw new IllegalArgumentException("not a row of " + COLUMNS + " columns: " + line);
    }
    return new SecretRow(
        new GroupKind(cells.get(0).equals(NONE) ? "" : cells.get(0), cells.get(1)),
        cells.get(2).equals(NONE) ? ROOT : FieldPath.parse(cells.get(2)),
        cells.get(3),
        Shape.valueOf(cells.get(4).toUpperCase(Locale.ROOT)),
        cells.get(5).equals(NONE) ? List.of() : List.of(cells.get(5).split(",", -1)),
        cells.get(6).equals(NONE) ? Optional.empty() : Optional.of(Condition.parse(cells.get(6))),
        Role.valueOf(cells.get(7).toUpperCase(Locale.ROOT)),
        cells.get(8));
  }

  /** The place that a row about pull secrets speaks of; empty if it names none in fields. */
  static Optional<SecretRow> of(CustomRow row) {
    return switch (row.shape()) {
      case NAMES, STRINGS, OBJECTS -> Optional.of(pullSecrets(row, Shape.NAMES));
      case STRING, OBJECT -> Optional.of(pullSecrets(row, Shape.NAME));
      case TEXT, INSIDE, NONE -> Optional.empty();
    };
  }

  private static SecretRow pullSecrets(CustomRow row, Shape shape) {
    boolean objects =
        row.shape() == CustomRow.Shape.OBJECT || row.shape() == CustomRow.Shape.OBJECTS;
    return new SecretRow(
        row.type(),
        row.path(),
        row.key(),
        shape,
        objects ? List.of("namespace") : List.of(),
        Optional.empty(),
        Role.REFERENCE,
        row.source());
  }

  /** Whether it is about the same place as another row. */
  boolean isAt(SecretRow other) {
    return place().equals(other.place());
  }

  /** Where the name stands when an object holds it: {@code spec.secretRef.name}. */
  private String place() {
    boolean named = shape == Shape.NAME && !key.equals("name");
    return path + "." + key + (named ? ".name" : "");
  }

  /** Whether the row is about a key. */
  boolean isKey(String text) {
    int any = key.indexOf(ANY_TEXT);
    if (any < 0) {
      return key.equals(text);
    }
    return text.length() >= key.length() - 1
        && text.startsWith(key.substring(0, any))
        && text.endsWith(key.substring(any + 1));
  }

  /** The fields of a mapping that the row is about. */
  List<Value.Field> fields(Value holder) {
    if (key.contains(ANY_TEXT)) {
      return holder.lastFields().stream().filter(field -> isKey(field.key())).toList();
    }
    return holder.get(key).stream().map(value -> new Value.Field(key, value)).toList();
  }

  /** The namespace that stands beside a key of a mapping. */
  Optional<String> namespace(Value holder, String found) {
    int any = key.indexOf(ANY_TEXT);
    String text = any < 0 ? "" : found.substring(any, found.length() - (key.length() - any - 1));
    return namespaces.stream()
        .map(name -> holder.word(name.replace(ANY_TEXT, text)))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
