package io.github.pullsecret.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file to read, not read yet.
 *
 * @param path absolute, without symbolic links: two files are the same if their paths are equal
 * @param display the path as shown to users
 * @param root the outermost directory among the given PATHs that contains the file, else the
 *     directory that the file, given by name, lies in
 * @param content what it holds if it is not on the disk
 */
public record TreeFile(Path path, String display, Path root, Optional<byte[]> content) {

  /** The largest array. */
  private static final long LARGEST = Integer.MAX_VALUE - 8;

  /** A file on the disk. */
  public TreeFile(Path path, String display, Path root) {
    this(path, display, root, Optional.empty());
  }

  /** What stands in for a file in a directory, such as standard input. */
  public static TreeFile held(String display, byte[] content, WorkingDirectory directory) {
    Path root = directory.path();
    return new TreeFile(root.resolve(display), display, root, Optional.of(content));
  }

  /**
   * The file's bytes, read from the disk at each call.
   *
   * @throws IOException if it cannot be read; {@link DiskProblem#of} says why in words
   */
  public byte[] read() throws IOException {
    try {
      return content.isPresent() ? content.get() : Files.readAllBytes(path);
    } catch (OutOfMemoryError e) {
      if (Files.size(path) > LARGEST) {
        throw new IOException("it has more than 2 GiB", e); // however much memory there is
      }
      throw e;
    }
  }
}
