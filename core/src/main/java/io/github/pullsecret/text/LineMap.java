package io.github.pullsecret.text;

import java.util.Arrays;

/**
 * Where the lines of a text start and end. A line break is LF, CRLF or a lone CR (YAML 1.2 section
 * 5.4); lines of one text may differ.
 */
public final class LineMap {
  private final String text;
  private final int[] starts;

  /** Finds the lines of {@code text}. */
  public LineMap(String text) {
    this.text = text;
    int[] found = new int[Math.max(16, text.length() / 24)];
    int count = 1; // The first line starts at 0.
    int feed = text.indexOf('\n');
    int carriage = text.indexOf('\r');
    while (feed >= 0 || carriage >= 0) {
      boolean lone = carriage >= 0 && (feed < 0 || carriage < feed - 1);
      int end = lone ? carriage : feed;
      if (count == found.length) {
        found = Arrays.copyOf(found, 2 * count);
      }
      found[count++] = end + 1;
      // Each is looked for again only once it lies behind, so that the text is gone through twice.
      if (feed == end) {
        feed = text.indexOf('\n', end + 1);
      }
      if (carriage >= 0 && carriage <= end) {
        carriage = text.indexOf('\r', end + 1);
      }
    }
    starts = Arrays.copyOf(found, count);
  }

  /** The number of the line that holds {@code offset}, from 0. */
  public int line(int offset) {
    int index = Arrays.binarySearch(starts, offset);
    return index >= 0 ? index : -index - 2;
  }

  /** How many lines there are; a text that ends with a line break has an empty last line. */
  public int count() {
    return starts.length;
  }

  /** The offset at which line number {@code line} (from 0) starts. */
  public int start(int line) {
    return starts[line];
  }

  /** The offset at which the line holding {@code offset} starts. */
  public int lineStart(int offset) {
    return starts[line(offset)];
  }

  /** The offset of the break that ends the line holding {@code offset}, or the end of the text. */
  public int lineEnd(int offset) {
    int line = line(offset);
    if (line + 1 == starts.length) {
      return text.length();
    }
    int end = starts[line + 1] - 1;
    return end > starts[line] && text.charAt(end) == '\n' && text.charAt(end - 1) == '\r'
        ? end - 1
        : end;
  }

  /** The offset just after the break of the line holding {@code offset}, or the end of the text. */
  public int nextLine(int offset) {
    int line = line(offset);
    return line + 1 == starts.length ? text.length() : starts[line + 1];
  }

  /**
   * The break that text inserted near {@code offset} should use: that of the line itself, else of
   * the line before, else the first of the text, else LF.
   */
  public String breakNear(int offset) {
    int line = line(offset);
    for (int candidate : new int[] {line, line - 1, 0}) {
      if (candidate >= 0 && candidate + 1 < starts.length) {
        return text.substring(lineEnd(starts[candidate]), starts[candidate + 1]);
      }
    }
    return "\n";
  }

  /** The column of {@code offset} in code points, from 0. */
  public int column(int offset) {
    return text.codePointCount(lineStart(offset), offset);
  }

  /** The place of {@code offset} in the file displayed as {@code path}. */
  public Location location(String path, int offset) {
    return new Location(path, line(offset) + 1, column(offset) + 1);
  }
}
