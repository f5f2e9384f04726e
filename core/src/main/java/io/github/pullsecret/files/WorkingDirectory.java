package io.github.pullsecret.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The directory that users' relative paths start from, and that paths in messages are relative to.
 *
 * @param path absolute, without symbolic links
 */
public record WorkingDirectory(Path path) {

  /** Refuses a relative path, which would mean something else in every process. */
  public WorkingDirectory {
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("not absolute: " + path);
    }
  }

  /**
   * The working directory at an existing directory.
   *
   * @throws UncheckedIOException if it does not exist
   */
  public static WorkingDirectory at(Path directory) {
    try {
      return new WorkingDirectory(directory.toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether anything stands at a path, be it a file, a directory or a link that leads nowhere. */
  public boolean holds(Path file) {
    return Files.exists(path.resolve(file), LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether Java knows a file's name as text, and not only as bytes. */
  public static boolean isText(Path file) {
    return !PathBytes.isUndecodable(file);
  }

  /**
   * How a path is shown to users, the same on every system: below this directory relative to it,
   * else absolute; with forward slashes and without a leading {@code ./}. Bytes of a name that are
   * no UTF-8 are shown as {@code \\xHH}.
   */
  public String display(Path file) {
    Path resolved = path.resolve(file).normalize();
    if (resolved.equals(path)) {
      return ".";
    }
    if (PathBytes.isUndecodable(resolved)) {
      String shown = PathBytes.shown(resolved);
      String here = PathBytes.shown(path) + "/";
      return shown.startsWith(here) ? shown.substring(here.length()) : shown;
    }
    if (!resolved.startsWith(path)) {
      return resolved.toString().replace(resolved.getFileSystem().getSeparator(), "/");
    }
    String separator = resolved.getFileSystem().getSeparator();
    String start = path.toString();
    int names = start.endsWith(separator) ? start.length() : start.length() + separator.length();
    return resolved.toString().substring(names).replace(separator, "/");
  }
}
