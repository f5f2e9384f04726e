package io.github.pullsecret.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * A place that could not be read.
 *
 * @param display the place, as shown to users
 * @param message why, such as {@code permission denied}
 */
public record DiskProblem(String display, String message) {

  /**
   * The problem that an exception of the JDK stands for, whose own message is often just a path.
   */
  public static DiskProblem of(String display, IOException exception) {
    return new DiskProblem(display, reason(exception));
  }

  /** Why an operation on a file failed, in words, without the file's name. */
  public static String reason(IOException exception) {
    if (exception instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (exception instanceof NoSuchFileException) {
      return "no such file";
    }
    if (exception instanceof FileAlreadyExistsException) {
      return "a file of that name is in the way";
    }
    if (exception instanceof FileSystemLoopException) {
      return "symbolic links form a loop";
    }
    Optional<String> message =
        exception instanceof FileSystemException onFile
            ? Optional.ofNullable(onFile.getReason())
            : Optional.ofNullable(exception.getMessage());
    return message.orElse(exception.getClass().getSimpleName());
  }

  /** The problem on one line: place, then reason. */
  @Override
  public String toString() {
    return display + ": " + message;
  }
}
