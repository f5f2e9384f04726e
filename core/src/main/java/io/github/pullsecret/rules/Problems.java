package io.github.pullsecret.rules;

import io.github.pullsecret.text.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The mistakes found so far. */
final class Problems {
  private final List<RulesProblem> found = new ArrayList<>();

  void add(Location location, String message, String hint) {
    found.add(new RulesProblem(location, message, hint));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Ends the reading if anything is wrong.
   *
   * @throws InvalidRulesException with each mistake once, in the order of the file: what an alias
   *     stands for may have been read more than once
   */
  void throwIfAny() throws InvalidRulesException {
    if (!found.isEmpty()) {
      throw new InvalidRulesException(
          found.stream()
              .distinct()
              .sorted(
                  Comparator.comparingInt((RulesProblem problem) -> problem.location().line())
                      .thenComparingInt(problem -> problem.location().column()))
              .toList());
    }
  }
}
