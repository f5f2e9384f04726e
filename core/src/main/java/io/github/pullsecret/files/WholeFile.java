package io.github.pullsecret.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes files that are no manifests. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a file, and makes its directory if there is none.
   *
   * @throws IOException if it can't be written; the message says why
   */
  public static void write(Path file, byte[] content) throws IOException {
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Files.write(file, content);
    } catch (IOException e) {
      throw new IOException("can't write " + file + ": " + DiskProblem.reason(e), e);
    }
  }
}
