package io.github.pullsecret.yaml;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import java.util.Arrays;

/** Tokens while a document is read, in the order of the text. */
final class TokenList {
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private Tokens.Kind[] kinds = new Tokens.Kind[256];
  private int count;

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
