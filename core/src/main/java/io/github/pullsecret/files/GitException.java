package io.github.pullsecret.files;

/** Git can't say what was asked for. The message says why, and what to do. */
public final class GitException extends Exception {
  private static final long serialVersionUID = 1L;

  GitException(String message) {
    super(message);
  }
}
