package io.github.pullsecret.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the names in what an operation of a JSON patch (RFC 6902) writes at its path. */
final class PointerSecrets {
  private static final String ITEMS = "[]";
  private static final String VALUES = "*";

  private final ObjectSecrets secrets;
  private final PatchedKinds kinds;

  PointerSecrets(ObjectSecrets secrets, PatchedKinds kinds) {
    this.secrets = secrets;
    this.kinds = kinds;
  }

  /**
   * Reads an operation.
   *
   * @param pointer its path (RFC 6901), which starts with a slash
   * @param value what it writes there
   */
  void read(String pointer, Value value) {
    boolean open = kinds.isOpen(pointer);
    List<String> steps =
        Stream.of(pointer.substring(1).split("/", -1))
            .map(step -> step.replace("~1", "/").replace("~0", "~"))
            .toList();
    kinds.rows().forEach(row -> read(row, List.of(), steps, value));
    for (SecretRow row : SecretRows.of(SecretRows.POD_SPEC)) {
      kinds.pods().forEach(path -> read(row, path, steps, value));
      if (open) {
        anywhere(row, steps, value);
      }
    }
    if (open) {
      SecretRows.of(SecretRows.CUSTOM).forEach(row -> anywhere(row, steps, value));
    }
    SecretRows.of(SecretRows.ANY).forEach(row -> read(row, List.of(), steps, value));
  }

  private void anywhere(SecretRow row, List<String> steps, Value value) {
    for (int start = 0; start < steps.size(); start++) {
      read(row, List.of(), steps.subList(start, steps.size()), value);
    }
  }

  /**
   * What a row finds.
   *
   * @param above the path of what the row's path starts at
   */
  private void read(SecretRow row, List<String> above, List<String> steps, Value value) {
    List<String> mapping = Stream.concat(above.stream(), row.path().steps().stream()).toList();
    int common = Math.min(mapping.size(), steps.size());
    for (int i = 0; i < common; i++) {
      if (!isStep(mapping.get(i), steps.get(i))) {
        return;
      }
    }
    if (steps.size() <= mapping.size()) {
      FieldPath below = new FieldPath(mapping.subList(steps.size(), mapping.size()));
      below.distinct(value).forEach(found -> secrets.in(row, found));
    } else if (row.isKey(steps.get(common)) && row.when().filter(w -> !w.orAbsent()).isEmpty()) {
      at(row, steps.subList(common + 1, steps.size()), value);
    }
  }

  private static boolean isStep(String pattern, String step) {
    return switch (pattern) {
      case VALUES -> true;
      case ITEMS -> step.equals("-") || isNumber(step);
      default -> pattern.equals(step);
    };
  }

  private static boolean isNumber(String step) {
    return !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** What is written at or below a row's key. */
  private void at(SecretRow row, List<String> below, Value value) {
    boolean list = row.shape() == SecretRow.Shape.NAMES;
    if (below.isEmpty()) {
      secrets.at(row, value, Optional.empty());
    } else if (list && isStep(ITEMS, below.get(0))) {
      inside(row, below.subList(1, below.size()), value);
    } else if (!list) {
      inside(row, below, value);
    }
  }

  private void inside(SecretRow row, List<String> below, Value value) {
    boolean object = row.shape() == SecretRow.Shape.NAMES || row.shape() == SecretRow.Shape.NAME;
    if (object && below.isEmpty()) {
      secrets.one(row, value, Optional.empty());
    } else if (object && below.equals(List.of("name"))) {
      secrets.whole(row.role(), value, Optional.empty());
    }
  }
}
