package io.github.pullsecret.yaml;

import io.github.pullsecret.text.LineMap;
import io.github.pullsecret.text.SourceText;

/**
 * Finds where the content of a block scalar ends. Its token goes on over the blank lines that
 * follow; they are content only where the header says {@code +} (keep), YAML 1.2 section 8.1.1.2.
 */
final class BlockScalarEnd {
  private final String text;
  private final LineMap lines;
  private final int headerEnd;
  private final int tokenEnd;

  private BlockScalarEnd(SourceText source, int start, int tokenEnd) {
    this.text = source.text();
    this.lines = source.lines();
    this.headerEnd = Math.min(lines.lineEnd(start), tokenEnd);
    this.tokenEnd = tokenEnd;
  }

  /**
   * The end of a block scalar.
   *
   * @param start where its header starts
   * @param tokenEnd where its token ends
   * @param value what the parser made of it
   * @return before the line break of its last line, or the token's end if the header says keep
   */
  static int of(SourceText source, int start, int tokenEnd, String value) {
    BlockScalarEnd end = new BlockScalarEnd(source, start, tokenEnd);
    return end.keepsBlankLines(start) ? tokenEnd : end.lastContentLine(value);
  }

  private boolean keepsBlankLines(int start) {
    for (int i = start + 1; i < headerEnd && "+-123456789".indexOf(text.charAt(i)) >= 0; i++) {
      if (text.charAt(i) == '+') {
        return true;
      }
    }
    return false;
  }

  private int lastContentLine(String value) {
    int indent = indent(value);
    int end = tokenEnd;
    while (end > headerEnd) {
      int lineStart = lines.lineStart(end);
      if (!isBlank(lineStart, end, indent)) {
        return lines.lineEnd(end);
      }
      end = lineStart == 0 ? 0 : lines.lineEnd(lineStart - 1);
    }
    return headerEnd;
  }

  /** Whether nothing but indentation stands there: one blank more would be content. */
  private boolean isBlank(int from, int to, int indent) {
    return to - from <= indent && blanks(text, from, to) == to - from;
  }

  /**
   * The blanks that each line starts with before its content: what the first line with text has
   * more of in the file than in the value.
   */
  private int indent(String value) {
    for (int at = lines.nextLine(headerEnd); at < tokenEnd; at = lines.nextLine(at)) {
      int end = Math.min(lines.lineEnd(at), tokenEnd);
      int blanks = blanks(text, at, end);
      if (blanks < end - at) {
        int first = 0;
        while (blanks(value, first, value.length()) < value.length() - first
            && value.charAt(first + blanks(value, first, value.length())) == '\n') {
          first = value.indexOf('\n', first) + 1;
        }
        return blanks - blanks(value, first, value.length());
      }
    }
    return value.isEmpty() || value.chars().allMatch(c -> c == '\n') ? Integer.MAX_VALUE : 0;
  }

  private static int blanks(String text, int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) == ' ') {
      at++;
    }
    return at - from;
  }
}
