package io.github.pullsecret.diff;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file's name in the header of a diff.
 *
 * @param path as the user knows it, with {@code /} between its names
 */
record DiffPath(String path) {
  private static final String ESCAPED = "\u0007\b\t\n\u000b\f\r\"\\";
  private static final String LETTERS = "abtnvfr\"\\";

  /** Without what {@code git apply} refuses: a slash at the start and names that say nothing. */
  private List<String> names() {
    return Arrays.stream(path.split("/", -1))
        .filter(name -> !name.isEmpty() && !name.equals("."))
        .toList();
  }

  /** Whether the path leads out of the directory that a patch is applied in. */
  boolean leadsOut() {
    return names().contains("..");
  }

  /**
   * The path behind {@code prefix}, in Git's C-style quotes if it needs them and in ASCII, as with
   * {@code core.quotePath}.
   */
  String quoted(String prefix) {
    return quoted(prefix, /* ascii= */ true);
  }

  /** The path behind {@code prefix}, quoted only for control characters, quotes and backslashes. */
  String readable(String prefix) {
    return quoted(prefix, /* ascii= */ false);
  }

  /** Git ends a header line with a tab if the name has a space, so that {@code patch} reads it. */
  String end() {
    return path.indexOf(' ') < 0 ? "\n" : "\t\n";
  }

  private String quoted(String prefix, boolean ascii) {
    String name = names().stream().collect(Collectors.joining("/", prefix, ""));
    StringBuilder quoted = new StringBuilder();
    name.codePoints().forEach(c -> appendQuoted(c, ascii, quoted));
    return quoted.toString().equals(name) ? name : '"' + quoted.toString() + '"';
  }

  private static void appendQuoted(int codePoint, boolean ascii, StringBuilder out) {
    int letter = ESCAPED.indexOf(codePoint);
    if (letter >= 0) {
      out.append('\\').append(LETTERS.charAt(letter));
    } else if (codePoint < ' ' || (codePoint >= 0x7F && (ascii || codePoint < 0xA0))) {
      for (byte value : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
        out.append(String.format("\\%03o", value & 0xFF));
      }
    } else {
      out.appendCodePoint(codePoint);
    }
  }
}
