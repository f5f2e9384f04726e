package io.github.pullsecret.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A place in a file, as people and editors write it.
 *
 * @param path the file as displayed: relative to the working directory, with forward slashes
 * @param line line number, from 1
 * @param column column in code points, from 1
 */
public record Location(String path, int line, int column) {
  /** {@code path:line:column}. */
  @Override
  public String toString() {
    return pathAndLine() + ":" + column;
  }

  /** {@code path:line}, for reports in which the column says nothing. */
  public String pathAndLine() {
    return shown(path) + ":" + line;
  }

  /**
   * A path as it may stand in a message: control characters, which could pass for another line or
   * for a command to the terminal, are shown as {@code \\n}, {@code \\t} and {@code \\x1b}.
   */
  public static String shown(String path) {
    if (path.chars().noneMatch(Character::isISOControl)) {
      return path;
    }
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '\n' || c == '\t') {
        shown.append(c == '\n' ? "\\n" : "\\t");
      } else if (Character.isISOControl(c)) {
        shown.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Location that
            && line == that.line
            && column == that.column
            && path.equals(that.path));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * line + column) + path.hashCode();
  }
}
