package io.github.pullsecret.yaml;

import io.github.pullsecret.yaml.NewNode.Block;
import io.github.pullsecret.yaml.NewNode.Field;
import io.github.pullsecret.yaml.NewNode.Fields;
import io.github.pullsecret.yaml.NewNode.Flag;
import io.github.pullsecret.yaml.NewNode.Items;
import io.github.pullsecret.yaml.NewNode.Text;
import io.github.pullsecret.yaml.YamlNode.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes new nodes, and the events that a parser must see in what is written. Text and events come
 * from one walk, but the proof compares them with what the engine really reads.
 */
final class NodeWriter {
  private final Dialect dialect;
  private final String lineBreak;
  private final StringBuilder text = new StringBuilder();
  private final List<YamlEvent> events = new ArrayList<>();

  NodeWriter(Dialect dialect, String lineBreak) {
    this.dialect = dialect;
    this.lineBreak = lineBreak;
  }

  String text() {
    return text.toString();
  }

  List<YamlEvent> events() {
    return events;
  }

  /** {@code key: value} in block style; lines after the first start with {@code indent}. */
  NodeWriter blockEntry(String key, NewNode value, String indent) {
    blockKey(key);
    if (value instanceof Items items) {
      itemsBelow(items, indent);
    } else if (value instanceof Fields fields) {
      String deeper = indent + " ".repeat(dialect.step());
      text.append(lineBreak).append(deeper);
      blockFields(fields, deeper);
    } else if (value instanceof Block block) {
      text.append(' ');
      literal(block, indent + " ".repeat(dialect.step()));
    } else {
      text.append(' ');
      scalar(value, dialect);
    }
    return this;
  }

  /** The items of a list on lines of their own, behind a key that stands after {@code indent}. */
  NodeWriter itemsBelow(Items items, String indent) {
    events.add(YamlEvent.sequence(/* flow= */ false));
    String itemIndent = dialect.indentedLists() ? indent + " ".repeat(dialect.step()) : indent;
    for (NewNode item : items.items()) {
      text.append(lineBreak).append(itemIndent);
      blockItem(item, itemIndent);
    }
    events.add(YamlEvent.end());
    return this;
  }

  /** {@code - item}; lines after the first are indented to stand below the item. */
  NodeWriter blockItem(NewNode item, String indent) {
    text.append("- ");
    if (item instanceof Fields fields) {
      blockFields(fields, indent + "  ");
    } else if (item instanceof Block block) {
      literal(block, indent + "  ");
    } else {
      flow(item);
    }
    return this;
  }

  /** The items, each on lines of its own, the first one where the text is now. */
  NodeWriter blockItems(Items items, String indent) {
    String between = "";
    for (NewNode item : items.items()) {
      text.append(between);
      blockItem(item, indent);
      between = lineBreak + indent;
    }
    return this;
  }

  /** Text between nodes. */
  void raw(String separator) {
    text.append(separator);
  }

  /** The fields of a mapping in block style, the first one where the text is now. */
  NodeWriter blockFields(Fields fields, String indent) {
    events.add(YamlEvent.mapping(/* flow= */ false));
    String between = "";
    for (Field field : fields.fields()) {
      text.append(between);
      blockEntry(field.key(), field.value(), indent);
      between = lineBreak + indent;
    }
    events.add(YamlEvent.end());
    return this;
  }

  /** {@code key: value} on one line, in the quoting of the surrounding flow mapping. */
  NodeWriter flowEntry(String key, NewNode value) {
    flowKey(key);
    text.append(dialect.spaced() ? ": " : ":");
    return flow(value);
  }

  /** The node on one line. */
  NodeWriter flow(NewNode node) {
    String comma = dialect.spaced() ? ", " : ",";
    if (node instanceof Items items) {
      events.add(YamlEvent.sequence(/* flow= */ true));
      text.append('[');
      items(items, comma);
      text.append(']');
      events.add(YamlEvent.end());
    } else if (node instanceof Fields fields) {
      events.add(YamlEvent.mapping(/* flow= */ true));
      text.append('{');
      String between = "";
      for (Field field : fields.fields()) {
        text.append(between);
        flowEntry(field.key(), field.value());
        between = comma;
      }
      text.append('}');
      events.add(YamlEvent.end());
    } else {
      scalar(node, dialect);
    }
    return this;
  }

  /** The items alone, between brackets that stand already. */
  NodeWriter items(Items items, String comma) {
    String between = "";
    for (NewNode item : items.items()) {
      text.append(between);
      flow(item);
      between = comma;
    }
    return this;
  }

  /** The node over several lines, as JSON is printed; with KYAML's commas if asked. */
  NodeWriter flowLines(NewNode node, String indent, boolean kyaml) {
    String deeper = indent + " ".repeat(dialect.step());
    if (node instanceof Fields fields) {
      events.add(YamlEvent.mapping(/* flow= */ true));
      text.append('{');
      String between = "";
      for (Field field : fields.fields()) {
        text.append(between).append(lineBreak).append(deeper);
        flowKey(field.key());
        text.append(": ");
        flowLines(field.value(), deeper, kyaml);
        between = ",";
      }
      text.append(kyaml ? "," : "").append(lineBreak).append(indent).append('}');
      events.add(YamlEvent.end());
    } else if (node instanceof Items items) {
      events.add(YamlEvent.sequence(/* flow= */ true));
      text.append('[');
      String between = kyaml ? "" : lineBreak + deeper;
      for (NewNode item : items.items()) {
        text.append(between);
        flowLines(item, kyaml ? indent : deeper, kyaml);
        between = kyaml ? ", " : "," + lineBreak + deeper;
      }
      text.append(kyaml ? "" : lineBreak + indent).append(']');
      events.add(YamlEvent.end());
    } else {
      scalar(node, dialect);
    }
    return this;
  }

  private void flowKey(String key) {
    Style wanted = dialect.quotedKeys() ? Style.DOUBLE_QUOTED : Style.PLAIN;
    Style style = ScalarText.styleFor(key, wanted);
    text.append(ScalarText.write(key, style));
    events.add(YamlEvent.scalar(key, style));
  }

  private void blockKey(String key) {
    Style style = ScalarText.styleFor(key, Style.PLAIN);
    text.append(ScalarText.write(key, style)).append(':');
    events.add(YamlEvent.scalar(key, style));
  }

  private void literal(Block block, String indent) {
    text.append("|-");
    for (String line : block.text().split("\n", -1)) {
      text.append(lineBreak).append(line.isEmpty() ? "" : indent).append(line);
    }
    events.add(YamlEvent.scalar(block.text(), Style.LITERAL));
  }

  private void scalar(NewNode node, Dialect within) {
    String value;
    Style style;
    if (node instanceof Flag flag) {
      value = String.valueOf(flag.value());
      style = Style.PLAIN;
    } else if (node instanceof Block block) {
      value = block.text();
      style = Style.DOUBLE_QUOTED;
    } else {
      value = ((Text) node).value();
      style = within.textStyle(value);
    }
    text.append(ScalarText.write(value, style));
    events.add(YamlEvent.scalar(value, style));
  }
}
