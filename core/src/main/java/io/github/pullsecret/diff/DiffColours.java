package io.github.pullsecret.diff;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colours a printed diff, and shows the CR of changed lines. It counts the lines of each hunk,
 * since a removed line of a file may look like the header of the next one.
 */
final class DiffColours {
  private static final Pattern HUNK = Pattern.compile("@@ -\\d+,?(\\d*) \\+\\d+,?(\\d*) @@");
  private static final String BOLD = "\u001b[1m";
  private static final String CYAN = "\u001b[36m";
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String REVERSE = "\u001b[7m";
  private static final String CR = "^M";
  private static final String RESET = "\u001b[m";

  private final StringBuilder out = new StringBuilder();
  private int removedLeft;
  private int addedLeft;

  private final boolean colour;

  private DiffColours(boolean colour) {
    this.colour = colour;
  }

  /** In colours, and with a CR made visible. */
  static String coloured(String printed) {
    return of(printed, /* colour= */ true);
  }

  /** Without colours, but with a CR made visible. */
  static String withVisibleCr(String printed) {
    return of(printed, /* colour= */ false);
  }

  private static String of(String printed, boolean colour) {
    DiffColours colours = new DiffColours(colour);
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
    String code = colour(line);
    if (code.isEmpty()) {
      out.append(line);
      return;
    }
    int end = line.endsWith("\n") ? line.length() - 1 : line.length();
    boolean endsWithCr = end > 0 && line.charAt(end - 1) == '\r';
    int text = endsWithCr ? end - 1 : end;
    if (colour) {
      out.append(code).append(line, 0, text);
      out.append(endsWithCr ? REVERSE + CR : "").append(RESET);
    } else {
      out.append(line, 0, text).append(endsWithCr ? CR : "");
    }
    out.append(line, end, line.length());
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
