package io.github.pullsecret.diff;

import java.util.List;

/** Where the lines of a file stand after a change. */
public final class LineShift {
  private final List<Change> changes;

  private LineShift(List<Change> changes) {
    this.changes = changes;
  }

  /** The shift between two versions of a file, given as their lines. */
  public static LineShift between(List<String> before, List<String> after) {
    return new LineShift(EditScript.between(before, after));
  }

  /**
   * Where a line stands afterwards.
   *
   * @param line its number before, from 1
   * @return its number afterwards, from 1; if the line changed, that of the first line in its place
   */
  public int line(int line) {
    int shift = 0;
    for (Change change : changes) {
      if (line - 1 < change.beforeStart()) {
        break;
      }
      if (line - 1 < change.beforeEnd()) {
        return change.afterStart() + 1;
      }
      shift = change.afterEnd() - change.beforeEnd();
    }
    return line + shift;
  }
}
