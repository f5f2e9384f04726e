package io.github.pullsecret.text;

import org.jspecify.annotations.Nullable;

/**
 * A half-open range of offsets, {@code start <= offset < end}, in UTF-16 units of a decoded text.
 *
 * @param start first offset of the range
 * @param end offset just after the range
 */
public record Span(int start, int end) {
  /** Checks that the range is not reversed. */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("bad span " + start + ".." + end);
    }
  }

  /** The number of UTF-16 units in the range. */
  public int length() {
    return end - start;
  }

  /** Whether {@code offset} lies in the range. */
  public boolean contains(int offset) {
    return start <= offset && offset < end;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Span that && start == that.start && end == that.end);
  }

  @Override
  public int hashCode() {
    return 31 * start + end;
  }
}
