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
import java.util.Optional;

/** The nodes, events and tokens of plain YAML while it is read, in the order of the text. */
final class PlainNodes {
  private static final int MAX_DEPTH = 100;
  private static final Properties NONE = new Properties(Optional.empty(), Optional.empty(), -1);

  private final PlainText text;
  private final TokenList tokens;
  private final List<YamlEvent> events = new ArrayList<>();
  private int depth;

  PlainNodes(PlainText text) {
    this.text = text;
    this.tokens = new TokenList(text.length());
  }

  List<YamlEvent> events() {
    return events;
  }

  Tokens tokens(SourceText source, Span document) {
    return tokens.toTokens(source, document);
  }

  void token(Tokens.Kind kind, int start, int end) {
    tokens.add(kind, start, end);
  }

  /**
   * Starts a collection.
   *
   * @return the number of its first event
   */
  int open(YamlEvent start) throws NotPlainException {
    if (++depth > MAX_DEPTH) {
      throw new NotPlainException();
    }
    events.add(start);
    return events.size() - 1;
  }

  /** Ends the sequence that was started last. */
  Sequence sequence(Span span, boolean flow, List<Item> items, int first) {
    return new Sequence(span, span, NONE, flow, items, close(first));
  }

  /** Ends the mapping that was started last. */
  Mapping mapping(Span span, boolean flow, List<Entry> entries, int first) {
    return new Mapping(span, span, NONE, flow, entries, close(first));
  }

  private Span close(int first) {
    events.add(YamlEvent.end());
    depth--;
    return new Span(first, events.size());
  }

  Scalar scalar(int start, int end) {
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
  Scalar empty(int at) {
    return scalar(new Span(at, at), Style.PLAIN, "");
  }

  Scalar scalar(Span at, Style style, String value) {
    int event = events.size();
    events.add(YamlEvent.scalar(value, style));
    return new Scalar(at, at, NONE, style, value, new Span(event, event + 1));
  }
}
