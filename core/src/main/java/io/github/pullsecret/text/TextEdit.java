package io.github.pullsecret.text;

/**
 * One splice: the text of {@code span} is replaced by {@code replacement}; an empty span is an
 * insertion.
 *
 * @param span what is replaced, in UTF-16 units of the text before any edit
 * @param replacement the new text, possibly empty
 */
public record TextEdit(Span span, String replacement) {
  /** Without the text, which may be data of a Secret. */
  @Override
  public String toString() {
    return "TextEdit[" + span + " by " + replacement.length() + "]";
  }

  /** The edit that inserts {@code text} at {@code offset}. */
  public static TextEdit insert(int offset, String text) {
    return new TextEdit(new Span(offset, offset), text);
  }

  /**
   * The edit that makes {@code before}, which stands at {@code offset}, into {@code after}: only
   * what is between their common start and their common end.
   */
  public static TextEdit difference(int offset, String before, String after) {
    int shorter = Math.min(before.length(), after.length());
    int start = 0;
    while (start < shorter && before.charAt(start) == after.charAt(start)) {
      start++;
    }
    if (start > 0 && Character.isHighSurrogate(before.charAt(start - 1))) {
      start--; // A pair of surrogates is one character of the file.
    }
    int end = 0;
    while (end < shorter - start
        && before.charAt(before.length() - end - 1) == after.charAt(after.length() - end - 1)) {
      end++;
    }
    if (end > 0 && Character.isLowSurrogate(before.charAt(before.length() - end))) {
      end--;
    }
    return new TextEdit(
        new Span(offset + start, offset + before.length() - end),
        after.substring(start, after.length() - end));
  }

  /** The edit that deletes {@code start} to {@code end}. */
  public static TextEdit delete(int start, int end) {
    return new TextEdit(new Span(start, end), "");
  }
}
