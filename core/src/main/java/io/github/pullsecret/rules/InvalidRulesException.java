package io.github.pullsecret.rules;

import java.util.List;
import java.util.stream.Collectors;

/** A rules file has mistakes. */
public final class InvalidRulesException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<RulesProblem> problems;

  InvalidRulesException(List<RulesProblem> problems) {
    super(problems.stream().map(RulesProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All mistakes, in the order of the file. */
  public List<RulesProblem> problems() {
    return problems;
  }
}
