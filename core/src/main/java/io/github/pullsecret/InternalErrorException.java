package io.github.pullsecret;

/** The proof failed: a bug in this library. Nothing was written. */
public final class InternalErrorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InternalErrorException(String message) {
    super(message);
  }

  InternalErrorException(String message, Throwable cause) {
    super(message, cause);
  }
}
