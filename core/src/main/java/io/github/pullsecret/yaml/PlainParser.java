package io.github.pullsecret.yaml;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.YamlNode.Entry;
import io.github.pullsecret.yaml.YamlNode.Item;
import io.github.pullsecret.yaml.YamlNode.Mapping;
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
  private final SourceText source;
  private final Span span;
  private final PlainText text;
  private final PlainNodes nodes;

  private PlainParser(SourceText source, Span span) throws NotPlainException {
    this.source = source;
    this.span = span;
    this.text = new PlainText(source, span);
    this.nodes = new PlainNodes(text);
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
      nodes.token(Tokens.Kind.MARKER, text.at(), end);
      text.moveTo(end);
      text.endLine();
      return document(/* explicit= */ true, Optional.of(text.atEnd() ? nodes.empty(end) : block()));
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
        nodes.events(),
        nodes.tokens(source, span),
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

  private Mapping mapping(int column) throws NotPlainException {
    int start = text.at();
    int first = nodes.open(YamlEvent.mapping(/* flow= */ false));
    List<Entry> entries = new ArrayList<>();
    do {
      entries.add(entry(column));
    } while (text.column() == column && !text.atDash());
    demand(text.column() < column);
    Span whole = new Span(start, entries.get(entries.size() - 1).span().end());
    return nodes.mapping(whole, /* flow= */ false, entries, first);
  }

  private Entry entry(int column) throws NotPlainException {
    int keyEnd = text.scalarEnd();
    int colon = text.colon(keyEnd);
    demand(colon >= 0);
    Scalar key = nodes.scalar(text.at(), keyEnd);
    nodes.token(Tokens.Kind.COLON, colon, colon + 1);
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
        value = nodes.empty(colon + 1);
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
    int start = text.at();
    int first = nodes.open(YamlEvent.sequence(/* flow= */ false));
    List<Item> items = new ArrayList<>();
    do {
      items.add(item(column));
    } while (text.column() == column && text.atDash());
    demand(text.column() < column || (indentless && text.column() == column));
    Span whole = new Span(start, items.get(items.size() - 1).span().end());
    return nodes.sequence(whole, /* flow= */ false, items, first);
  }

  private Item item(int column) throws NotPlainException {
    int dash = text.at();
    nodes.token(Tokens.Kind.DASH, dash, dash + 1);
    text.moveTo(dash + 1);
    text.skipBlanks();
    YamlNode value;
    if (text.atLineEnd()) {
      text.endLine();
      value = text.column() > column ? block() : nodes.empty(dash + 1);
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
      node = new PlainFlow(text, nodes).read();
    } else {
      int end = text.scalarEnd();
      node = nodes.scalar(start, end);
      text.moveTo(end);
    }
    text.endLine();
    return node;
  }

  private Scalar literal(int column) throws NotPlainException {
    int start = text.at();
    PlainLiteral literal = PlainLiteral.read(text, column);
    int end = BlockScalarEnd.of(source, start, literal.end(), literal.value());
    nodes.token(Tokens.Kind.SCALAR, start, literal.end());
    text.toContent(literal.end());
    return nodes.scalar(new Span(start, end), Style.LITERAL, literal.value());
  }

  private static void demand(boolean holds) throws NotPlainException {
    if (!holds) {
      throw new NotPlainException();
    }
  }
}
