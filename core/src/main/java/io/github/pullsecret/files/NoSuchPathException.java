package io.github.pullsecret.files;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** PATHs that were given do not exist. */
public final class NoSuchPathException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Path> paths;

  NoSuchPathException(List<Path> paths) {
    super(
        "no such file or directory: "
            + paths.stream().map(Path::toString).collect(Collectors.joining(", ")));
    this.paths = List.copyOf(paths);
  }

  /** All the PATHs that do not exist, as they were given. */
  public List<Path> paths() {
    return paths;
  }
}
