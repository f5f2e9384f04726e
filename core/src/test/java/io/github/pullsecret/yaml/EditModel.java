package io.github.pullsecret.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What edits mean, done on the nodes that the second parser read. */
final class EditModel {
  private EditModel() {}

  /** Makes the edits; all their paths are those of the documents as they are now. */
  static void apply(List<Optional<Node>> documents, List<YamlEditor.Placed> edits) {
    List<Runnable> steps = new ArrayList<>();
    List<YamlEditor.Placed> ordered = new ArrayList<>(edits);
    // Positions are those before any edit, so the last item goes first.
    ordered.sort(Comparator.comparingInt(EditModel::order));
    for (YamlEditor.Placed placed : ordered) {
      Node root = documents.get(placed.document()).orElseThrow();
      if (placed.edit() instanceof Edit.SetScalar set && set.target().steps().isEmpty()) {
        steps.add(() -> documents.set(placed.document(), Optional.of(value(root, set))));
      } else {
        steps.add(step(root, placed.edit()));
      }
    }
    steps.forEach(Runnable::run);
  }

  private static int order(YamlEditor.Placed placed) {
    return placed.edit() instanceof Edit.RemoveItem remove ? -remove.position() - 1 : 0;
  }

  /** Finds what the edit changes at once, by identity, and changes it when it is run. */
  private static Runnable step(Node root, Edit edit) {
    if (edit instanceof Edit.Shared shared) { // Here, too, an alias is the node itself.
      return step(root, shared.edit());
    }
    if (edit instanceof Edit.SetScalar set) {
      int last = set.target().steps().size() - 1;
      Node holder = SecondParser.find(root, NodePath.of(set.target().steps().subList(0, last)));
      Node scalar = SecondParser.find(root, set.target());
      return () -> replace(holder, scalar, value(scalar, set));
    }
    Node target = SecondParser.find(root, edit.target());
    if (edit instanceof Edit.RemoveEntry remove) {
      NodeTuple entry = entry(target, remove.key());
      return () -> entries(target).remove(entry);
    } else if (edit instanceof Edit.ReplaceEntry replace) {
      NodeTuple entry = entry(target, replace.key());
      NodeTuple other = new NodeTuple(text(replace.newKey()), text(replace.newValue()));
      return () -> entries(target).set(entries(target).indexOf(entry), other);
    } else if (edit instanceof Edit.RemoveItem remove) {
      return () -> items(target).remove(remove.position());
    } else if (edit instanceof Edit.AddEntry add) {
      return () -> entries(target).add(new NodeTuple(text(add.key()), node(add.value())));
    } else if (edit instanceof Edit.FillList fill) {
      NodeTuple entry = entry(target, fill.key());
      return () -> replace(target, entry.getValueNode(), node(fill.items()));
    } else if (edit instanceof Edit.AddItems add) {
      boolean first = add.where() == Edit.Where.FIRST;
      List<Node> added = add.items().items().stream().map(EditModel::node).toList();
      return () -> items(target).addAll(first ? 0 : items(target).size(), added);
    }
    throw new IllegalArgumentException("unknown edit");
  }

  /**
   * The new value; this parser sees no line break at the end of a block scalar whose last line ends
   * the file without one.
   */
  private static ScalarNode value(Node scalar, Edit.SetScalar set) {
    boolean unended =
        scalar instanceof ScalarNode old
            && old.getScalarStyle() == DumperOptions.ScalarStyle.LITERAL
            && !old.getValue().endsWith("\n")
            && set.value().endsWith("\n");
    return text(unended ? set.value().substring(0, set.value().length() - 1) : set.value());
  }

  private static void replace(Node holder, Node old, Node by) {
    if (holder instanceof SequenceNode) {
      items(holder).set(items(holder).indexOf(old), by);
    } else {
      entries(holder)
          .replaceAll(
              entry ->
                  entry.getValueNode().equals(old) ? new NodeTuple(entry.getKeyNode(), by) : entry);
    }
  }

  private static List<NodeTuple> entries(Node mapping) {
    return ((MappingNode) mapping).getValue();
  }

  private static List<Node> items(Node sequence) {
    return ((SequenceNode) sequence).getValue();
  }

  private static NodeTuple entry(Node mapping, String key) {
    return SecondParser.tuple((MappingNode) mapping, key);
  }

  private static ScalarNode text(String value) {
    return new ScalarNode(Tag.STR, value, null, null, DumperOptions.ScalarStyle.PLAIN);
  }

  static Node node(NewNode node) {
    if (node instanceof NewNode.Text text) {
      return text(text.value());
    } else if (node instanceof NewNode.Block block) {
      return text(block.text());
    } else if (node instanceof NewNode.Flag flag) {
      String value = String.valueOf(flag.value());
      return new ScalarNode(Tag.BOOL, value, null, null, DumperOptions.ScalarStyle.PLAIN);
    } else if (node instanceof NewNode.Items items) {
      List<Node> nodes = new ArrayList<>();
      items.items().forEach(item -> nodes.add(node(item)));
      return new SequenceNode(Tag.SEQ, nodes, DumperOptions.FlowStyle.BLOCK);
    }
    List<NodeTuple> tuples = new ArrayList<>();
    for (NewNode.Field field : ((NewNode.Fields) node).fields()) {
      tuples.add(new NodeTuple(text(field.key()), node(field.value())));
    }
    return new MappingNode(Tag.MAP, tuples, DumperOptions.FlowStyle.BLOCK);
  }
}
