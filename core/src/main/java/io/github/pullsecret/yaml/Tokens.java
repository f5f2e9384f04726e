package io.github.pullsecret.yaml;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a document that have a width, in order. What lies between two of them is white
 * space, line breaks and comments, so tokens and gaps tile the text.
 */
final class Tokens {
  /** What a token is, as far as editing cares. */
  enum Kind {
    /** {@code - } of a block sequence. */
    DASH,
    /** {@code ?} of an explicit key. */
    QUESTION,
    /** {@code :}. */
    COLON,
    /** {@code ,} of a flow collection. */
    COMMA,
    /** An opening bracket or brace. */
    OPEN,
    /** A closing bracket or brace. */
    CLOSE,
    /** A scalar's text. */
    SCALAR,
    /** An alias. */
    ALIAS,
    /** An anchor or a tag. */
    PROPERTY,
    /** A directive line, {@code ---} or {@code ...}. */
    MARKER
  }

  private final SourceText source;
  private final Span document;
  private final int[] starts;
  private final int[] ends;
  private final Kind[] kinds;

  Tokens(SourceText source, Span document, int[] starts, int[] ends, Kind[] kinds) {
    this.source = source;
    this.document = document;
    this.starts = starts;
    this.ends = ends;
    this.kinds = kinds;
  }

  int count() {
    return starts.length;
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  Kind kind(int index) {
    return kinds[index];
  }

  /** The index of the first token that starts at or after {@code offset}; may be the count. */
  int firstFrom(int offset) {
    int low = 0;
    int high = starts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The index of the last token that ends at or before {@code offset}, or -1. */
  int lastBefore(int offset) {
    int index = firstFrom(offset) - 1;
    while (index >= 0 && ends[index] > offset) {
      index--;
    }
    return index;
  }

  /** Whether a token of this kind starts first at or after {@code offset}. */
  boolean nextIs(Kind kind, int offset) {
    int index = firstFrom(offset);
    return index < kinds.length && kinds[index] == kind;
  }

  /** The comments, each from its {@code #} to the end of its line. */
  List<Span> comments() {
    List<Span> found = new ArrayList<>();
    int from = document.start();
    for (int i = 0; i < starts.length; i++) {
      commentsIn(from, starts[i], found);
      from = ends[i];
    }
    commentsIn(from, document.end(), found);
    return found;
  }

  /** The comments of the gaps between {@code from} and {@code to}. */
  List<Span> comments(int from, int to) {
    List<Span> found = new ArrayList<>();
    int first = firstFrom(from);
    int at = first > 0 ? Math.max(from, ends[first - 1]) : from;
    for (int i = first; i < starts.length && starts[i] < to; i++) {
      commentsIn(at, starts[i], found);
      at = ends[i];
    }
    commentsIn(at, to, found);
    return found;
  }

  private void commentsIn(int from, int to, List<Span> found) {
    String text = source.text();
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '#') {
        int end = Math.min(source.lines().lineEnd(i), to);
        found.add(new Span(i, end));
        i = end;
      }
    }
  }
}
