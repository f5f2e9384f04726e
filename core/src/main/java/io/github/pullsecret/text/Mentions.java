package io.github.pullsecret.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds whole-word mentions of names in text, of whatever kind. */
public final class Mentions {
  private Mentions() {}

  /**
   * The lines that mention one of the names.
   *
   * @param path the file as displayed
   */
  public static List<Location> in(String path, String text, Collection<String> names) {
    List<Location> found = new ArrayList<>();
    int line = 1;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      int column = column(text, start, next, names);
      if (column >= 0) {
        found.add(new Location(path, line, column + 1));
      }
      start = next;
      line++;
    }
    return found;
  }

  private static int column(String text, int start, int end, Collection<String> names) {
    int first = -1;
    for (String name : names) {
      int at = text.indexOf(name, start);
      while (at >= 0 && at < end) {
        if (isWord(text, at, at + name.length())) {
          first = first < 0 ? at - start : Math.min(first, at - start);
          break;
        }
        at = text.indexOf(name, at + 1);
      }
    }
    return first;
  }

  /**
   * A name ends where another one could not go on; the full stop of a sentence is no part of it.
   */
  private static boolean isWord(String text, int from, int to) {
    return !joins(text, from - 1, from - 2) && !joins(text, to, to + 1);
  }

  private static boolean joins(String text, int beside, int beyond) {
    if (beside < 0 || beside >= text.length()) {
      return false;
    }
    char c = text.charAt(beside);
    boolean more = beyond >= 0 && beyond < text.length() && isPart(text.charAt(beyond));
    return (c == '.' || c == '-') ? more : isPart(c);
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
