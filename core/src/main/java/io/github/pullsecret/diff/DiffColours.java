package io.github.pullsecret.diff;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colours a printed diff. It counts the lines of each hunk, since a removed line of a file may look
 * like the header of the next one.
 */
final class DiffColours {
  private static final Pattern HUNK = Pattern.compile("@@ -\\d+,?(\\d*) \\+\\d+,?(\\d*) @@");
  private static final String BOLD = "\u001b[1m";
  private static final String CYAN = "\u001b[36m";
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String RESET = "\u001b[m";

  private final StringBuilder out = new StringBuilder();
  private int removedLeft;
  private int addedLeft;

  private DiffColours() {}

  static String coloured(String printed) {
    DiffColours colours = new DiffColours();
    int start = 0;
    while (start < printed.length()) {
      int newline = printed.indexOf('\n', start);
      int next = newline < 0 ? printed.length() : newline + 1;
      colours.append(printed.substring(start, next));
      start = next;
    }
    return colours.out.toString();
  }

  private void append(String line) {
    String colour = colour(line);
    if (colour.isEmpty()) {
      out.append(line);
      return;
    }
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
      end--;
    }
    out.append(colour).append(line, 0, end).append(RESET).append(line, end, line.length());
  }

  private String colour(String line) {
    if (line.startsWith("\\")) {
      return "";
    }
    if (removedLeft > 0 || addedLeft > 0) {
      removedLeft -= line.startsWith("+") ? 0 : 1;
      addedLeft -= line.startsWith("-") ? 0 : 1;
      return line.startsWith("+") ? GREEN : line.startsWith("-") ? RED : "";
    }
    Matcher hunk = HUNK.matcher(line);
    if (!hunk.lookingAt()) {
      return BOLD;
    }
    removedLeft = count(hunk.group(1));
    addedLeft = count(hunk.group(2));
    return CYAN;
  }

  private static int count(String written) {
    return written.isEmpty() ? 1 : Integer.parseInt(written);
  }
}
