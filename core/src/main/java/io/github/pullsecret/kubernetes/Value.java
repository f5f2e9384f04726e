package io.github.pullsecret.kubernetes;

import io.github.pullsecret.text.Location;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.NodePath;
import io.github.pullsecret.yaml.ScalarText;
import io.github.pullsecret.yaml.YamlDocument;
import io.github.pullsecret.yaml.YamlNode;
import io.github.pullsecret.yaml.YamlNode.Alias;
import io.github.pullsecret.yaml.YamlNode.Entry;
import io.github.pullsecret.yaml.YamlNode.Mapping;
import io.github.pullsecret.yaml.YamlNode.Scalar;
import io.github.pullsecret.yaml.YamlNode.Sequence;
import io.github.pullsecret.yaml.YamlNode.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node as Kubernetes reads it: aliases are followed, merge keys applied, and of repeated keys the
 * last wins (observed with kubectl 1.32).
 */
final class Value {
  /** How often one lookup may go through aliases and merge keys; more is a loop or an attack. */
  private static final int MAX_HOPS = 32;

  private final YamlDocument document;
  private final String file;
  private final YamlNode node;
  private final NodePath path;
  private final boolean shared;

  /** Where the key or item that holds the value starts. */
  private final int offset;

  private Value(
      YamlDocument document,
      String file,
      YamlNode node,
      NodePath path,
      boolean shared,
      int offset) {
    this.document = document;
    this.file = file;
    this.node = node;
    this.path = path;
    this.shared = shared;
    this.offset = offset;
  }

  static Optional<Value> root(YamlDocument document, String file) {
    return document
        .root()
        .map(
            node ->
                new Value(document, file, node, NodePath.ROOT, false, node.span().start())
                    .resolved(0));
  }

  /** The path from the document's root, right only while the value is not {@link #shared}. */
  NodePath path() {
    return path;
  }

  /**
   * The path of what is written, whatever aliases and merge keys lead to it; for what stands below
   * a key that is no scalar, or is repeated, the same as {@link #path}.
   */
  NodePath written() {
    return shared ? document.path(node).orElse(path) : path;
  }

  /** Whether an alias or a merge key stands between the document's root and the value. */
  boolean shared() {
    return shared;
  }

  /** Where the key or item that holds the value stands. */
  Location location() {
    return document.source().lines().location(file, offset);
  }

  /** Where the key or item that holds the value starts in the text. */
  int start() {
    return offset;
  }

  /** The text of the value itself, wherever it is written. */
  Span span() {
    return node.span();
  }

  /** The node itself; for an alias the one it stands for. */
  YamlNode node() {
    return node;
  }

  /** Whether a key is written in the mapping itself, not added by a merge key. */
  boolean writes(String key) {
    return node instanceof Mapping mapping && YamlDocument.entry(mapping, key).isPresent();
  }

  boolean isMapping() {
    return node instanceof Mapping;
  }

  boolean isSequence() {
    return node instanceof Sequence;
  }

  /** Whether nothing is written, or null. */
  boolean isNull() {
    return node instanceof Scalar scalar
        && scalar.style() == Style.PLAIN
        && ScalarText.isNull(scalar.value());
  }

  /** Whether it is written as a literal block, so that its lines are lines of the file. */
  boolean isBlockScalar() {
    return node instanceof Scalar scalar && scalar.style() == Style.LITERAL;
  }

  /** The number of the line, from 1, above the first line of a block scalar's text. */
  int contentLine() {
    return document.source().lines().line(node.span().start()) + 1;
  }

  /** The string, unless the value is something else for Kubernetes, such as a number. */
  Optional<String> text() {
    if (node instanceof Scalar scalar) {
      boolean string = scalar.style() != Style.PLAIN || ScalarText.isPlainString(scalar.value());
      boolean tagged = scalar.properties().tag().isPresent();
      if (tagged ? hasTag("str") : string) {
        return Optional.of(scalar.value());
      }
    }
    return Optional.empty();
  }

  /** Whether a tag gives a collection another meaning than that of a list or a mapping. */
  boolean isTagged() {
    return node.properties().tag().isPresent() && !hasTag(isSequence() ? "seq" : "map");
  }

  private boolean hasTag(String name) {
    return node.properties()
        .tag()
        .filter(tag -> tag.equals("tag:yaml.org,2002:" + name))
        .isPresent();
  }

  /** Whether an alias stands for a key, so that the key can't be seen by looking for its name. */
  boolean hasAliasKey() {
    return node instanceof Mapping mapping && mapping.hasAliasKey();
  }

  /** The scalar's text whatever its type. */
  Optional<String> scalar() {
    return node instanceof Scalar scalar ? Optional.of(scalar.value()) : Optional.empty();
  }

  /** The value at the end of a path of keys. */
  Optional<Value> get(List<String> keys) {
    Optional<Value> value = Optional.of(this);
    for (String key : keys) {
      value = value.flatMap(found -> found.get(key));
    }
    return value;
  }

  /** The value of a key, also through merge keys. */
  Optional<Value> get(String key) {
    return get(key, 0);
  }

  /** The string at a key; empty when it is absent, null, empty or no string. */
  Optional<String> text(String key) {
    return get(key).flatMap(Value::text).filter(text -> !text.isEmpty());
  }

  /**
   * What is written at a key, although YAML 1.1 may read it as a boolean or a number, as {@code
   * namespace: n}: such a manifest is refused by a cluster but not by every tool. Empty when it is
   * absent, null or empty.
   */
  Optional<String> word(String key) {
    return get(key)
        .filter(value -> !value.isNull())
        .flatMap(Value::scalar)
        .filter(text -> !text.isEmpty());
  }

  private Optional<Value> get(String key, int hops) {
    if (!(node instanceof Mapping mapping) || hops > MAX_HOPS) {
      return Optional.empty();
    }
    Optional<Entry> entry = YamlDocument.entry(mapping, key);
    if (entry.isPresent()) {
      Entry found = entry.get();
      return Optional.of(
          new Value(document, file, found.value(), path.key(key), shared, found.span().start())
              .resolved(hops));
    }
    for (Entry candidate : mapping.entries()) {
      if (candidate.isMerge()) {
        Optional<Value> merged = merged(candidate, key, hops);
        if (merged.isPresent()) {
          return merged;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Value> merged(Entry merge, String key, int hops) {
    Value source =
        new Value(document, file, merge.value(), path.key("<<"), true, merge.span().start())
            .resolved(hops);
    if (source.isSequence()) {
      return source.items().stream()
          .map(item -> item.get(key, hops + 1))
          .flatMap(Optional::stream)
          .findFirst();
    }
    return source.get(key, hops + 1);
  }

  /** The items of a sequence; none of anything else. */
  List<Value> items() {
    List<Value> items = new ArrayList<>();
    if (node instanceof Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        YamlNode item = sequence.items().get(i).value();
        int start = sequence.items().get(i).span().start();
        items.add(new Value(document, file, item, path.index(i), shared, start).resolved(0));
      }
    }
    return items;
  }

  /** A key of a mapping and its value. */
  record Field(String key, Value value) {}

  /** The entries with a scalar key that are written in a mapping; merge keys aside. */
  List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    if (node instanceof Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        if (entry.key() instanceof Scalar key && !entry.isMerge()) {
          int start = entry.span().start();
          NodePath below = path.key(key.value());
          fields.add(
              new Field(
                  key.value(),
                  new Value(document, file, entry.value(), below, shared, start).resolved(0)));
        }
      }
    }
    return fields;
  }

  /** The entries that are written and count: of a repeated key only the last. */
  List<Field> lastFields() {
    Map<String, Field> last = new LinkedHashMap<>();
    fields().forEach(field -> last.put(field.key(), field));
    return List.copyOf(last.values());
  }

  private Value resolved(int hops) {
    if (node instanceof Alias alias && hops < MAX_HOPS) {
      Optional<YamlNode> target = document.target(alias);
      if (target.isPresent()) {
        return new Value(document, file, target.get(), path, true, offset).resolved(hops + 1);
      }
    }
    return this;
  }
}
