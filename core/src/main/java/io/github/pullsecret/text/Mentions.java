package io.github.pullsecret.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

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
    for (int at : firstOfLines(text, names)) {
      for (int end = text.indexOf('\n', start); end >= 0 && end < at; ) {
        start = end + 1;
        line++;
        end = text.indexOf('\n', start);
      }
      found.add(new Location(path, line, at - start + 1));
    }
    return found;
  }

  /**
   * Where a name stands first in its line, in order. The text is gone through once for each name,
   * not once for each line: a name that comes no more would be searched to the end every time.
   */
  private static Collection<Integer> firstOfLines(String text, Collection<String> names) {
    TreeMap<Integer, Integer> places = new TreeMap<>(); // by the end of the line
    for (String name : names) {
      int at = text.indexOf(name);
      while (at >= 0) {
        if (isWord(text, at, at + name.length())) {
          int end = text.indexOf('\n', at);
          places.merge(end < 0 ? text.length() : end, at, Math::min);
          at = end < 0 ? -1 : text.indexOf(name, end + 1);
        } else {
          at = text.indexOf(name, at + 1);
        }
      }
    }
    return places.values();
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
