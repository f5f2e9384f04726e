package io.github.pullsecret;

/** What was asked for can't be done as asked; the message says what to do instead. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String option;

  UsageException(String option, String message) {
    super(message);
    this.option = option;
  }

  /** The component of {@link MoveRequest} that is wrong. */
  public String option() {
    return option;
  }
}
