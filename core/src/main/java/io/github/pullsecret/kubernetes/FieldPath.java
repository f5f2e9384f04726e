package io.github.pullsecret.kubernetes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where something stands in objects of a kind, as in {@code spec.tasks[].template.spec}: {@code []}
 * is every item of a list, {@code *} every value of a map.
 *
 * @param steps keys, {@code *} and {@code []}
 */
record FieldPath(List<String> steps) {
  private static final String ITEMS = "[]";
  private static final String VALUES = "*";

  FieldPath {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static FieldPath parse(String text) {
    List<String> steps = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int dot = text.indexOf('.', start);
      int end = dot < 0 ? text.length() : dot;
      addStep(text, text.substring(start, end), steps);
      start = end + 1;
    }
    return new FieldPath(steps);
  }

  private static void addStep(String path, String step, List<String> steps) {
    boolean items = step.endsWith(ITEMS);
    String key = items ? step.substring(0, step.length() - ITEMS.length()) : step;
    if (key.isEmpty()) {
      throw new IllegalArgumentException("a key is missing in the path \"" + path + '"');
    }
    boolean plain = key.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-');
    if (!plain && !key.equals(VALUES)) {
      throw new IllegalArgumentException(
          '"' + key + "\" in the path \"" + path + "\" is no key, no * and no key with []");
    }
    steps.add(key);
    if (items) {
      steps.add(ITEMS);
    }
  }

  /** What stands there in an object, in order. */
  List<Value> in(Value object) {
    List<Value> found = List.of(object);
    for (String step : steps) {
      found = found.stream().flatMap(value -> below(value, step).stream()).toList();
    }
    return found;
  }

  /**
   * The same, but what aliases repeat at one step counts once: a few lines of aliases of aliases
   * could stand for millions of values.
   */
  List<Value> distinct(Value object) {
    List<Value> found = List.of(object);
    for (String step : steps) {
      Set<Integer> shared = new HashSet<>();
      found =
          found.stream()
              .flatMap(value -> below(value, step).stream())
              .filter(value -> !value.shared() || shared.add(value.node().events().start()))
              .toList();
    }
    return found;
  }

  private static List<Value> below(Value value, String step) {
    return switch (step) {
      case ITEMS -> value.items();
      case VALUES -> value.fields().stream().map(Value.Field::value).toList();
      default -> value.get(step).stream().toList();
    };
  }

  /** The path as it is written. */
  @Override
  public String toString() {
    return String.join(".", steps).replace("." + ITEMS, ITEMS);
  }
}
