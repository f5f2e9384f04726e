package io.github.pullsecret.yaml;

import io.github.pullsecret.text.LineMap;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.text.TextEdit;
import io.github.pullsecret.yaml.Change.EventEdit;
import io.github.pullsecret.yaml.Edit.CommentsAbove;
import java.util.ArrayList;
import java.util.List;

/** Works out edits of flow collections: JSON, KYAML and the brackets and braces of plain YAML. */
final class FlowEdits {
  private final YamlDocument document;
  private final Tokens tokens;
  private final String text;
  private final LineMap lines;

  FlowEdits(YamlDocument document) {
    this.document = document;
    this.tokens = document.tokens();
    this.text = document.source().text();
    this.lines = document.source().lines();
  }

  /** Cuts out a member and one comma. */
  Change remove(Members members, int index, CommentsAbove policy) throws EditRefusedException {
    return withCommentsAbove(remove(members, index), members, index, policy);
  }

  /** Puts other text in the place of a member; a comment behind its comma goes with it. */
  Change replace(
      Members members, int index, String newText, List<YamlEvent> newEvents, CommentsAbove policy) {
    return withCommentsAbove(replace(members, index, newText, newEvents), members, index, policy);
  }

  /** Names, or drops, the comments above a member that stands on lines of its own. */
  private Change withCommentsAbove(
      Change change, Members members, int index, CommentsAbove policy) {
    Span member = members.span(index);
    if (!startsItsLine(member.start())) {
      return change;
    }
    CommentPolicy.Above above = new CommentPolicy(document).above(member, index, policy);
    List<TextEdit> edits = new ArrayList<>(change.edits());
    List<Span> owned = new ArrayList<>(change.ownedComments());
    if (!above.dropped().isEmpty()) {
      int from = lines.lineStart(above.start());
      int to = lines.lineStart(member.start());
      // What is cut may start before the member, at a comma on the line above its comments.
      if (edits.stream().anyMatch(edit -> edit.span().start() < to && edit.span().end() > from)) {
        return change;
      }
      edits.add(TextEdit.delete(from, to));
      owned.addAll(above.dropped());
    }
    return new Change(edits, change.events(), owned, above.kept());
  }

  private Change remove(Members members, int index) throws EditRefusedException {
    Span member = members.span(index);
    EventEdit events = new EventEdit(members.events().get(index), List.of());
    int comma = commaAfter(member);
    if (comma >= 0 && !tokens.comments(member.end(), tokens.start(comma)).isEmpty()) {
      throw new EditRefusedException(
          member.end(), "a comment stands between the entry and its comma", "move the comment");
    }
    int end = comma < 0 ? member.end() : tokens.end(comma);
    if (comma < 0 && index > 0) {
      return removeLast(members, index, events);
    }
    if (standsAlone(member.start(), end)) {
      Span wholeLines = new Span(lines.lineStart(member.start()), lines.nextLine(end));
      return cut(wholeLines, events);
    }
    int next = comma + 1;
    boolean memberFollows = comma >= 0 && index + 1 < members.count();
    if (memberFollows && onOneLine(end, tokens.start(next))) {
      return cut(new Span(member.start(), tokens.start(next)), events);
    }
    int previous = tokens.lastBefore(member.start());
    boolean blanksOnly = onOneLine(tokens.end(previous), member.start());
    return cut(new Span(blanksOnly ? tokens.end(previous) : member.start(), end), events);
  }

  /** The last member, no comma after it: the comma before it goes too. */
  private Change removeLast(Members members, int index, EventEdit events) {
    Span member = members.span(index);
    int previous = tokens.lastBefore(member.start());
    List<Span> between = tokens.comments(tokens.start(previous), member.start());
    if (between.isEmpty()) {
      boolean alone = standsAlone(member.start(), member.end());
      int end = alone ? lines.lineEnd(member.end()) : member.end();
      return cut(new Span(tokens.start(previous), end), events);
    }
    Span itself =
        standsAlone(member.start(), member.end())
            ? new Span(lines.lineStart(member.start()), lines.nextLine(member.end()))
            : member;
    return new Change(
        List.of(
            TextEdit.delete(tokens.start(previous), tokens.end(previous)),
            TextEdit.delete(itself.start(), itself.end())),
        events,
        tokens.comments(itself.start(), itself.end()),
        List.of());
  }

  private Change cut(Span span, EventEdit events) {
    return new Change(
        List.of(TextEdit.delete(span.start(), span.end())),
        events,
        tokens.comments(span.start(), span.end()),
        List.of());
  }

  private Change replace(Members members, int index, String newText, List<YamlEvent> newEvents) {
    Span member = members.span(index);
    List<TextEdit> edits = new ArrayList<>();
    List<Span> owned = new ArrayList<>(tokens.comments(member.start(), member.end()));
    edits.add(new TextEdit(member, newText));
    int comma = commaAfter(member);
    int end = comma < 0 ? member.end() : tokens.end(comma);
    int lineEnd = lines.lineEnd(end);
    List<Span> trailing = tokens.comments(end, lineEnd);
    if (comma >= 0 && !trailing.isEmpty() && standsAlone(member.start(), end)) {
      edits.add(TextEdit.delete(end, lineEnd));
      owned.addAll(trailing);
    }
    return new Change(
        edits, new EventEdit(members.events().get(index), newEvents), owned, List.of());
  }

  /** Adds a member after the last one. */
  Change append(Members members, String newText, List<YamlEvent> newEvents)
      throws EditRefusedException {
    int last = members.count() - 1;
    Span sibling = members.span(last);
    int event = members.events().get(last).end();
    EventEdit events = new EventEdit(new Span(event, event), newEvents);
    int comma = commaAfter(sibling);
    if (comma >= 0 && !tokens.comments(sibling.end(), tokens.start(comma)).isEmpty()) {
      throw new EditRefusedException(
          sibling.end(), "a comment stands between the entry and its comma", "move the comment");
    }
    List<TextEdit> edits = new ArrayList<>();
    int end = comma < 0 ? sibling.end() : tokens.end(comma);
    if (startsItsLine(sibling.start())) {
      String indent = text.substring(lines.lineStart(sibling.start()), sibling.start());
      String lineBreak = lines.breakNear(sibling.start());
      int at = standsAlone(sibling.start(), end) ? lines.lineEnd(end) : end;
      if (comma < 0 && at == end) {
        edits.add(TextEdit.insert(end, "," + lineBreak + indent + newText));
      } else if (comma < 0) {
        edits.add(TextEdit.insert(end, ","));
        edits.add(TextEdit.insert(at, lineBreak + indent + newText));
      } else {
        edits.add(TextEdit.insert(at, lineBreak + indent + newText + ","));
      }
    } else {
      edits.add(
          TextEdit.insert(end, comma < 0 ? separator(members) + newText : " " + newText + ","));
    }
    return new Change(edits, events, List.of(), List.of());
  }

  /** Adds a member before the first one. */
  Change prepend(Members members, String newText, List<YamlEvent> newEvents) {
    Span sibling = members.span(0);
    int event = members.events().get(0).start();
    String between = separator(members, sibling.start());
    return new Change(
        List.of(TextEdit.insert(sibling.start(), newText + between)),
        new EventEdit(new Span(event, event), newEvents),
        List.of(),
        List.of());
  }

  /** Fills empty brackets, keeping the blanks inside them. */
  Change fill(Span brackets, Span events, String newText, List<YamlEvent> newEvents)
      throws EditRefusedException {
    if (!tokens.comments(brackets.start() + 1, brackets.end() - 1).isEmpty()) {
      throw new EditRefusedException(
          brackets.start(), "a comment stands inside the empty list", "remove the comment");
    }
    String padding = text.substring(brackets.start() + 1, brackets.end() - 1);
    String pad = padding.isBlank() && padding.indexOf('\n') < 0 ? padding : "";
    return new Change(
        List.of(
            new TextEdit(new Span(brackets.start() + 1, brackets.end() - 1), pad + newText + pad)),
        new EventEdit(events, newEvents),
        List.of(),
        List.of());
  }

  /** What stands between the member at {@code start} and a neighbour: a comma and white space. */
  String separator(Members members, int start) {
    return startsItsLine(start)
        ? "," + lines.breakNear(start) + text.substring(lines.lineStart(start), start)
        : separator(members);
  }

  /** A comma, and a blank if the collection's other commas have one. */
  private String separator(Members members) {
    int comma = commaAfter(members.span(0));
    if (comma >= 0 && tokens.end(comma) < text.length()) {
      return Character.isWhitespace(text.charAt(tokens.end(comma))) ? ", " : ",";
    }
    Dialect dialect =
        members.node() instanceof YamlNode.Mapping mapping
            ? Dialect.of(document, mapping)
            : Dialect.of(document);
    return dialect.spaced() ? ", " : ",";
  }

  /** The index of the comma token after a member, or -1. */
  private int commaAfter(Span member) {
    int next = tokens.firstFrom(member.end());
    return next < tokens.count() && tokens.kind(next) == Tokens.Kind.COMMA ? next : -1;
  }

  private boolean onOneLine(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != ' ' && text.charAt(i) != '\t') {
        return false;
      }
    }
    return true;
  }

  private boolean startsItsLine(int start) {
    return onOneLine(lines.lineStart(start), start);
  }

  /** Whether nothing but blanks and a comment shares the lines of {@code start..end}. */
  private boolean standsAlone(int start, int end) {
    int next = tokens.firstFrom(end);
    return startsItsLine(start)
        && (next == tokens.count() || tokens.start(next) >= lines.lineEnd(end));
  }
}
