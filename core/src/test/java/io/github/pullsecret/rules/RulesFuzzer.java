package io.github.pullsecret.rules;

import java.util.Optional;

/** Fuzzing of the rules file: it is read, or every problem has a place. */
public final class RulesFuzzer {
  private RulesFuzzer() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    try {
      RulesReader.read("pullsecret.yaml", bytes, glob -> Optional.empty());
    } catch (InvalidRulesException e) {
      if (e.problems().isEmpty()) {
        throw new AssertionError("wrong without a problem");
      }
    }
  }
}
