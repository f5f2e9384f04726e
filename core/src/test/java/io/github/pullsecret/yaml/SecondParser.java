package io.github.pullsecret.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * What another parser than ours reads: snakeyaml 2, which resolves scalars and line breaks as YAML
 * 1.1 says, like Kubernetes' own parser. An alias is the very node of its anchor, so that a change
 * of one shows in the other; repeated keys are kept.
 */
public final class SecondParser {
  private SecondParser() {}

  /** The documents' root nodes; empty if this parser rejects the text. */
  public static Optional<List<Node>> load(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setNestingDepthLimit(500);
    List<Node> documents = new ArrayList<>();
    try {
      new Yaml(options).composeAll(new StringReader(text)).forEach(documents::add);
    } catch (YAMLException rejected) {
      return Optional.empty();
    }
    return Optional.of(documents);
  }

  /** The node at a path; as in our tree the last of repeated keys wins. */
  static Node find(Node root, NodePath path) {
    Node node = root;
    for (NodePath.Step step : path.steps()) {
      if (step instanceof NodePath.Key key) {
        node = tuple((MappingNode) node, key.name()).getValueNode();
      } else {
        node = ((SequenceNode) node).getValue().get(((NodePath.Index) step).position());
      }
    }
    return node;
  }

  /** The last entry of a mapping with the key. */
  public static NodeTuple tuple(MappingNode mapping, String key) {
    return mapping.getValue().stream()
        .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode s && s.getValue().equals(key))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError("the second parser finds no key " + key));
  }

  /** All that a node says, aliases written out, the entries of a mapping in the order of keys. */
  public static String show(Node node) {
    StringBuilder shown = new StringBuilder();
    show(node, "", shown, Collections.newSetFromMap(new IdentityHashMap<>()));
    return shown.toString();
  }

  private static void show(Node node, String indent, StringBuilder shown, Set<Node> open) {
    if (node instanceof ScalarNode scalar) {
      shown.append(scalar.getTag().getValue()).append(" «").append(scalar.getValue()).append("»\n");
    } else if (!open.add(node)) {
      shown.append("(recursive)\n");
      return;
    } else if (node instanceof SequenceNode sequence) {
      shown.append(node.getTag().getValue()).append('\n');
      for (Node item : sequence.getValue()) {
        shown.append(indent).append("- ");
        show(item, indent + "  ", shown, open);
      }
    } else if (node instanceof MappingNode mapping) {
      shown.append(node.getTag().getValue()).append('\n');
      List<NodeTuple> sorted = new ArrayList<>(mapping.getValue());
      sorted.sort(Comparator.comparing(SecondParser::keyText));
      for (NodeTuple tuple : sorted) {
        shown.append(indent).append("? ");
        show(tuple.getKeyNode(), indent + "  ", shown, open);
        shown.append(indent).append(": ");
        show(tuple.getValueNode(), indent + "  ", shown, open);
      }
    }
    open.remove(node);
  }

  private static String keyText(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
  }
}
