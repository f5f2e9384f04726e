package io.github.pullsecret;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The proof failed: a bug in this library. Nothing was written. */
public final class InternalErrorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How many places of a failure are named: enough to find it, few enough for a line or two. */
  private static final int NAMED = 4;

  InternalErrorException(String message) {
    super(message);
  }

  InternalErrorException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What stands for a failure whose own message may quote a manifest. */
  static InternalErrorException of(RuntimeException unexpected) {
    InternalErrorException error = new InternalErrorException(describe(unexpected));
    error.setStackTrace(unexpected.getStackTrace());
    return error;
  }

  /**
   * What may be said of any failure: its message if it is one of these, which name places and
   * objects; of all others only the class and where in this library it comes from, since the JDK's
   * messages quote what they are about, which may be the data of a Secret.
   */
  public static String describe(Throwable failure) {
    if (failure instanceof InternalErrorException) {
      return String.valueOf(failure.getMessage());
    }
    List<StackTraceElement> ours =
        Arrays.stream(failure.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("io.github.pullsecret."))
            .limit(NAMED)
            .toList();
    String where =
        ours.stream()
            .map(
                frame ->
                    frame.getClassName()
                        + "."
                        + frame.getMethodName()
                        + ":"
                        + frame.getLineNumber())
            .collect(Collectors.joining(", "));
    Throwable cause = failure.getCause();
    return failure.getClass().getName()
        + (where.isEmpty() ? "" : " at " + where)
        + (cause == null ? "" : ", caused by " + cause.getClass().getName());
  }
}
