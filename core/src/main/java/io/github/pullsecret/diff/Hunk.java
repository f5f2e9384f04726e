package io.github.pullsecret.diff;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes that are shown together, and how many common lines are shown around them.
 *
 * @param changes at least one, in order
 * @param above how many lines before the first change belong to the hunk
 * @param below how many lines after the last change belong to the hunk
 */
record Hunk(List<Change> changes, int above, int below) {

  /**
   * A line of a hunk.
   *
   * @param sign a space, {@code -} or {@code +}
   * @param version the version that {@code line} is a line of
   * @param isSecret whether the line holds secret data in either version
   */
  record Row(char sign, Lines version, int line, boolean isSecret) {}

  /** The first line of the hunk: which lines of both versions it covers. */
  String header() {
    int beforeStart = first().beforeStart() - above;
    int afterStart = first().afterStart() - above;
    return "@@ -"
        + range(beforeStart, last().beforeEnd() + below - beforeStart)
        + " +"
        + range(afterStart, last().afterEnd() + below - afterStart)
        + " @@\n";
  }

  /** An empty range is named by the line before it. */
  private static String range(int start, int count) {
    if (count == 1) {
      return Integer.toString(start + 1);
    }
    return (count == 0 ? start : start + 1) + "," + count;
  }

  List<Row> rows(Lines before, Lines after) {
    List<Row> rows = new ArrayList<>();
    int shown = first().beforeStart() - above;
    int ahead = first().afterStart() - first().beforeStart();
    for (Change change : changes) {
      addCommon(before, after, shown, change.beforeStart(), ahead, rows);
      for (int line = change.beforeStart(); line < change.beforeEnd(); line++) {
        rows.add(new Row('-', before, line, before.isSecret(line)));
      }
      for (int line = change.afterStart(); line < change.afterEnd(); line++) {
        rows.add(new Row('+', after, line, after.isSecret(line)));
      }
      shown = change.beforeEnd();
      ahead = change.afterEnd() - change.beforeEnd();
    }
    addCommon(before, after, shown, shown + below, ahead, rows);
    return rows;
  }

  private static void addCommon(
      Lines before, Lines after, int start, int end, int ahead, List<Row> rows) {
    for (int line = start; line < end; line++) {
      boolean secret = before.isSecret(line) || after.isSecret(line + ahead);
      rows.add(new Row(' ', before, line, secret));
    }
  }

  Change first() {
    return changes.get(0);
  }

  Change last() {
    return changes.get(changes.size() - 1);
  }
}
