package io.github.pullsecret.yaml;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.YamlNode.Alias;
import io.github.pullsecret.yaml.YamlNode.Entry;
import io.github.pullsecret.yaml.YamlNode.Mapping;
import io.github.pullsecret.yaml.YamlNode.Scalar;
import io.github.pullsecret.yaml.YamlNode.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One parsed document of a file. All offsets are in the file's text, so that they can be shown and
 * edited without conversion.
 */
public final class YamlDocument {
  private final SourceText source;
  private final Span span;
  private final Optional<YamlNode> root;
  private final List<YamlEvent> events;
  private final Tokens tokens;
  private final Map<Integer, YamlNode> nodesByEvent;
  private final Map<Integer, Integer> aliasOffsets;
  private final boolean explicitStart;
  private final boolean directives;
  private @Nullable Boolean strictJson; // Found out when first asked.
  private @Nullable Aliases aliases; // Likewise.

  YamlDocument(
      SourceText source,
      Span span,
      Optional<YamlNode> root,
      List<YamlEvent> events,
      Tokens tokens,
      Map<Integer, YamlNode> anchoredNodes,
      Map<Integer, Integer> aliasOffsets,
      boolean explicitStart,
      boolean directives) {
    this.source = source;
    this.span = span;
    this.root = root;
    this.events = events;
    this.tokens = tokens;
    this.nodesByEvent = anchoredNodes;
    this.aliasOffsets = aliasOffsets;
    this.explicitStart = explicitStart;
    this.directives = directives;
  }

  /** The same document for {@link EditProof}, which asks for no node. */
  YamlDocument withoutNodes() {
    return new YamlDocument(
        source,
        span,
        Optional.empty(),
        events,
        tokens,
        Map.of(),
        Map.of(),
        explicitStart,
        directives);
  }

  /** The file that holds the document. */
  public SourceText source() {
    return source;
  }

  /** The document's part of the file, with its directives, markers and comments. */
  public Span span() {
    return span;
  }

  /** The root node; empty for a document of comments only. */
  public Optional<YamlNode> root() {
    return root;
  }

  /** What the parser said, without positions. */
  List<YamlEvent> events() {
    return events;
  }

  Tokens tokens() {
    return tokens;
  }

  /** For each alias, by its event, where it stands. */
  Map<Integer, Integer> aliasOffsets() {
    return aliasOffsets;
  }

  /** Whether a {@code ---} line opens it. */
  public boolean explicitStart() {
    return explicitStart;
  }

  /** Whether {@code %YAML} or {@code %TAG} lines precede it. */
  public boolean hasDirectives() {
    return directives;
  }

  /** The comments in order, each from its {@code #} to the end of its line. */
  public List<Span> comments() {
    return tokens.comments();
  }

  /** The node that an alias stands for, which it is never a part of ({@link AliasBounds}). */
  public Optional<YamlNode> target(Alias alias) {
    return Optional.ofNullable(nodesByEvent.get(alias.target()));
  }

  private static final Pattern CONTROL =
      Pattern.compile(
          "\\{\\{-?\\s*(?:if|else|with|range|end|define|block|include|template)\\b|\\{%");

  /** The first comment that steers a template engine, which reads comments as well. */
  private Optional<Integer> controlInComment() {
    return comments().stream()
        .filter(
            comment ->
                CONTROL.matcher(source.text().substring(comment.start(), comment.end())).find())
        .map(Span::start)
        .findFirst();
  }

  /**
   * The place of the first <code>{{</code> or <code>{%</code> that is structure or part of a plain
   * scalar; in quotes and block scalars it is ordinary text.
   */
  public Optional<Integer> templateMark() {
    String text = source.text();
    if (!source.holds("{{", span) && !source.holds("{%", span)) {
      return Optional.empty();
    }
    for (String mark : new String[] {"{{", "{%"}) {
      int at = text.indexOf(mark, span.start());
      while (at >= 0 && at < span.end()) {
        int token = tokens.firstFrom(at + 1) - 1;
        boolean inside = token >= 0 && tokens.end(token) > at;
        if (inside && "|>'\"".indexOf(text.charAt(tokens.start(token))) < 0) {
          return Optional.of(at);
        }
        at = text.indexOf(mark, inside ? Math.max(tokens.end(token), at + 1) : at + 1);
      }
    }
    return controlInComment();
  }

  /** Whether the text of the document is JSON in the strict sense of RFC 8259. */
  public boolean isStrictJson() {
    if (strictJson == null) {
      strictJson = StrictJson.accepts(source.text(), span.start(), span.end());
    }
    return strictJson;
  }

  /** Its aliases and where they stand. */
  public Aliases aliases() {
    if (aliases == null) {
      aliases = new Aliases(nodesByEvent.isEmpty() ? Optional.empty() : root);
    }
    return aliases;
  }

  /** The node at {@code path}, following what is written only: no alias, no merge key. */
  public Optional<YamlNode> find(NodePath path) {
    Optional<YamlNode> node = root;
    for (NodePath.Step step : path.steps()) {
      if (node.isEmpty()) {
        return node;
      }
      node = child(node.get(), step);
    }
    return node;
  }

  /**
   * The text of the scalar at {@code path}, where one was found before.
   *
   * @throws IllegalStateException if there is none any more
   */
  public String text(NodePath path) {
    return find(path)
        .filter(Scalar.class::isInstance)
        .map(node -> ((Scalar) node).value())
        .orElseThrow(() -> new IllegalStateException(path + " is no scalar any more"));
  }

  /**
   * Where a node of the document is written, so that {@link #find} finds it there; empty if a key
   * on the way is no scalar, or is repeated.
   */
  public Optional<NodePath> path(YamlNode wanted) {
    int event = wanted.events().start();
    Optional<NodePath> path = Optional.of(NodePath.ROOT);
    Optional<YamlNode> node = root;
    while (node.isPresent() && node.get().events().start() != event) {
      YamlNode parent = node.get();
      path = path.flatMap(above -> step(parent, event, above));
      node = path.flatMap(this::find).filter(found -> found.events().contains(event));
    }
    return node.isPresent() ? path : Optional.empty();
  }

  /** The path of the child that an event belongs to. */
  private static Optional<NodePath> step(YamlNode parent, int event, NodePath above) {
    if (parent instanceof Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        if (sequence.items().get(i).events().contains(event)) {
          return Optional.of(above.index(i));
        }
      }
    } else if (parent instanceof Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        if (entry.value().events().contains(event) && entry.key() instanceof Scalar key) {
          return Optional.of(above.key(key.value()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<YamlNode> child(YamlNode node, NodePath.Step step) {
    if (step instanceof NodePath.Key key && node instanceof Mapping mapping) {
      return entry(mapping, key.name()).map(Entry::value);
    }
    if (step instanceof NodePath.Index index
        && node instanceof Sequence sequence
        && index.position() < sequence.items().size()) {
      return Optional.of(sequence.items().get(index.position()).value());
    }
    return Optional.empty();
  }

  /** The last entry of a mapping with the key; the last wins when a key is repeated. */
  public static Optional<Entry> entry(Mapping mapping, String key) {
    for (int i = mapping.entries().size() - 1; i >= 0; i--) {
      if (mapping.entries().get(i).hasKey(key)) {
        return Optional.of(mapping.entries().get(i));
      }
    }
    return Optional.empty();
  }
}
