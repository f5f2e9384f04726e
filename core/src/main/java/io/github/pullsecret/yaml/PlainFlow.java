package io.github.pullsecret.yaml;

import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.YamlNode.Entry;
import io.github.pullsecret.yaml.YamlNode.Item;
import io.github.pullsecret.yaml.YamlNode.Mapping;
import io.github.pullsecret.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Reads brackets and braces that end on their line, for {@link PlainParser}. */
final class PlainFlow {
  private final PlainText text;
  private final PlainNodes nodes;

  PlainFlow(PlainText text, PlainNodes nodes) {
    this.text = text;
    this.nodes = nodes;
  }

  /** The node at the cursor, which goes behind it. */
  YamlNode read() throws NotPlainException {
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
    return nodes.scalar(start, end);
  }

  private Sequence flowSequence() throws NotPlainException {
    int first = nodes.open(YamlEvent.sequence(/* flow= */ true));
    int start = open();
    List<Item> items = new ArrayList<>();
    while (text.peek() != ']') {
      YamlNode node = read();
      items.add(new Item(node.span(), node));
      separate(']');
    }
    return nodes.sequence(new Span(start, close()), /* flow= */ true, items, first);
  }

  private Mapping flowMapping() throws NotPlainException {
    int first = nodes.open(YamlEvent.mapping(/* flow= */ true));
    int start = open();
    List<Entry> entries = new ArrayList<>();
    while (text.peek() != '}') {
      demand("[{".indexOf(text.peek()) < 0);
      YamlNode key = read();
      int colon = text.at();
      demand(text.peek() == ':' && text.charAt(colon + 1) == ' ');
      nodes.token(Tokens.Kind.COLON, colon, colon + 1);
      text.moveTo(colon + 1);
      text.skipBlanks();
      YamlNode value = read();
      Span span = new Span(key.span().start(), value.span().end());
      entries.add(new Entry(span, key, value, /* explicit= */ false, colon + 1));
      separate('}');
    }
    return nodes.mapping(new Span(start, close()), /* flow= */ true, entries, first);
  }

  private int open() {
    int start = text.at();
    nodes.token(Tokens.Kind.OPEN, start, start + 1);
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
    nodes.token(Tokens.Kind.COMMA, text.at(), text.at() + 1);
    text.moveTo(text.at() + 1);
    text.skipBlanks();
    demand(text.peek() != closing);
  }

  private int close() {
    int end = text.at() + 1;
    nodes.token(Tokens.Kind.CLOSE, end - 1, end);
    text.moveTo(end);
    return end;
  }

  private static void demand(boolean holds) throws NotPlainException {
    if (!holds) {
      throw new NotPlainException();
    }
  }
}
