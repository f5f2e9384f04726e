package io.github.pullsecret.rules;

import io.github.pullsecret.text.Location;
import java.util.List;

/** A value in a rules file and where it stands. An alias is the value it stands for. */
sealed interface Node {
  /** Where the value starts. */
  Location location();

  /** What it is, in words: {@code a list}. */
  String what();

  /** What a scalar is read as. */
  enum ScalarType {
    TEXT("text"),
    NUMBER("a number"),
    TRUE("true"),
    FALSE("false"),
    NULL("empty");

    private final String label;

    ScalarType(String label) {
      this.label = label;
    }
  }

  /** Text, a number, true or false, or nothing; always with its text. */
  record Scalar(Location location, ScalarType type, String text) implements Node {
    @Override
    public String what() {
      return type.label;
    }
  }

  /** A list. */
  record Sequence(Location location, List<Node> items) implements Node {
    @Override
    public String what() {
      return "a list";
    }
  }

  /** A mapping; a key may be in it twice. */
  record Mapping(Location location, List<Field> fields) implements Node {
    @Override
    public String what() {
      return fields.isEmpty() ? "an empty mapping" : "a mapping";
    }
  }

  /** A key of a mapping, where it stands, and its value. */
  record Field(Location location, String key, Node value) {}

  /** Whether it says nothing, as a key does that has no value. */
  default boolean isNull() {
    return this instanceof Scalar scalar && scalar.type() == ScalarType.NULL;
  }
}
