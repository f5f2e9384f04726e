package io.github.pullsecret.yaml;

import io.github.pullsecret.text.LineMap;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.text.TextEdit;
import io.github.pullsecret.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a literal block scalar: each is a line of the value behind the block's indentation,
 * so that a new value changes only the lines in which it differs.
 */
final class LiteralLines {
  private final SourceText source;
  private final Scalar scalar;

  /** Where the lines stand in the file, without their line breaks. */
  private final List<Span> rows;

  /** What they say. */
  private final List<String> texts;

  private final int indent;

  /** What the value ends with after the last line: a line break or nothing. */
  private final String end;

  private LiteralLines(
      SourceText source,
      Scalar scalar,
      List<Span> rows,
      List<String> texts,
      int indent,
      String end) {
    this.source = source;
    this.scalar = scalar;
    this.rows = rows;
    this.texts = texts;
    this.indent = indent;
    this.end = end;
  }

  /**
   * Finds the lines.
   *
   * @throws EditRefusedException if there are none, or the value can't be told from them
   */
  static LiteralLines of(SourceText source, Scalar scalar) throws EditRefusedException {
    LineMap lines = source.lines();
    Span content = scalar.content();
    List<Span> rows = new ArrayList<>();
    for (int at = lines.nextLine(content.start()); at < content.end(); at = lines.nextLine(at)) {
      rows.add(new Span(at, lines.lineEnd(at)));
    }
    if (mixesLineBreaks(source, content)) {
      throw EditTargets.refused(scalar, "some of the block scalar's lines end in CR alone");
    }
    int indent = indent(source.text(), rows, scalar.value());
    if (indent == 0) {
      throw EditTargets.refused(scalar, "the block scalar has no text, or no indentation");
    }
    List<String> texts = new ArrayList<>();
    for (Span row : rows) {
      String written = source.text().substring(row.start(), row.end());
      texts.add(written.length() < indent ? "" : written.substring(indent));
    }
    String body = String.join("\n", texts);
    String end = scalar.value().startsWith(body) ? scalar.value().substring(body.length()) : "?";
    if (!end.isEmpty() && !end.equals("\n")) {
      throw EditTargets.refused(scalar, "the block scalar's lines are not those of its value");
    }
    return new LiteralLines(source, scalar, rows, texts, indent, end);
  }

  /** Whether an emptied line could make a CR and an LF, each the end of a line, one line break. */
  private static boolean mixesLineBreaks(SourceText source, Span content) {
    int last = source.lines().nextLine(Math.max(content.start(), content.end() - 1));
    String text = source.text().substring(content.start(), last).replace("\r\n", "\n");
    return text.indexOf('\r') >= 0 && text.indexOf('\n') >= 0;
  }

  /** What the first line with text has more of in the file than in the value. */
  private static int indent(String text, List<Span> rows, String value) {
    String[] lines = value.split("\n", -1);
    for (int i = 0; i < Math.min(rows.size(), lines.length); i++) {
      String row = text.substring(rows.get(i).start(), rows.get(i).end());
      if (blanks(row) < row.length()) {
        return blanks(row) - blanks(lines[i]);
      }
    }
    return 0;
  }

  /** The splices that make the value another one. */
  List<TextEdit> set(String value) throws EditRefusedException {
    if (!value.endsWith(end)) {
      throw EditTargets.refused(scalar, "the block scalar would need another end");
    }
    List<String> now = List.of(value.substring(0, value.length() - end.length()).split("\n", -1));
    int common = Math.min(texts.size(), now.size());
    int first = 0;
    while (first < common && texts.get(first).equals(now.get(first))) {
      first++;
    }
    int last = 0; // Lines that stay at the end.
    while (last < common - first
        && texts.get(texts.size() - last - 1).equals(now.get(now.size() - last - 1))) {
      last++;
    }
    refuseOtherMeaning(now, first, now.size() - last);
    if (texts.size() == now.size()) {
      return inLines(now);
    }
    if (last == 0 && !isEnded()) {
      throw EditTargets.refused(scalar, "the file ends in the block scalar without line break");
    }
    return List.of(replace(first, texts.size() - last, now.subList(first, now.size() - last)));
  }

  /** Whether a line break ends the last line: at the end of a file there may be none. */
  private boolean isEnded() {
    return source.lines().nextLine(lastRow().start()) != lastRow().end();
  }

  private Span lastRow() {
    return rows.get(rows.size() - 1);
  }

  /**
   * Refuses lines that would not be read as they are.
   *
   * @param from the first line that changes
   * @param to after the last one
   */
  private void refuseOtherMeaning(List<String> now, int from, int to) throws EditRefusedException {
    for (String line : now.subList(from, to)) {
      boolean onlyBlanks = !line.isEmpty() && line.isBlank();
      if (onlyBlanks || line.chars().anyMatch(c -> c != '\t' && !ScalarText.printsAsIs(c))) {
        throw EditTargets.refused(scalar, "a block scalar can't hold a line of the new value");
      }
    }
    boolean keeps = header().indexOf('+') >= 0 && isEnded();
    String lastLine = now.get(now.size() - 1);
    if (lastLine.isEmpty() && !keeps) {
      throw EditTargets.refused(scalar, "the block scalar would need another end");
    }
    String firstText = now.stream().filter(line -> !line.isEmpty()).findFirst().orElse("");
    boolean indicated = header().chars().anyMatch(Character::isDigit);
    boolean unchanged =
        firstText.equals(texts.stream().filter(line -> !line.isEmpty()).findFirst().orElse(""));
    if (firstText.isEmpty()
        || (!indicated
            && !unchanged
            && (firstText.startsWith(" ") || firstText.startsWith("\t")))) {
      throw EditTargets.refused(scalar, "the first line gives a block scalar its indentation");
    }
  }

  /**
   * What stands behind the {@code |}: an indentation, and what becomes of line breaks at the end.
   */
  private String header() {
    int start = scalar.content().start() + 1;
    int at = start;
    while (at < source.text().length() && "+-123456789".indexOf(source.text().charAt(at)) >= 0) {
      at++;
    }
    return source.text().substring(start, at);
  }

  private List<TextEdit> inLines(List<String> now) {
    List<TextEdit> edits = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!texts.get(i).equals(now.get(i))) {
        edits.add(inLine(rows.get(i), texts.get(i), now.get(i)));
      }
    }
    // Something is spliced even if nothing changes.
    return edits.isEmpty() ? List.of(TextEdit.insert(lastRow().end(), "")) : edits;
  }

  private TextEdit inLine(Span row, String before, String now) {
    if (now.isEmpty()) {
      return TextEdit.delete(row.start(), row.end());
    }
    int start = row.start() + indent;
    if (row.end() < start) {
      return TextEdit.insert(row.end(), " ".repeat(start - row.end()) + now);
    }
    return blanks(before) == blanks(now)
        ? TextEdit.difference(start, before, now)
        : new TextEdit(new Span(start, row.end()), now);
  }

  /** Puts lines in the place of others; there may be none of either. */
  private TextEdit replace(int from, int to, List<String> lines) {
    boolean atEnd = from == rows.size();
    String lineBreak = source.lines().breakNear(rows.get(atEnd ? from - 1 : from).start());
    List<String> written =
        lines.stream().map(line -> line.isEmpty() ? "" : " ".repeat(indent) + line).toList();
    if (atEnd) {
      return TextEdit.insert(lastRow().end(), lineBreak + String.join(lineBreak, written));
    }
    int start = rows.get(from).start();
    if (from == to) {
      return TextEdit.insert(start, String.join(lineBreak, written) + lineBreak);
    }
    if (!lines.isEmpty()) {
      return new TextEdit(new Span(start, rows.get(to - 1).end()), String.join(lineBreak, written));
    }
    return to < rows.size()
        ? TextEdit.delete(start, rows.get(to).start())
        : TextEdit.delete(rows.get(from - 1).end(), lastRow().end());
  }

  private static int blanks(String line) {
    int at = 0;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
