package io.github.pullsecret.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a file that is for everything below its directory.
 *
 * <p>The search goes from a PATH upward to the root of its Git repository. Without Git it ends at
 * the working directory, or, if the PATH is not below that, at the PATH's own directory: nothing
 * beyond what a user names or works in is ever taken.
 */
public final class UpwardSearch {
  private UpwardSearch() {}

  /**
   * The files of a name, the nearest first; none if the PATH does not exist.
   *
   * @param name the file's name
   * @param start a file or directory, relative ones from the working directory
   */
  public static List<TreeFile> find(String name, Path start, WorkingDirectory workingDirectory) {
    List<TreeFile> found = new ArrayList<>();
    Path directory;
    try {
      Path real = workingDirectory.path().resolve(start).toRealPath();
      directory = Files.isDirectory(real) ? real : real.resolveSibling("");
    } catch (IOException e) {
      return found;
    }
    Path last = last(directory, workingDirectory.path());
    for (Path at = directory; at != null && at.startsWith(last); at = at.getParent()) {
      regularFile(at.resolve(name), workingDirectory).ifPresent(found::add);
    }
    return found;
  }

  /** The directory at which a search from another one ends. */
  private static Path last(Path directory, Path workingDirectory) {
    for (Path at = directory; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    return directory.startsWith(workingDirectory) ? workingDirectory : directory;
  }

  /** A file that is named; empty if there is none. Its root is where a link to it stands. */
  public static Optional<TreeFile> regularFile(Path file, WorkingDirectory workingDirectory) {
    Path path = workingDirectory.path().resolve(file).normalize();
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new TreeFile(
              path.toRealPath(),
              workingDirectory.display(path),
              path.resolveSibling("").toRealPath()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
