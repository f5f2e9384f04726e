package io.github.pullsecret.diff;

import java.util.List;

/**
 * How much a file changes.
 *
 * @param added how many lines come
 * @param removed how many lines go
 * @param regions where, in order
 */
public record DiffStat(int added, int removed, List<Region> regions) {
  /** Takes a copy. */
  public DiffStat {
    regions = List.copyOf(regions);
  }

  /**
   * Neighbouring lines that change.
   *
   * @param firstLine the first of them in the file as it was, from 1; where lines only come, the
   *     one that they come after
   * @param lastLine the last of them
   */
  public record Region(int firstLine, int lastLine) {}
}
