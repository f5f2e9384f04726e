package io.github.pullsecret.text;

/** The bytes of a file are not text in an encoding that Kubernetes manifests may have. */
public final class MalformedTextException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  MalformedTextException(String message, int line, int column) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /** Line of the first bad byte, from 1. */
  public int line() {
    return line;
  }

  /** Column of the first bad byte, from 1. */
  public int column() {
    return column;
  }
}
