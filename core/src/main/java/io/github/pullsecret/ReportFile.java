package io.github.pullsecret;

import io.github.pullsecret.files.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that gets the result of a run.
 *
 * @param format what is written
 * @param path the file; its directory is made if there is none
 */
public record ReportFile(ReportFormat format, Path path) {
  /**
   * Reads {@code FORMAT=FILE}.
   *
   * @throws IllegalArgumentException if it is not of that form, or there is no such format
   */
  public static ReportFile of(String text) {
    int equals = text.indexOf('=');
    if (equals < 0 || equals == text.length() - 1) {
      throw new IllegalArgumentException(
          "reports: '" + text + "' is not of the form FORMAT=FILE, as sarif=pullsecret.sarif");
    }
    return new ReportFile(
        ReportFormat.of(text.substring(0, equals)), Path.of(text.substring(equals + 1)));
  }

  /** A file in a directory, with the name that a report of this format has. */
  public static ReportFile in(Path directory, ReportFormat format) {
    return new ReportFile(format, directory.resolve(format.fileName()));
  }

  /**
   * Writes it.
   *
   * @param directory what a relative path starts from
   * @param content what is written
   * @throws IOException if it can't be written; the message says why
   */
  public void write(Path directory, byte[] content) throws IOException {
    WholeFile.write(directory.resolve(path), content);
  }
}
