package io.github.pullsecret.yaml;

import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.TextEdit;
import io.github.pullsecret.yaml.EditsRefusedException.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Edits the documents of one file by splices, reads every edited document again and compares it
 * with what was meant. Nothing is ever serialised again.
 *
 * <p>Edits that touch each other are not merged: the ones that can't be made together wait for the
 * next round, on the text that the round before left. So does what is refused because aliases or
 * merge keys share it, while other edits are made: these may be the ones that take the aliases
 * away.
 */
public final class YamlEditor {
  private YamlEditor() {}

  /**
   * An edit and the document it is for.
   *
   * @param document the index of the document in the file
   * @param edit what to change
   */
  public record Placed(int document, Edit edit) {}

  /**
   * A file after its edits.
   *
   * @param source the new text
   * @param commentsAbove offsets in the old text of kept comments that stand above something
   *     removed
   */
  public record Edited(SourceText source, List<Integer> commentsAbove) {}

  /**
   * Makes the edits.
   *
   * @param source the file
   * @param edits in any order; paths are those of the file as it is now
   * @throws EditsRefusedException if some of them can't be made exactly; then none is
   * @throws YamlSyntaxException if a document can't be parsed
   * @throws EditProofException if the result is not what was meant, which is a bug
   */
  public static Edited edit(SourceText source, List<Placed> edits)
      throws EditsRefusedException, YamlSyntaxException {
    SourceText now = source;
    List<Integer> commentsAbove = new ArrayList<>();
    List<List<TextEdit>> rounds = new ArrayList<>();
    List<Placed> pending = new ArrayList<>(edits);
    // What moves the paths of others comes last, and among those the last place comes first.
    pending.sort(
        Comparator.comparing((Placed placed) -> movesPaths(placed.edit()))
            .thenComparing((a, b) -> movesPaths(a.edit()) ? fromTheEnd(a, b) : 0));
    while (!pending.isEmpty()) {
      EditRound round = new EditRound(now, pending);
      List<Placed> deferred = new ArrayList<>();
      List<Refusal> refusals = new ArrayList<>();
      List<Refusal> shared = new ArrayList<>();
      for (Placed placed : pending) {
        boolean waits = movesPaths(placed.edit()) && !deferred.isEmpty();
        try {
          if (waits || !round.accept(placed)) {
            deferred.add(placed);
          }
        } catch (EditRefusedException e) {
          (e.shared() ? shared : refusals).add(refusal(placed, e, rounds));
          if (e.shared()) {
            deferred.add(placed);
          }
        }
      }
      if (!refusals.isEmpty()) {
        throw new EditsRefusedException(refusals);
      }
      if (!shared.isEmpty() && round.isEmpty()) {
        throw new EditsRefusedException(shared);
      }
      List<TextEdit> splices = round.splices();
      for (int offset : round.commentsAbove()) {
        commentsAbove.add(inOldText(offset, rounds));
      }
      rounds.add(splices);
      now = round.finish(splices);
      pending = deferred;
    }
    return new Edited(now, commentsAbove);
  }

  private static Refusal refusal(
      Placed placed, EditRefusedException refused, List<List<TextEdit>> rounds) {
    return new Refusal(
        placed,
        inOldText(refused.offset(), rounds),
        String.valueOf(refused.getMessage()),
        refused.hint(),
        refused.shared());
  }

  /** Checks that a splice into bytes and the text agree, by decoding the bytes again. */
  static SourceText decodedAgain(SourceText spliced) {
    try {
      SourceText again = SourceText.decode(spliced.bytes());
      if (!again.text().equals(spliced.text())) {
        throw new EditProofException("the bytes are not those of the text");
      }
      return again;
    } catch (MalformedTextException e) {
      throw new EditProofException("the bytes are not text any more");
    }
  }

  private static boolean movesPaths(Edit edit) {
    return (edit instanceof Edit.AddItems add && add.where() == Edit.Where.FIRST)
        || edit instanceof Edit.RemoveItem;
  }

  private static int fromTheEnd(Placed a, Placed b) {
    List<NodePath.Step> left = movedPath(a.edit()).steps();
    List<NodePath.Step> right = movedPath(b.edit()).steps();
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order =
          left.get(i) instanceof NodePath.Index l && right.get(i) instanceof NodePath.Index r
              ? Integer.compare(r.position(), l.position())
              : right.get(i).toString().compareTo(left.get(i).toString());
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(right.size(), left.size());
  }

  /** The item that is removed, or a place before the first item. */
  private static NodePath movedPath(Edit edit) {
    return edit.target().index(edit instanceof Edit.RemoveItem item ? item.position() : -1);
  }

  /** Where an offset of the present text was before all rounds. */
  private static int inOldText(int offset, List<List<TextEdit>> rounds) {
    int old = offset;
    for (int i = rounds.size() - 1; i >= 0; i--) {
      old = before(old, rounds.get(i));
    }
    return old;
  }

  private static int before(int offset, List<TextEdit> splices) {
    List<TextEdit> sorted = new ArrayList<>(splices);
    sorted.sort(Comparator.comparingInt(splice -> splice.span().start()));
    int shift = 0;
    for (TextEdit splice : sorted) {
      if (splice.span().start() + shift + splice.replacement().length() > offset) {
        break;
      }
      shift += splice.replacement().length() - splice.span().length();
    }
    return offset - shift;
  }
}
