package io.github.pullsecret.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Moves insertions and removals to where a reader would see them.
 *
 * <p>When a block of lines is inserted whose first line equals the line after it, or whose last
 * line equals the one before it, it can as well be said to have been inserted one line further down
 * or up. Of all such places this chooses one where the block touches another change, otherwise one
 * where it starts with the outermost line of its structure.
 */
final class BlockAlignment {
  private final List<String> before;
  private final List<String> after;

  BlockAlignment(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /** The same difference, told by changes that are as few and start as well as possible. */
  List<Change> aligned(List<Change> changes) {
    List<Change> aligned = new ArrayList<>(joinedWhereTheyMeet(changes));
    for (int i = 0; i < aligned.size(); i++) {
      List<Change> places = places(aligned, i);
      Change best = aligned.get(i);
      for (Change place : places) {
        if (startRank(place) <= startRank(best)) {
          best = place;
        }
      }
      aligned.set(i, best);
    }
    return aligned;
  }

  /**
   * The changes, with each one that is not wanted where it is moved to its nearest wanted place.
   */
  List<Change> avoiding(Predicate<Change> unwanted, List<Change> changes) {
    List<Change> moved = new ArrayList<>(changes);
    for (int i = 0; i < moved.size(); i++) {
      Change change = moved.get(i);
      if (unwanted.test(change)) {
        Optional<Change> nearest =
            places(moved, i).stream()
                .filter(unwanted.negate())
                .min((a, b) -> Integer.compare(distance(a, change), distance(b, change)));
        moved.set(i, nearest.orElse(change));
      }
    }
    return moved;
  }

  private static int distance(Change a, Change b) {
    return Math.abs(a.afterStart() - b.afterStart());
  }

  private List<Change> joinedWhereTheyMeet(List<Change> changes) {
    List<Change> joined = new ArrayList<>();
    for (Change change : changes) {
      Change added = change;
      while (!joined.isEmpty()) {
        Optional<Change> met = meeting(joined.get(joined.size() - 1), added);
        if (met.isEmpty()) {
          break;
        }
        joined.remove(joined.size() - 1);
        added = met.get();
      }
      joined.add(added);
    }
    return joined;
  }

  /** Both changes as one, if the first can be moved down or the second up so that they meet. */
  private Optional<Change> meeting(Change first, Change second) {
    int gap = second.afterStart() - first.afterEnd();
    if (room(first, 1, gap) == gap) {
      return Optional.of(first.moved(gap).joined(second));
    }
    if (room(second, -1, gap) == gap) {
      return Optional.of(first.joined(second.moved(-gap)));
    }
    return Optional.empty();
  }

  /** All places where a change could be without touching another one, from top to bottom. */
  private List<Change> places(List<Change> changes, int index) {
    Change change = changes.get(index);
    int above =
        index == 0 ? change.afterStart() : change.afterStart() - changes.get(index - 1).afterEnd();
    int below =
        (index + 1 == changes.size() ? after.size() : changes.get(index + 1).afterStart())
            - change.afterEnd();
    // A place right at another change would have been joined with it; after a move it is not taken.
    int up = room(change, -1, index == 0 ? above : above - 1);
    int down = room(change, 1, index + 1 == changes.size() ? below : below - 1);
    List<Change> places = new ArrayList<>();
    for (int shift = -up; shift <= down; shift++) {
      places.add(change.moved(shift));
    }
    return places;
  }

  /** How many lines, at most {@code limit}, a change can be moved in a direction. */
  private int room(Change change, int direction, int limit) {
    if (!change.isInsertion() && !change.isRemoval()) {
      return 0;
    }
    List<String> lines = change.isInsertion() ? after : before;
    int start = change.isInsertion() ? change.afterStart() : change.beforeStart();
    int end = change.isInsertion() ? change.afterEnd() : change.beforeEnd();
    int room = 0;
    while (room < limit
        && (direction > 0
            ? lines.get(start + room).equals(lines.get(end + room))
            : lines.get(start - 1 - room).equals(lines.get(end - 1 - room)))) {
      room++;
    }
    return room;
  }

  /** How badly a block starts: deep inside a structure, with a bracket that closes one, blank. */
  private int startRank(Change change) {
    if (!change.isInsertion() && !change.isRemoval()) {
      return 0;
    }
    List<String> lines = change.isInsertion() ? after : before;
    int start = change.isInsertion() ? change.afterStart() : change.beforeStart();
    String line = lines.get(start);
    if (line.isBlank()) {
      return Integer.MAX_VALUE;
    }
    if (line.startsWith("---")) {
      return -1;
    }
    int indent = 0;
    while (line.charAt(indent) == ' ') {
      indent++;
    }
    boolean closes = line.charAt(indent) == '}' || line.charAt(indent) == ']';
    boolean cutsOffComment = start > 0 && lines.get(start - 1).strip().startsWith("#");
    return 4 * indent + (closes ? 2 : 0) + (cutsOffComment ? 1 : 0);
  }
}
