package io.github.pullsecret.text;

/**
 * One splice: the text of {@code span} is replaced by {@code replacement}; an empty span is an
 * insertion.
 *
 * @param span what is replaced, in UTF-16 units of the text before any edit
 * @param replacement the new text, possibly empty
 */
public record TextEdit(Span span, String replacement) {
  /** The edit that inserts {@code text} at {@code offset}. */
  public static TextEdit insert(int offset, String text) {
    return new TextEdit(new Span(offset, offset), text);
  }

  /** The edit that deletes {@code start} to {@code end}. */
  public static TextEdit delete(int start, int end) {
    return new TextEdit(new Span(start, end), "");
  }
}
