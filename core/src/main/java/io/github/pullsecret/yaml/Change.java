package io.github.pullsecret.yaml;

import io.github.pullsecret.text.Span;
import io.github.pullsecret.text.TextEdit;
import java.util.List;

/**
 * An edit worked out on a parsed document: the splices, and what a parser must see afterwards.
 *
 * @param edits the splices, in offsets of the file's text
 * @param events the same change on the document's events
 * @param ownedComments the comments that go with what is removed; no other comment may
 * @param commentsAbove comments kept directly above what is removed, for the report
 */
record Change(
    List<TextEdit> edits, EventEdit events, List<Span> ownedComments, List<Span> commentsAbove) {

  /**
   * A replacement in the list of events.
   *
   * @param range which events are replaced
   * @param replacement by what
   */
  record EventEdit(Span range, List<YamlEvent> replacement) {}

  /** From the first splice to the end of the last. */
  Span reach() {
    int start = edits.stream().mapToInt(edit -> edit.span().start()).min().orElseThrow();
    int end = edits.stream().mapToInt(edit -> edit.span().end()).max().orElseThrow();
    return new Span(start, end);
  }
}
