package io.github.pullsecret.yaml;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import java.util.Arrays;

/** Tokens while a document is read, in the order of the text. */
final class TokenList {
  private int[] starts;
  private int[] ends;
  private Tokens.Kind[] kinds;
  private int count;

  /**
   * An empty list.
   *
   * @param length that of the document
   */
  TokenList(int length) {
    // Most documents have a token for about six characters.
    int expected = Math.min(256, 16 + length / 6);
    starts = new int[expected];
    ends = new int[expected];
    kinds = new Tokens.Kind[expected];
  }

  void add(Tokens.Kind kind, int start, int end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      kinds = Arrays.copyOf(kinds, 2 * count);
    }
    starts[count] = start;
    ends[count] = end;
    kinds[count++] = kind;
  }

  Tokens toTokens(SourceText source, Span document) {
    return new Tokens(
        source,
        document,
        Arrays.copyOf(starts, count),
        Arrays.copyOf(ends, count),
        Arrays.copyOf(kinds, count));
  }
}
