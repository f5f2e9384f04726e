package io.github.pullsecret.yaml;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.YamlNode.Alias;
import io.github.pullsecret.yaml.YamlNode.Entry;
import io.github.pullsecret.yaml.YamlNode.Item;
import io.github.pullsecret.yaml.YamlNode.Mapping;
import io.github.pullsecret.yaml.YamlNode.Properties;
import io.github.pullsecret.yaml.YamlNode.Scalar;
import io.github.pullsecret.yaml.YamlNode.Sequence;
import io.github.pullsecret.yaml.YamlNode.Style;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * Makes the tree of a document from the engine's events and tokens. Event marks are trusted only
 * where they are exact (scalars, aliases, flow brackets); everything else is found by looking at
 * the token beside a node, because a block collection's own end mark lies past the comments and
 * blank lines that follow it.
 */
final class DocumentBuilder {
  private final SourceText source;
  private final Span span;
  private final CodePoints offsets;
  private final List<YamlEvent> events = new ArrayList<>();
  private final Map<String, Integer> anchors = new HashMap<>();
  private final Map<Integer, YamlNode> anchoredNodes = new HashMap<>();
  private final Map<Integer, Integer> aliasOffsets = new HashMap<>();

  DocumentBuilder(SourceText source, Span span, CodePoints offsets) {
    this.source = source;
    this.span = span;
    this.offsets = offsets;
  }

  /** A collection whose end has not come yet. */
  private static final class Open {
    final boolean sequence;
    final boolean flow;
    final int start;
    final Properties properties;
    final int firstEvent;
    final List<Item> items = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();
    @Nullable YamlNode key;

    Open(boolean sequence, boolean flow, int start, Properties properties, int firstEvent) {
      this.sequence = sequence;
      this.flow = flow;
      this.start = start;
      this.properties = properties;
      this.firstEvent = firstEvent;
    }
  }

  YamlDocument build(List<Event> parsed, Tokens tokens, boolean explicitStart, boolean directives)
      throws YamlSyntaxException {
    Deque<Open> open = new ArrayDeque<>();
    Optional<YamlNode> root = Optional.empty();
    for (Event event : parsed) {
      YamlNode node;
      if (event instanceof CollectionStartEvent start) {
        open.push(open(start, tokens));
        continue;
      } else if (event instanceof CollectionEndEvent) {
        events.add(YamlEvent.end());
        node = close(open.pop(), end(event), tokens);
      } else if (event instanceof ScalarEvent scalar) {
        node = scalar(scalar, tokens);
      } else if (event instanceof AliasEvent alias) {
        node = alias(alias);
      } else {
        continue;
      }
      if (node.properties().anchor().isPresent()) {
        anchoredNodes.put(node.events().start(), node);
      }
      Open parent = open.peek();
      if (parent == null) {
        root = Optional.of(node);
      } else {
        add(parent, node, tokens);
      }
    }
    AliasBounds.check(events, aliasOffsets);
    return new YamlDocument(
        source, span, root, events, tokens, anchoredNodes, aliasOffsets, explicitStart, directives);
  }

  private Open open(CollectionStartEvent event, Tokens tokens) {
    boolean sequence = event instanceof SequenceStartEvent;
    int first = events.size();
    Optional<String> anchor = anchor(event, first);
    events.add(
        YamlEvent.collection(
            sequence ? YamlEvent.Kind.SEQUENCE : YamlEvent.Kind.MAPPING,
            event.isFlow(),
            event.getTag(),
            anchor));
    Properties properties = properties(start(event), anchor, event.getTag(), tokens);
    return new Open(sequence, event.isFlow(), start(event), properties, first);
  }

  private YamlNode close(Open open, int endMark, Tokens tokens) {
    int last = open.start;
    if (!open.items.isEmpty()) {
      last = open.items.get(open.items.size() - 1).span().end();
    } else if (!open.entries.isEmpty()) {
      last = open.entries.get(open.entries.size() - 1).span().end();
    }
    int contentStart = open.start;
    if (!open.properties.none()) {
      contentStart = tokens.start(tokens.firstFrom(open.properties.end()));
    }
    // A single pair of a flow sequence has no brackets: it ends with its value.
    boolean pair = !open.entries.isEmpty() && open.entries.get(0).span().start() == contentStart;
    boolean bracketed = open.flow && !pair;
    int end = bracketed ? endMark : last;
    Span whole = new Span(open.start, end);
    Span content = new Span(contentStart, end);
    Span range = new Span(open.firstEvent, events.size());
    return open.sequence
        ? new Sequence(whole, content, open.properties, open.flow, open.items, range)
        : new Mapping(whole, content, open.properties, open.flow, open.entries, range);
  }

  private Scalar scalar(ScalarEvent event, Tokens tokens) {
    int first = events.size();
    Optional<String> anchor = anchor(event, first);
    Style style = style(event.getScalarStyle());
    events.add(
        new YamlEvent(
            YamlEvent.Kind.SCALAR, event.getValue(), style.name(), event.getTag(), anchor));
    Span range = new Span(first, first + 1);
    Properties properties = properties(start(event), anchor, event.getTag(), tokens);
    int from = properties.none() ? start(event) : properties.end();
    int token = tokens.firstFrom(from);
    boolean written =
        token < tokens.count()
            && tokens.kind(token) == Tokens.Kind.SCALAR
            && tokens.start(token) < end(event);
    if (written) {
      int end = tokens.end(token);
      if (style.block()) {
        end = BlockScalarEnd.of(source, tokens.start(token), end, event.getValue());
      }
      Span content = new Span(tokens.start(token), end);
      int start = properties.none() ? content.start() : start(event);
      return new Scalar(new Span(start, end), content, properties, style, event.getValue(), range);
    }
    // Nothing is written: the value stands right after the indicator or property before it.
    int at = properties.end();
    if (properties.none()) {
      int before = tokens.lastBefore(start(event));
      at = before < 0 ? start(event) : tokens.end(before);
    }
    Span whole = new Span(properties.none() ? at : start(event), at);
    return new Scalar(whole, new Span(at, at), properties, style, event.getValue(), range);
  }

  private Alias alias(AliasEvent event) throws YamlSyntaxException {
    String name = event.getAlias().getValue();
    Integer target = anchors.get(name);
    if (target == null) {
      throw new YamlSyntaxException(
          start(event), "an alias names no anchor before it", "add the anchor");
    }
    int first = events.size();
    events.add(new YamlEvent(YamlEvent.Kind.ALIAS, name, "", Optional.empty(), Optional.empty()));
    Properties none = new Properties(Optional.empty(), Optional.empty(), -1);
    Span whole = new Span(start(event), end(event));
    aliasOffsets.put(first, whole.start());
    return new Alias(whole, none, name, target, new Span(first, first + 1));
  }

  private void add(Open parent, YamlNode node, Tokens tokens) {
    if (parent.sequence) {
      int start = node.span().start();
      if (!parent.flow) {
        int before = tokens.lastBefore(start);
        if (before >= 0 && tokens.kind(before) == Tokens.Kind.DASH) {
          start = tokens.start(before);
        }
      }
      parent.items.add(new Item(new Span(start, node.span().end()), node));
    } else if (parent.key == null) {
      parent.key = node;
    } else {
      parent.entries.add(entry(parent.key, node, tokens));
      parent.key = null;
    }
  }

  private static Entry entry(YamlNode key, YamlNode value, Tokens tokens) {
    int before = tokens.lastBefore(key.span().start());
    boolean explicit = before >= 0 && tokens.kind(before) == Tokens.Kind.QUESTION;
    int start = explicit ? tokens.start(before) : key.span().start();
    int colon = tokens.firstFrom(key.span().end());
    boolean hasColon = colon < tokens.count() && tokens.kind(colon) == Tokens.Kind.COLON;
    int colonEnd = hasColon ? tokens.end(colon) : -1;
    int end = Math.max(Math.max(key.span().end(), colonEnd), value.span().end());
    return new Entry(new Span(start, end), key, value, explicit, colonEnd);
  }

  private Optional<String> anchor(NodeEvent event, int index) {
    Optional<String> anchor = event.getAnchor().map(found -> found.getValue());
    anchor.ifPresent(name -> anchors.put(name, index));
    return anchor;
  }

  private static Properties properties(
      int start, Optional<String> anchor, Optional<String> tag, Tokens tokens) {
    int end = -1;
    int token = tokens.firstFrom(start);
    if (anchor.isPresent() || tag.isPresent()) {
      while (token < tokens.count() && tokens.kind(token) == Tokens.Kind.PROPERTY) {
        end = tokens.end(token);
        token++;
      }
    }
    return new Properties(anchor, tag, end);
  }

  private static Style style(ScalarStyle style) {
    return switch (style) {
      case SINGLE_QUOTED -> Style.SINGLE_QUOTED;
      case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Style.DOUBLE_QUOTED;
      case LITERAL -> Style.LITERAL;
      case FOLDED -> Style.FOLDED;
      default -> Style.PLAIN;
    };
  }

  private int start(Event event) {
    return offsets.offset(event.getStartMark().orElseThrow().getIndex());
  }

  private int end(Event event) {
    return offsets.offset(event.getEndMark().orElseThrow().getIndex());
  }
}
