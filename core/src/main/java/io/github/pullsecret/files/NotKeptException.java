package io.github.pullsecret.files;

import java.io.IOException;

/** A file can't be replaced as it is: its new self would lack something that it has. */
final class NotKeptException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * What would be lost.
   *
   * @param what of the file, such as {@code its owner web}
   * @param remedy what to do
   */
  NotKeptException(String what, String remedy, IOException cause) {
    super(what + " can't be kept: " + DiskProblem.reason(cause) + ". " + remedy, cause);
  }
}
