package io.github.pullsecret.yaml;

import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.YamlNode.Alias;
import io.github.pullsecret.yaml.YamlNode.Entry;
import io.github.pullsecret.yaml.YamlNode.Mapping;
import io.github.pullsecret.yaml.YamlNode.Scalar;
import io.github.pullsecret.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the aliases of a document stand, and where the nodes that they stand for. An alias belongs
 * to the last anchor of its name before it; of two anchors of one name each has its own aliases.
 */
public final class Aliases {
  private final List<Use> uses = new ArrayList<>();
  private final Map<Integer, List<Use>> byTarget = new HashMap<>();
  private final Map<Integer, NodePath> anchored = new HashMap<>();

  Aliases(Optional<YamlNode> root) {
    root.ifPresent(node -> add(node, Optional.of(NodePath.ROOT)));
  }

  /**
   * An alias.
   *
   * @param alias the alias
   * @param path where it stands; empty if a key that is no scalar is on the way, or it is a key
   */
  public record Use(Alias alias, Optional<NodePath> path) {}

  /** Whether there are none. */
  public boolean isEmpty() {
    return uses.isEmpty();
  }

  /** The aliases for this very node. */
  public List<Use> of(YamlNode node) {
    return byTarget.getOrDefault(node.events().start(), List.of());
  }

  /** The aliases for the nodes of a range of events that stand outside the range. */
  public List<Use> into(Span events) {
    return uses.stream()
        .filter(use -> events.contains(use.alias().target()))
        .filter(use -> !events.contains(use.alias().events().start()))
        .toList();
  }

  /** Where a node with an anchor stands; empty under a key that is no scalar. */
  public Optional<NodePath> path(YamlNode node) {
    return Optional.ofNullable(anchored.get(node.events().start()));
  }

  private void add(YamlNode node, Optional<NodePath> path) {
    if (node.properties().anchor().isPresent()) {
      path.ifPresent(found -> anchored.put(node.events().start(), found));
    }
    if (node instanceof Alias alias) {
      Use use = new Use(alias, path);
      uses.add(use);
      byTarget.computeIfAbsent(alias.target(), key -> new ArrayList<>()).add(use);
    } else if (node instanceof Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        int position = i;
        add(sequence.items().get(i).value(), path.map(found -> found.index(position)));
      }
    } else if (node instanceof Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        add(entry.key(), Optional.empty());
        Optional<NodePath> below =
            entry.key() instanceof Scalar key
                ? path.map(found -> found.key(key.value()))
                : Optional.empty();
        add(entry.value(), below);
      }
    }
  }
}
