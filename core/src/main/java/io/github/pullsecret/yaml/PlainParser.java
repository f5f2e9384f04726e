package io.github.pullsecret.yaml;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.YamlNode.Entry;
import io.github.pullsecret.yaml.YamlNode.Item;
import io.github.pullsecret.yaml.YamlNode.Mapping;
import io.github.pullsecret.yaml.YamlNode.Properties;
import io.github.pullsecret.yaml.YamlNode.Scalar;
import io.github.pullsecret.yaml.YamlNode.Sequence;
import io.github.pullsecret.yaml.YamlNode.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the part of YAML that most manifests are written in, many times as fast as the engine:
 * block collections, scalars and brackets on one line, literal blocks. It gives up on everything
 * else (anchors, tags, escapes, tabs, text over several lines, whatever is wrong), and then the
 * engine reads the document. What it reads, it reads as the engine does, to the last offset ({@code
 * PlainParserTest}).
 */
final class PlainParser {
  private static final int MAX_DEPTH = 100;
  private static final Properties NONE = new Properties(Optional.empty(), Optional.empty(), -1);

  private final SourceText source;
  private final Span span;
  private final PlainText text;
  private final TokenList tokens = new TokenList();
  private final List<YamlEvent> events = new ArrayList<>();
  private int depth;

  private PlainParser(SourceText source, Span span) throws NotPlainException {
    this.source = source;
    this.span = span;
    this.text = new PlainText(source.text(), span);
  }

  /** The document, unless it is written in a way that only the engine reads. */
  static Optional<YamlDocument> parse(SourceText source, Span span) {
    try {
      return Optional.of(new PlainParser(source, span).document());
    } catch (NotPlainException e) {
      return Optional.empty();
    }
  }

  private YamlDocument document() throws NotPlainException {
    boolean explicit = text.column() == 0 && text.atMarker();
    if (explicit) {
      int end = text.at() + 3;
      tokens.add(Tokens.Kind.MARKER, text.at(), end);
      text.moveTo(end);
      text.endLine();
      return document(/* explicit= */ true, Optional.of(text.atEnd() ? empty(end) : block()));
    }
    return document(/* explicit= */ false, text.atEnd() ? Optional.empty() : Optional.of(block()));
  }

  private YamlDocument document(boolean explicit, Optional<YamlNode> root)
      throws NotPlainException {
    demand(text.atEnd());
    return new YamlDocument(
        source,
        span,
        root,
        events,
        tokens.toTokens(source, span),
        Map.of(),
        Map.of(),
        explicit,
        /* directives= */ false);
  }

  /** The collection at the cursor, which is the first content of its line. */
  private YamlNode block() throws NotPlainException {
    int column = text.column();
    return text.atDash() ? sequence(column, /* indentless= */ false) : mapping(column);
  }

  private void enter() throws NotPlainException {
    if (++depth > MAX_DEPTH) {
      throw new NotPlainException();
    }
  }

  private Mapping mapping(int column) throws NotPlainException {
    enter();
    int start = text.at();
    int first = events.size();
    events.add(YamlEvent.mapping(/* flow= */ false));
    List<Entry> entries = new ArrayList<>();
    do {
      entries.add(entry(column));
    } while (text.column() == column && !text.atDash());
    demand(text.column() < column);
    events.add(YamlEvent.end());
    depth--;
    Span whole = new Span(start, entries.get(entries.size() - 1).span().end());
    Span range = new Span(first, events.size());
    return new Mapping(whole, whole, NONE, /* flow= */ false, entries, range);
  }

  private Entry entry(int column) throws NotPlainException {
    int keyEnd = text.scalarEnd();
    int colon = text.colon(keyEnd);
    demand(colon >= 0);
    Scalar key = scalar(text.at(), keyEnd);
    tokens.add(Tokens.Kind.COLON, colon, colon + 1);
    text.moveTo(colon + 1);
    text.skipBlanks();
    YamlNode value;
    if (!text.atLineEnd()) {
      value = onLine(column);
    } else {
      text.endLine();
      if (text.column() > column) {
        value = block();
      } else if (text.column() == column && text.atDash()) {
        value = sequence(column, /* indentless= */ true);
      } else {
        value = empty(colon + 1);
      }
    }
    int end = Math.max(colon + 1, value.span().end());
    return new Entry(
        new Span(key.span().start(), end), key, value, /* explicit= */ false, colon + 1);
  }

  /**
   * A sequence.
   *
   * @param indentless whether it stands in the column of the key that it belongs to, so that
   *     another key may follow
   */
  private Sequence sequence(int column, boolean indentless) throws NotPlainException {
    enter();
    int start = text.at();
    int first = events.size();
    events.add(YamlEvent.sequence(/* flow= */ false));
    List<Item> items = new ArrayList<>();
    do {
      items.add(item(column));
    } while (text.column() == column && text.atDash());
    demand(text.column() < column || (indentless && text.column() == column));
    events.add(YamlEvent.end());
    depth--;
    Span whole = new Span(start, items.get(items.size() - 1).span().end());
    Span range = new Span(first, events.size());
    return new Sequence(whole, whole, NONE, /* flow= */ false, items, range);
  }

  private Item item(int column) throws NotPlainException {
    int dash = text.at();
    tokens.add(Tokens.Kind.DASH, dash, dash + 1);
    text.moveTo(dash + 1);
    text.skipBlanks();
    YamlNode value;
    if (text.atLineEnd()) {
      text.endLine();
      value = text.column() > column ? block() : empty(dash + 1);
    } else if (text.atDash()) {
      value = sequence(text.columnOf(text.at()), /* indentless= */ false);
    } else if (isKey()) {
      value = mapping(text.columnOf(text.at()));
    } else {
      value = onLine(column);
    }
    return new Item(new Span(dash, value.span().end()), value);
  }

  private boolean isKey() throws NotPlainException {
    return "[{|".indexOf(text.peek()) < 0 && text.colon(text.scalarEnd()) >= 0;
  }

  /**
   * A scalar or brackets that start behind a colon or dash; the cursor goes to the next content.
   */
  private YamlNode onLine(int column) throws NotPlainException {
    int start = text.at();
    char first = text.peek();
    if (first == '|') {
      return literal(column);
    }
    YamlNode node;
    if (first == '[' || first == '{') {
      node = flow();
    } else {
      int end = text.scalarEnd();
      node = scalar(start, end);
      text.moveTo(end);
    }
    text.endLine();
    return node;
  }

  private Scalar literal(int column) throws NotPlainException {
    int start = text.at();
    PlainLiteral literal = PlainLiteral.read(text, column);
    int end = BlockScalarEnd.of(source, start, literal.end(), literal.value());
    tokens.add(Tokens.Kind.SCALAR, start, literal.end());
    text.toContent(literal.end());
    return scalar(new Span(start, end), Style.LITERAL, literal.value());
  }

  private Scalar scalar(int start, int end) {
    tokens.add(Tokens.Kind.SCALAR, start, end);
    Span at = new Span(start, end);
    return switch (text.charAt(start)) {
      case '"' -> scalar(at, Style.DOUBLE_QUOTED, text.substring(start + 1, end - 1));
      case '\'' ->
          scalar(at, Style.SINGLE_QUOTED, text.substring(start + 1, end - 1).replace("''", "'"));
      default -> scalar(at, Style.PLAIN, text.substring(start, end));
    };
  }

  /** Nothing is written: the value stands right after the indicator before it. */
  private Scalar empty(int at) {
    return scalar(new Span(at, at), Style.PLAIN, "");
  }

  private Scalar scalar(Span at, Style style, String value) {
    int event = events.size();
    events.add(YamlEvent.scalar(value, style));
    return new Scalar(at, at, NONE, style, value, new Span(event, event + 1));
  }

  private YamlNode flow() throws NotPlainException {
    char first = text.peek();
    if (first == '[') {
      return flowSequence();
    } else if (first == '{') {
      return flowMapping();
    }
    int start = text.at();
    boolean quoted = first == '"' || first == '\'';
    int end = quoted ? text.quotedEnd(start) : text.flowPlainEnd(start);
    text.moveTo(end);
    return scalar(start, end);
  }

  private Sequence flowSequence() throws NotPlainException {
    int first = events.size();
    events.add(YamlEvent.sequence(/* flow= */ true));
    int start = open();
    List<Item> items = new ArrayList<>();
    while (text.peek() != ']') {
      YamlNode node = flow();
      items.add(new Item(node.span(), node));
      separate(']');
    }
    Span whole = new Span(start, close());
    Span range = new Span(first, events.size());
    return new Sequence(whole, whole, NONE, /* flow= */ true, items, range);
  }

  private Mapping flowMapping() throws NotPlainException {
    int first = events.size();
    events.add(YamlEvent.mapping(/* flow= */ true));
    int start = open();
    List<Entry> entries = new ArrayList<>();
    while (text.peek() != '}') {
      demand("[{".indexOf(text.peek()) < 0);
      YamlNode key = flow();
      int colon = text.at();
      demand(text.peek() == ':' && text.charAt(colon + 1) == ' ');
      tokens.add(Tokens.Kind.COLON, colon, colon + 1);
      text.moveTo(colon + 1);
      text.skipBlanks();
      YamlNode value = flow();
      Span span = new Span(key.span().start(), value.span().end());
      entries.add(new Entry(span, key, value, /* explicit= */ false, colon + 1));
      separate('}');
    }
    Span whole = new Span(start, close());
    Span range = new Span(first, events.size());
    return new Mapping(whole, whole, NONE, /* flow= */ true, entries, range);
  }

  private int open() throws NotPlainException {
    enter();
    int start = text.at();
    tokens.add(Tokens.Kind.OPEN, start, start + 1);
    text.moveTo(start + 1);
    text.skipBlanks();
    return start;
  }

  /** A comma and what is behind it, or the end of the brackets. */
  private void separate(char closing) throws NotPlainException {
    text.skipBlanks();
    if (text.peek() == closing) {
      return;
    }
    demand(text.peek() == ',');
    tokens.add(Tokens.Kind.COMMA, text.at(), text.at() + 1);
    text.moveTo(text.at() + 1);
    text.skipBlanks();
    demand(text.peek() != closing);
  }

  private int close() {
    int end = text.at() + 1;
    tokens.add(Tokens.Kind.CLOSE, end - 1, end);
    events.add(YamlEvent.end());
    text.moveTo(end);
    depth--;
    return end;
  }

  private static void demand(boolean holds) throws NotPlainException {
    if (!holds) {
      throw new NotPlainException();
    }
  }
}
