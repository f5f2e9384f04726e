package io.github.pullsecret.text;

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
    return path + ":" + line + ":" + column;
  }

  /** {@code path:line}, for reports in which the column says nothing. */
  public String pathAndLine() {
    return path + ":" + line;
  }
}
