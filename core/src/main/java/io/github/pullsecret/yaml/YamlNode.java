package io.github.pullsecret.yaml;

import io.github.pullsecret.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * A node of a parsed document and where it stands in the file's text. The tree is what is written:
 * aliases and merge keys are not expanded.
 */
public sealed interface YamlNode {
  /**
   * From the first of the node's tokens (anchor and tag included) to the end of the last one. For a
   * block collection that is the end of its last entry, not the start of the next token, and for a
   * block scalar the end of its last line of content.
   */
  Span span();

  /** Anchor and tag. */
  Properties properties();

  /** The range of the document's events that make up the node; see {@link YamlDocument#events}. */
  Span events();

  /**
   * The properties written before a node (YAML 1.2 section 6.9).
   *
   * @param anchor the anchor's name
   * @param tag the resolved tag
   * @param end the offset after the last of them, or -1 when there is none
   */
  record Properties(Optional<String> anchor, Optional<String> tag, int end) {
    /** Whether neither an anchor nor a tag is written. */
    public boolean none() {
      return end < 0;
    }
  }

  /** How a scalar is written. */
  enum Style {
    /** Without quotes. */
    PLAIN,
    /** Between {@code '}. */
    SINGLE_QUOTED,
    /** Between {@code "}. */
    DOUBLE_QUOTED,
    /** After {@code |}. */
    LITERAL,
    /** After {@code >}. */
    FOLDED;

    /** Whether the scalar is a literal or folded block. */
    public boolean block() {
      return this == LITERAL || this == FOLDED;
    }
  }

  /**
   * A scalar.
   *
   * @param content the span of the value alone, without anchor and tag; empty where nothing is
   *     written, as in {@code key:}
   * @param value the value, escapes and folding resolved; never resolved to a type
   */
  record Scalar(
      Span span, Span content, Properties properties, Style style, String value, Span events)
      implements YamlNode {
    /** Without the value, which may be data of a Secret. */
    @Override
    public String toString() {
      return "Scalar[" + style + " " + span + "]";
    }
  }

  /**
   * An alias.
   *
   * @param name the anchor it names
   * @param target the index of the start event of the node it stands for
   */
  record Alias(Span span, Properties properties, String name, int target, Span events)
      implements YamlNode {}

  /**
   * A sequence.
   *
   * @param flow whether it is written in brackets
   * @param content the span without anchor and tag
   */
  record Sequence(
      Span span, Span content, Properties properties, boolean flow, List<Item> items, Span events)
      implements YamlNode {}

  /**
   * A mapping.
   *
   * @param flow whether it is written in braces, or is a single pair of a flow sequence
   * @param content the span without anchor and tag
   */
  record Mapping(
      Span span,
      Span content,
      Properties properties,
      boolean flow,
      List<Entry> entries,
      Span events)
      implements YamlNode {
    /** Whether it is a single pair of a flow sequence, as in {@code [a: b]}. */
    public boolean isPair() {
      return flow && !entries.isEmpty() && entries.get(0).span().start() == content.start();
    }

    /** Whether an alias stands for a key, so that the key can't be found by its name. */
    public boolean hasAliasKey() {
      return entries.stream().anyMatch(entry -> entry.key() instanceof Alias);
    }
  }

  /**
   * An item of a sequence.
   *
   * @param span from the dash, in a flow sequence from the value
   */
  record Item(Span span, YamlNode value) {
    /** The range of events that make up the item. */
    public Span events() {
      return value.events();
    }
  }

  /**
   * An entry of a mapping.
   *
   * @param span from the key, or the {@code ?} before it, to the end of the value
   * @param explicit whether it is written with {@code ?}
   * @param colonEnd the offset after the {@code :}, or -1 when there is none
   */
  record Entry(Span span, YamlNode key, YamlNode value, boolean explicit, int colonEnd) {
    /** The range of events that make up the entry. */
    public Span events() {
      return new Span(key.events().start(), value.events().end());
    }

    /** Whether the key is a scalar of this value. */
    public boolean hasKey(String name) {
      return key instanceof Scalar scalar && scalar.value().equals(name);
    }

    /** Whether it is {@code <<: …}, which adds entries; quoted it is an ordinary key. */
    public boolean isMerge() {
      return key instanceof Scalar scalar
          && scalar.style() == Style.PLAIN
          && scalar.value().equals("<<");
    }
  }
}
