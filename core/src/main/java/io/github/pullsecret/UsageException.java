package io.github.pullsecret;

import java.util.List;

/** What was asked for can't be done as asked; the message says what to do instead. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String option;
  private final transient List<String> problems;

  UsageException(String option, String message) {
    super(message);
    this.option = option;
    this.problems = List.of();
  }

  /** A file that was given is there, but what it says is wrong. */
  UsageException(String option, List<String> problems) {
    super(String.join("\n", problems));
    this.option = option;
    this.problems = List.copyOf(problems);
  }

  /** What is wrong in the request, as {@link RewriteRequest.Builder} calls it. */
  public String option() {
    return option;
  }

  /**
   * The mistakes in the file that the component stands for, each with its place, as users read
   * them; empty if the component itself is wrong.
   */
  public List<String> problems() {
    return problems;
  }
}
