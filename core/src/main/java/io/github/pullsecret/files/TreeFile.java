package io.github.pullsecret.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to read, not read yet.
 *
 * @param path absolute, without symbolic links: two files are the same if their paths are equal
 * @param display the path as shown to users
 * @param root the outermost directory among the given PATHs that contains the file, else the
 *     directory that the file, given by name, lies in
 */
public record TreeFile(Path path, String display, Path root) {

  /**
   * The file's bytes, read from the disk at each call.
   *
   * @throws IOException if it cannot be read; {@link DiskProblem#of} says why in words
   */
  public byte[] read() throws IOException {
    return Files.readAllBytes(path);
  }
}
