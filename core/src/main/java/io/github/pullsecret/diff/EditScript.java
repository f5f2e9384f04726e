package io.github.pullsecret.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiff;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds a shortest list of changes that leads from one version of a file to another. */
final class EditScript {
  private static final int MANY_LINES = 1000;

  private EditScript() {}

  /** The changes in order, with at least one common line between any two. */
  static List<Change> between(List<String> before, List<String> after) {
    int prefix = 0;
    int limit = Math.min(before.size(), after.size());
    while (prefix < limit && before.get(prefix).equals(after.get(prefix))) {
      prefix++;
    }
    int suffix = 0;
    while (suffix < limit - prefix
        && before.get(before.size() - 1 - suffix).equals(after.get(after.size() - 1 - suffix))) {
      suffix++;
    }
    Candidates old = new Candidates(before, prefix, before.size() - suffix, after);
    Candidates young = new Candidates(after, prefix, after.size() - suffix, before);
    for (AbstractDelta<String> delta : deltas(old.lines, young.lines)) {
      old.mark(delta.getSource().getPosition(), delta.getSource().size());
      young.mark(delta.getTarget().getPosition(), delta.getTarget().size());
    }
    return changes(old.changed, before.size(), young.changed, after.size());
  }

  /**
   * Of several shortest scripts, that of {@link MyersDiff} reads better, but it takes memory with
   * the square of its length.
   */
  private static List<AbstractDelta<String>> deltas(List<String> before, List<String> after) {
    var deltas = DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>()).getDeltas();
    int length = 0;
    for (AbstractDelta<String> delta : deltas) {
      length += delta.getSource().size() + delta.getTarget().size();
    }
    return length > MANY_LINES
        ? deltas
        : DiffUtils.diff(before, after, new MyersDiff<>()).getDeltas();
  }

  private static List<Change> changes(
      BitSet removed, int beforeCount, BitSet inserted, int afterCount) {
    List<Change> changes = new ArrayList<>();
    int before = 0;
    int after = 0;
    while (before < beforeCount || after < afterCount) {
      int beforeEnd = removed.nextClearBit(before);
      int afterEnd = inserted.nextClearBit(after);
      if (beforeEnd > before || afterEnd > after) {
        changes.add(new Change(before, beforeEnd, after, afterEnd));
      }
      before = beforeEnd + 1;
      after = afterEnd + 1;
    }
    return changes;
  }

  /**
   * The lines of one version that the other one could share. Lines that only one version has are
   * certainly changed; leaving them out keeps a rewritten file from taking quadratic time.
   */
  private static final class Candidates {
    private final List<String> lines = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final BitSet changed = new BitSet();

    Candidates(List<String> version, int start, int end, List<String> other) {
      int otherEnd = other.size() - (version.size() - end);
      Set<String> shared = new HashSet<>(other.subList(start, otherEnd));
      for (int i = start; i < end; i++) {
        if (shared.contains(version.get(i))) {
          lines.add(version.get(i));
          numbers.add(i);
        } else {
          changed.set(i);
        }
      }
    }

    void mark(int position, int size) {
      numbers.subList(position, position + size).forEach(changed::set);
    }
  }
}
