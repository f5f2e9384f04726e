package io.github.pullsecret.yaml;

/** The text is none that {@link PlainParser} reads; the engine has to. */
final class NotPlainException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Without a stack trace, since it is no failure. */
  NotPlainException() {
    super("not plain", null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
  }
}
