package io.github.pullsecret.diff;

import java.util.ArrayList;
import java.util.List;

/** Decides which changes share a hunk and how much context it has. */
final class HunkLayout {
  private static final int CONTEXT = 3;

  private final Lines before;
  private final Lines after;

  HunkLayout(Lines before, Lines after) {
    this.before = before;
    this.after = after;
  }

  /** Hunks with three lines of context, as of {@code git diff}. */
  List<Hunk> withFullContext() {
    List<Hunk> hunks = new ArrayList<>();
    for (List<Change> group :
        grouped(alignment().aligned(changes()), /* splitAtSecrets= */ false)) {
      int above = Math.min(CONTEXT, group.get(0).beforeStart());
      int below = Math.min(CONTEXT, before.count() - group.get(group.size() - 1).beforeEnd());
      hunks.add(new Hunk(group, above, below));
    }
    return hunks;
  }

  /**
   * Hunks whose context ends before the next line with secret data. Where that leaves nothing below
   * a change, the change is moved if it can be.
   */
  List<Hunk> withoutSecretContext() {
    BlockAlignment alignment = alignment();
    List<Change> changes =
        alignment.avoiding(
            change -> bordersOnSecretBelow(change) || showsSecret(change),
            alignment.aligned(changes()));
    List<Hunk> hunks = new ArrayList<>();
    for (List<Change> group : grouped(changes, /* splitAtSecrets= */ true)) {
      Change first = group.get(0);
      Change last = group.get(group.size() - 1);
      int above = 0;
      while (above < CONTEXT
          && above < first.beforeStart()
          && !isSecret(first.beforeStart() - above - 1, first.afterStart() - above - 1)) {
        above++;
      }
      int below = 0;
      while (below < CONTEXT && hasPublicLine(last, below)) {
        below++;
      }
      // Less context below than above means the end of the file, for git and for patch.
      boolean isCut = below < CONTEXT && last.beforeEnd() + below < before.count();
      hunks.add(new Hunk(group, isCut ? Math.min(above, Math.max(1, below)) : above, below));
    }
    return hunks;
  }

  /** Whether Git needs {@code --unidiff-zero} to take a hunk for what it is. */
  boolean lacksContext(Hunk hunk) {
    // What ends without context is taken for the end of the file, what names line 1 for its start.
    boolean isSecondLineAlone = hunk.first().beforeStart() == 1 && hunk.last().beforeEnd() == 1;
    return bordersOnSecretBelow(hunk.last())
        || (isSecondLineAlone && hunk.above() + hunk.below() == 0);
  }

  /** Whether the line right after a change holds secret data. */
  private boolean bordersOnSecretBelow(Change change) {
    return change.beforeEnd() < before.count() && !hasPublicLine(change, 0);
  }

  private boolean hasPublicLine(Change change, int distance) {
    int line = change.beforeEnd() + distance;
    return line < before.count() && !isSecret(line, change.afterEnd() + distance);
  }

  private boolean showsSecret(Change change) {
    int removed = before.secret().nextSetBit(change.beforeStart());
    int inserted = after.secret().nextSetBit(change.afterStart());
    return (removed >= 0 && removed < change.beforeEnd())
        || (inserted >= 0 && inserted < change.afterEnd());
  }

  private List<Change> changes() {
    return EditScript.between(before.texts(), after.texts());
  }

  private BlockAlignment alignment() {
    return new BlockAlignment(before.texts(), after.texts());
  }

  /** The changes, together where the context of one reaches that of the next. */
  private List<List<Change>> grouped(List<Change> changes, boolean splitAtSecrets) {
    List<List<Change>> groups = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      if (i == 0 || !isNear(changes.get(i - 1), change, splitAtSecrets)) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(change);
    }
    return groups;
  }

  private boolean isNear(Change change, Change next, boolean splitAtSecrets) {
    int between = next.beforeStart() - change.beforeEnd();
    if (between > 2 * CONTEXT) {
      return false;
    }
    for (int i = 0; splitAtSecrets && i < between; i++) {
      if (isSecret(change.beforeEnd() + i, change.afterEnd() + i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSecret(int beforeLine, int afterLine) {
    return before.isSecret(beforeLine) || after.isSecret(afterLine);
  }
}
