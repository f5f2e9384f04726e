package io.github.pullsecret.yaml;

import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.YamlNode.Entry;
import io.github.pullsecret.yaml.YamlNode.Item;
import io.github.pullsecret.yaml.YamlNode.Mapping;
import io.github.pullsecret.yaml.YamlNode.Scalar;
import io.github.pullsecret.yaml.YamlNode.Sequence;
import io.github.pullsecret.yaml.YamlNode.Style;
import java.util.List;
import java.util.Optional;

/**
 * The members of a collection, entries or items alike: cutting one out or putting one in is the
 * same for both.
 *
 * @param node the collection
 * @param spans the members' text, from first token to last
 * @param events the members' events
 */
record Members(YamlNode node, List<Span> spans, List<Span> events) {
  static Members of(Mapping mapping) {
    return new Members(
        mapping,
        mapping.entries().stream().map(Entry::span).toList(),
        mapping.entries().stream().map(Entry::events).toList());
  }

  static Members of(Sequence sequence) {
    return new Members(
        sequence,
        sequence.items().stream().map(Item::span).toList(),
        sequence.items().stream().map(Item::events).toList());
  }

  int count() {
    return spans.size();
  }

  Span span(int index) {
    return spans.get(index);
  }

  boolean sequence() {
    return node instanceof Sequence;
  }

  /** The collection's text without anchor and tag. */
  Span content() {
    return node instanceof Sequence sequence ? sequence.content() : ((Mapping) node).content();
  }

  /** The empty flow collection that stands for this one when its only member is gone. */
  List<YamlEvent> emptied(YamlDocument document) {
    YamlEvent start = document.events().get(node.events().start());
    return List.of(
        YamlEvent.collection(start.kind(), /* flow= */ true, start.tag(), start.anchor()),
        YamlEvent.end());
  }

  /** The scalar that the member at {@code index} ends with. */
  Optional<Scalar> lastScalar(int index) {
    YamlNode last =
        node instanceof Sequence sequence
            ? sequence.items().get(index).value()
            : ((Mapping) node).entries().get(index).value();
    while (true) {
      if (last instanceof Scalar scalar) {
        return Optional.of(scalar);
      } else if (last instanceof Mapping mapping && !mapping.flow()) {
        last = mapping.entries().get(mapping.entries().size() - 1).value();
      } else if (last instanceof Sequence sequence && !sequence.flow()) {
        last = sequence.items().get(sequence.items().size() - 1).value();
      } else {
        return Optional.empty();
      }
    }
  }

  /** Whether the member at {@code index} ends with a literal or folded scalar. */
  boolean endsInBlockScalar(int index) {
    return lastScalar(index).map(Scalar::style).filter(Style::block).isPresent();
  }
}
