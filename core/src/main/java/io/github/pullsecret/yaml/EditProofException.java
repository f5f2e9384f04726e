package io.github.pullsecret.yaml;

/**
 * The text after an edit is not the one that was meant: a bug in this library. Nothing may be
 * written.
 */
public final class EditProofException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EditProofException(String message) {
    super(message);
  }
}
