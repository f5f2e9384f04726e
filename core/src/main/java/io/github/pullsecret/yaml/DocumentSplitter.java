package io.github.pullsecret.yaml;

import io.github.pullsecret.text.LineMap;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a stream into documents without parsing it: a line that starts with {@code ---} or {@code
 * ...} and goes on with white space or ends there can't stand inside any scalar (YAML 1.2 section
 * 9.1.2, c-forbidden).
 *
 * <p>A document's span holds its directives, the comments before its {@code ---}, and its {@code
 * ...}. The spans cover the text without gaps.
 */
final class DocumentSplitter {
  private DocumentSplitter() {}

  /** The spans of the documents in order; an empty text is one empty document. */
  static List<Span> split(SourceText source) {
    String text = source.text();
    List<Span> documents = new ArrayList<>();
    LineMap lines = source.lines();
    if (!hasMarker(text, lines)) {
      documents.add(new Span(0, text.length()));
      return documents;
    }
    int start = 0;
    boolean begun = false; // Whether the present document has a --- or content already.
    for (int line = 0; line < lines.count(); line++) {
      int at = lines.start(line);
      if (isMarker(text, at, '-')) {
        if (begun) {
          documents.add(new Span(start, at));
          start = at;
        }
        begun = true;
      } else if (isMarker(text, at, '.')) {
        int next = lines.nextLine(at);
        documents.add(new Span(start, next));
        start = next;
        begun = false;
      } else if (!begun) {
        begun = hasContent(text, at, lines.lineEnd(at));
      }
    }
    if (start < text.length() || documents.isEmpty()) {
      documents.add(new Span(start, text.length()));
    }
    return documents;
  }

  private static boolean hasMarker(String text, LineMap lines) {
    for (int line = 0; line < lines.count(); line++) {
      int at = lines.start(line);
      if (isMarker(text, at, '-') || isMarker(text, at, '.')) {
        return true;
      }
    }
    return false;
  }

  /** Whether a line break, blank or the end of the text follows three characters {@code mark}. */
  static boolean isMarker(String text, int at, char mark) {
    if (at + 3 > text.length()
        || text.charAt(at) != mark
        || text.charAt(at + 1) != mark
        || text.charAt(at + 2) != mark) {
      return false;
    }
    return at + 3 == text.length() || " \t\r\n".indexOf(text.charAt(at + 3)) >= 0;
  }

  /** Whether the line holds more than blanks, a comment or a directive. */
  private static boolean hasContent(String text, int from, int to) {
    if (from < to && text.charAt(from) == '%') {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '#') {
        return false;
      }
      if (c != ' ' && c != '\t') {
        return true;
      }
    }
    return false;
  }
}
