package io.github.pullsecret.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A batch of files was not written, or not all of it. Each file is as it was before or as it was to
 * become, never in between. The message says what happened, why, and what to do.
 */
public final class WriteFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient List<Path> written;
  private final transient List<Path> notWritten;

  WriteFailedException(String message, List<Path> written, List<Path> notWritten) {
    super(message);
    this.written = List.copyOf(written);
    this.notWritten = List.copyOf(notWritten);
  }

  /** The files that have their new bytes, in the order they were written; mostly none. */
  public List<Path> written() {
    return written;
  }

  /** The files that have their old bytes, or do not exist. */
  public List<Path> notWritten() {
    return notWritten;
  }
}
