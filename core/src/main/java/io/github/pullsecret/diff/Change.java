package io.github.pullsecret.diff;

/**
 * Neighbouring lines that are replaced, inserted or removed; ranges are half-open and count from 0.
 */
record Change(int beforeStart, int beforeEnd, int afterStart, int afterEnd) {

  boolean isInsertion() {
    return beforeStart == beforeEnd;
  }

  boolean isRemoval() {
    return afterStart == afterEnd;
  }

  /** The same change {@code shift} lines further down. */
  Change moved(int shift) {
    return new Change(beforeStart + shift, beforeEnd + shift, afterStart + shift, afterEnd + shift);
  }

  /** This change and {@code next}, which starts where this one ends. */
  Change joined(Change next) {
    return new Change(beforeStart, next.beforeEnd, afterStart, next.afterEnd);
  }
}
