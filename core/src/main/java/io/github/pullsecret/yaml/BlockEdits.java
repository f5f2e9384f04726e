package io.github.pullsecret.yaml;

import io.github.pullsecret.text.LineMap;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.text.TextEdit;
import io.github.pullsecret.yaml.Change.EventEdit;
import io.github.pullsecret.yaml.Edit.CommentsAbove;
import java.util.ArrayList;
import java.util.List;

/** Works out edits of block collections, whose members each stand on lines of their own. */
final class BlockEdits {
  private final YamlDocument document;
  private final String text;
  private final LineMap lines;
  private final CommentPolicy comments;

  BlockEdits(YamlDocument document) {
    this.document = document;
    this.text = document.source().text();
    this.lines = document.source().lines();
    this.comments = new CommentPolicy(document);
  }

  /** Cuts out a member. */
  Change remove(Members members, int index, CommentsAbove policy) throws EditRefusedException {
    Span member = members.span(index);
    if (members.count() == 1) {
      return empty(members);
    }
    EventEdit events = new EventEdit(members.events().get(index), List.of());
    int tail = comments.tail(member, members.sequence());
    List<Span> owned = comments.owned(member, tail);
    if (!ownsItsLine(member)) {
      return removeCompact(members, index, owned, events);
    }
    CommentPolicy.Above above = comments.above(member, index, policy);
    owned.addAll(above.dropped());
    int from = lines.lineStart(above.start());
    return new Change(List.of(cutLines(members, index, from, tail)), events, owned, above.kept());
  }

  /** Deletes whole lines; at the end of a text without final line break, the break before them. */
  private TextEdit cutLines(Members members, int index, int from, int tail)
      throws EditRefusedException {
    boolean lastLine = lines.lineEnd(tail) == text.length() && lines.lineStart(tail) != tail;
    boolean afterBlockScalar = index > 0 && members.endsInBlockScalar(index - 1);
    if (lastLine && from > 0) {
      if (afterBlockScalar) {
        throw new EditRefusedException(
            from,
            "a block scalar would become the end of a file without final line break",
            "end the file with a line break");
      }
      int end = lines.lineEnd(from - 1);
      // Blank lines above go too: left alone they would end the file with a line break.
      while (end > 0 && isBlank(lines.lineStart(end), end) && lines.lineStart(end) > 0) {
        end = lines.lineEnd(lines.lineStart(end) - 1);
      }
      return TextEdit.delete(end, text.length());
    }
    int to = lines.lineStart(tail) == tail ? tail : lines.nextLine(tail);
    if (afterBlockScalar && to < text.length() && isBlank(to, lines.lineEnd(to))) {
      throw new EditRefusedException(
          to,
          "the blank lines below would become part of the block scalar above",
          "remove the blank lines");
    }
    if (afterBlockScalar && isTakenForText(to, members, index)) {
      throw new EditRefusedException(
          to, "the comment below would become part of the block scalar above", "move the comment");
    }
    if (afterBlockScalar && endsInBlanks(members, index - 1, from)) {
      throw blanksAbove(members.span(index).start());
    }
    return TextEdit.delete(from, to);
  }

  /**
   * Whether a comment line would be read as text of the block scalar before the member, if the
   * member were gone: it stands deeper, or the scalar is empty and takes its indentation from it.
   */
  private boolean isTakenForText(int lineStart, Members members, int index) {
    int hash = text.indexOf('#', lineStart);
    if (hash < 0 || !isBlank(lineStart, hash)) {
      return false;
    }
    boolean empty =
        members.lastScalar(index - 1).filter(last -> last.value().isBlank()).isPresent();
    return empty || lines.column(hash) > lines.column(members.span(index).start());
  }

  /** The first member of a collection that starts on its parent's line, as in {@code - a: 1}. */
  private Change removeCompact(Members members, int index, List<Span> owned, EventEdit events)
      throws EditRefusedException {
    Span member = members.span(index);
    if (index != 0) {
      throw new EditRefusedException(
          member.start(), "other text stands on the line before it", "put it on its own line");
    }
    int next = members.span(1).start();
    List<Span> between = document.tokens().comments(member.end(), next);
    if (owned.containsAll(between)) {
      return new Change(List.of(TextEdit.delete(member.start(), next)), events, owned, List.of());
    }
    int end = lines.lineEnd(member.end());
    return new Change(
        List.of(TextEdit.delete(blanksBefore(member.start()), end)),
        events,
        document.tokens().comments(member.start(), end),
        List.of());
  }

  /** The only member goes: {@code {}} or {@code []} takes its place, never an implicit null. */
  private Change empty(Members members) throws EditRefusedException {
    Span member = members.span(0);
    String brackets = members.sequence() ? "[]" : "{}";
    EventEdit events = new EventEdit(members.node().events(), members.emptied(document));
    int tail = comments.tail(member, members.sequence());
    List<Span> owned = comments.owned(member, tail);
    int before = document.tokens().lastBefore(members.content().start());
    boolean belowParent =
        before >= 0 && document.tokens().kind(before) != Tokens.Kind.MARKER && ownsItsLine(member);
    if (!belowParent) {
      if (lines.lineStart(member.end()) == member.end()) {
        throw new EditRefusedException(
            member.start(), "it ends in a block scalar that keeps blank lines", "edit by hand");
      }
      return new Change(
          List.of(new TextEdit(new Span(member.start(), member.end()), brackets)),
          events,
          document.tokens().comments(member.start(), member.end()),
          List.of());
    }
    int parentEnd = document.tokens().end(before);
    return new Change(
        List.of(
            TextEdit.insert(parentEnd, " " + brackets),
            cutLines(members, 0, lines.lineStart(member.start()), tail)),
        events,
        owned,
        List.of());
  }

  /** Puts one line in the place of an entry. */
  Change replace(
      Members members, int index, String newText, List<YamlEvent> newEvents, CommentsAbove policy)
      throws EditRefusedException {
    Span member = members.span(index);
    int tail = comments.tail(member, members.sequence());
    if (lines.lineStart(tail) == tail && tail > member.start()) {
      throw new EditRefusedException(
          member.start(),
          "the entry ends in a block scalar that keeps blank lines",
          "edit by hand");
    }
    List<Span> owned = comments.owned(member, tail);
    CommentPolicy.Above above =
        ownsItsLine(member)
            ? comments.above(member, index, policy)
            : new CommentPolicy.Above(member.start(), List.of(), List.of());
    owned.addAll(above.dropped());
    List<TextEdit> edits = new ArrayList<>();
    if (above.start() < member.start()) {
      edits.add(TextEdit.delete(lines.lineStart(above.start()), lines.lineStart(member.start())));
    }
    edits.add(new TextEdit(new Span(member.start(), tail), newText));
    return new Change(
        edits, new EventEdit(members.events().get(index), newEvents), owned, above.kept());
  }

  /** Where a new member can stand. */
  private record Place(int index, int tail, boolean atLineStart, boolean lastLine) {}

  /** Adds a member after one of those there are, preferably the last. */
  Change insert(Members members, boolean entry, NodeWriter writer, InsertedMember member)
      throws EditRefusedException {
    return insert(
        members, entry ? freePlace(members) : place(members, members.count() - 1), writer, member);
  }

  /** Adds a member after the one at {@code index}. */
  Change insert(Members members, int index, NodeWriter writer, InsertedMember member)
      throws EditRefusedException {
    return insert(members, place(members, index), writer, member);
  }

  private Change insert(Members members, Place place, NodeWriter writer, InsertedMember member) {
    Span sibling = members.span(place.index());
    String indent = indentOf(sibling);
    String lineBreak = lines.breakNear(sibling.start());
    member.write(writer, indent);
    int event = members.events().get(place.index()).end();
    String written = indent + writer.text();
    TextEdit edit =
        place.lastLine()
            ? TextEdit.insert(place.tail(), lineBreak + written)
            : TextEdit.insert(
                place.atLineStart() ? place.tail() : lines.nextLine(place.tail()),
                written + lineBreak);
    return new Change(
        List.of(edit),
        new EventEdit(new Span(event, event), writer.events()),
        List.of(),
        List.of());
  }

  /** Writes the new member once its indentation is known. */
  interface InsertedMember {
    /** Writes it; lines after the first start with {@code indent}. */
    void write(NodeWriter writer, String indent);
  }

  private Place freePlace(Members members) throws EditRefusedException {
    for (int i = members.count() - 1; i >= 0; i--) {
      int tail = comments.tail(members.span(i), members.sequence());
      if (!isLastLine(tail)) {
        return place(members, i);
      }
    }
    return place(members, members.count() - 1);
  }

  private Place place(Members members, int index) throws EditRefusedException {
    int tail = comments.tail(members.span(index), members.sequence());
    boolean lastLine = isLastLine(tail);
    if (lastLine && members.endsInBlockScalar(index)) {
      throw new EditRefusedException(
          members.span(index).start(),
          "the file ends in a block scalar without final line break",
          "end the file with a line break");
    }
    if (endsInBlanks(members, index, tail)) {
      throw blanksAbove(members.span(index).start());
    }
    return new Place(index, tail, lines.lineStart(tail) == tail, lastLine);
  }

  private static EditRefusedException blanksAbove(int offset) {
    return new EditRefusedException(
        offset,
        "an empty block scalar takes its indentation from the blanks below it",
        "remove the blanks at the ends of the lines");
  }

  /** Whether a member ends in a block scalar of nothing but blanks, which indent what follows. */
  private boolean endsInBlanks(Members members, int index, int tail) {
    return members
        .lastScalar(index)
        .filter(last -> last.style().block() && last.value().isBlank())
        .filter(last -> text.substring(lines.lineEnd(last.content().start()), tail).contains(" "))
        .isPresent();
  }

  private boolean isLastLine(int tail) {
    return lines.lineEnd(tail) == text.length() && lines.lineStart(tail) != tail;
  }

  /** Fills {@code key:} with items that were written for the lines below it. */
  Change fillBelow(int colonEnd, Span valueEvents, NodeWriter writer) {
    int end = lines.lineEnd(colonEnd);
    return new Change(
        List.of(TextEdit.insert(end, writer.text())),
        new EventEdit(valueEvents, writer.events()),
        List.of(),
        List.of());
  }

  /** The white space that lines beside a member start with. */
  String indentOf(Span member) {
    int start = lines.lineStart(member.start());
    return isBlank(start, member.start())
        ? text.substring(start, member.start())
        : " ".repeat(lines.column(member.start()));
  }

  private boolean ownsItsLine(Span member) {
    return isBlank(lines.lineStart(member.start()), member.start());
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != ' ' && text.charAt(i) != '\t') {
        return false;
      }
    }
    return true;
  }

  private int blanksBefore(int offset) {
    int at = offset;
    while (at > 0 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) {
      at--;
    }
    return at;
  }
}
