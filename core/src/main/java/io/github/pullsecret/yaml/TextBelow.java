package io.github.pullsecret.yaml;

import io.github.pullsecret.text.LineMap;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;

/** What a new literal block at the end of what is put in would take for lines of its own. */
final class TextBelow {
  private TextBelow() {}

  /**
   * An insertion, if it leaves what stands below as it is.
   *
   * @param member a member of the collection that is added to
   * @throws EditRefusedException if a literal block would take the next lines
   */
  static Change left(SourceText source, Span member, Change insertion) throws EditRefusedException {
    if (!endsInLiteral(insertion)) {
      return insertion;
    }
    String text = source.text();
    LineMap lines = source.lines();
    int column = lines.column(member.start());
    int at = insertion.edits().get(0).span().end();
    at = lines.lineStart(at) == at ? at : lines.nextLine(at);
    while (at < text.length()) {
      int end = lines.lineEnd(at);
      int first = at;
      while (first < end && text.charAt(first) == ' ') {
        first++;
      }
      String rest = text.substring(first, end);
      boolean comment = rest.stripLeading().startsWith("#");
      if (!comment && !rest.isBlank()) {
        break;
      }
      if (first - at > column || rest.startsWith("\t")) {
        throw new EditRefusedException(
            at,
            "a line below would become part of the new block scalar",
            comment ? "move the comment" : "remove the blanks");
      }
      if (comment) {
        break;
      }
      at = lines.nextLine(at);
    }
    return insertion;
  }

  private static boolean endsInLiteral(Change insertion) {
    String last = "";
    for (YamlEvent event : insertion.events().replacement()) {
      last = event.kind() == YamlEvent.Kind.END ? last : event.style();
    }
    return last.equals(YamlNode.Style.LITERAL.name());
  }
}
