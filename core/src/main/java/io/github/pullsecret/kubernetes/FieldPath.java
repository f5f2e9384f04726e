package io.github.pullsecret.kubernetes;

import java.util.ArrayList;
import java.util.List;

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
      List<Value> below = new ArrayList<>();
      for (Value value : found) {
        switch (step) {
          case ITEMS -> below.addAll(value.items());
          case VALUES -> value.fields().forEach(field -> below.add(field.value()));
          default -> value.get(step).ifPresent(below::add);
        }
      }
      found = below;
    }
    return found;
  }

  /** The path as it is written. */
  @Override
  public String toString() {
    return String.join(".", steps).replace("." + ITEMS, ITEMS);
  }
}
