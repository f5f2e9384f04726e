package io.github.pullsecret.yaml;

import java.util.List;

/**
 * A value to be written: what it says, not how; {@link Dialect} writes it as its surroundings do.
 */
public sealed interface NewNode {
  /**
   * A string, quoted where YAML 1.1 or 1.2 would read it as something else.
   *
   * @param value the string
   */
  record Text(String value) implements NewNode {
    /** Without the value, which may be data of a Secret. */
    @Override
    public String toString() {
      return "Text[of " + value.length() + "]";
    }
  }

  /**
   * A boolean.
   *
   * @param value true or false
   */
  record Flag(boolean value) implements NewNode {}

  /**
   * A text of lines, written as a literal block ({@code |-}) where the surroundings allow one.
   *
   * @param text its lines, without a line break at the end
   */
  record Block(String text) implements NewNode {
    /**
     * Checks that the lines can stand in a block as they are.
     *
     * @throws IllegalArgumentException if they can't: the first starts with a blank or is empty, a
     *     line has blanks only, the last is empty, or a character would have to be escaped
     */
    public Block {
      if (text.startsWith(" ") || text.startsWith("\n") || text.isBlank() || text.endsWith("\n")) {
        throw new IllegalArgumentException(
            "the text starts with a blank or ends with a line break");
      }
      if (text.lines().anyMatch(line -> !line.isEmpty() && line.isBlank())
          || text.chars().anyMatch(c -> c != '\n' && !ScalarText.printsAsIs(c))) {
        throw new IllegalArgumentException("the text has characters that a block can't hold");
      }
    }

    /** Without the value, which may be data of a Secret. */
    @Override
    public String toString() {
      return "Block[of " + text.length() + "]";
    }
  }

  /**
   * A mapping.
   *
   * @param fields its entries in order, at least one
   */
  record Fields(List<Field> fields) implements NewNode {
    /** Takes a copy. */
    public Fields {
      fields = List.copyOf(fields);
    }
  }

  /**
   * An entry of a mapping.
   *
   * @param key the key, a plain word
   * @param value the value
   */
  record Field(String key, NewNode value) {}

  /**
   * A sequence.
   *
   * @param items its items in order, at least one
   */
  record Items(List<NewNode> items) implements NewNode {
    /** Takes a copy. */
    public Items {
      items = List.copyOf(items);
    }

    /** Whether a text of lines is in one of the items, which brackets would put in one line. */
    boolean hasLines() {
      return items.stream()
          .anyMatch(
              item ->
                  item instanceof Fields object
                      && object.fields().stream()
                          .anyMatch(field -> field.value() instanceof Block));
    }
  }

  /** The list of objects {@code - name: NAME}, the form of every list of pull secrets. */
  static Items names(List<String> names) {
    return new Items(names.stream().map(NewNode::name).toList());
  }

  /** The object {@code name: NAME}. */
  static NewNode name(String name) {
    return new Fields(List.of(new Field("name", new Text(name))));
  }
}
