package io.github.pullsecret.yaml;

import io.github.pullsecret.yaml.Edit.AddEntry;
import io.github.pullsecret.yaml.Edit.AddItems;
import io.github.pullsecret.yaml.Edit.CommentsAbove;
import io.github.pullsecret.yaml.Edit.FillList;
import io.github.pullsecret.yaml.Edit.RemoveEntry;
import io.github.pullsecret.yaml.Edit.RemoveItem;
import io.github.pullsecret.yaml.Edit.ReplaceEntry;
import io.github.pullsecret.yaml.Edit.SetScalar;
import io.github.pullsecret.yaml.Edit.Where;
import io.github.pullsecret.yaml.NewNode.Field;
import io.github.pullsecret.yaml.NewNode.Fields;
import io.github.pullsecret.yaml.NewNode.Flag;
import io.github.pullsecret.yaml.NewNode.Items;
import io.github.pullsecret.yaml.NewNode.Text;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import io.github.pullsecret.yaml.YamlNode.Mapping;
import io.github.pullsecret.yaml.YamlNode.Scalar;
import io.github.pullsecret.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Edits of every kind at every place of a document, with values that are hard to write. */
final class RandomEdits {
  private static final List<String> VALUES =
      List.of(
          "web",
          "prod-dockersec",
          "1.5",
          "1e3",
          "null",
          "on",
          "0123",
          "2024-01-01",
          "",
          " x",
          "a: b",
          "a #b",
          "#x",
          "- a",
          "grün",
          "\uD83D\uDE00",
          "a\nb",
          "tab\t",
          "\u2028",
          "\u0085",
          "it's",
          "say \"x\"",
          "back\\slash",
          "{x",
          "]",
          "&a",
          "*a",
          "!t",
          "%x",
          "@x",
          "`x",
          "--- x",
          "=",
          "<<");

  private final Random random;
  private final int document;
  private final List<Placed> edits = new ArrayList<>();

  private RandomEdits(Random random, int document) {
    this.random = random;
    this.document = document;
  }

  /** At least one edit of each kind for every place of the document that can take it. */
  static List<Placed> of(YamlDocument parsed, int document, Random random) {
    RandomEdits edits = new RandomEdits(random, document);
    parsed.root().ifPresent(root -> edits.add(root, NodePath.ROOT));
    return edits.edits;
  }

  private void add(YamlNode node, NodePath path) {
    if (node instanceof Mapping mapping) {
      add(mapping, path);
    } else if (node instanceof Sequence sequence) {
      add(sequence, path);
    } else if (node instanceof Scalar) {
      add(new SetScalar(path, text()));
    }
  }

  private void add(Mapping mapping, NodePath path) {
    CommentsAbove policy = pick(CommentsAbove.values());
    for (YamlNode.Entry entry : mapping.entries()) {
      boolean named = entry.key() instanceof Scalar;
      String key = named ? ((Scalar) entry.key()).value() : "";
      if (!named || !YamlDocument.entry(mapping, key).orElseThrow().equals(entry)) {
        continue;
      }
      add(new RemoveEntry(path, key, policy));
      add(new ReplaceEntry(path, key, "replaced", text(), policy));
      boolean empty =
          entry.value() instanceof Sequence list
              ? list.items().isEmpty()
              : entry.value() instanceof Scalar scalar
                  && scalar.style() == YamlNode.Style.PLAIN
                  && ScalarText.isNull(scalar.value());
      if (empty) {
        add(new FillList(path, key, NewNode.names(List.of(text(), "b"))));
      }
      add(entry.value(), path.key(key));
    }
    add(new AddEntry(path, pick("added", "on", "x/y.z"), newNode(0)));
  }

  private void add(Sequence sequence, NodePath path) {
    for (int i = 0; i < sequence.items().size(); i++) {
      add(new RemoveItem(path, i));
      add(sequence.items().get(i).value(), path.index(i));
    }
    if (!sequence.items().isEmpty()) {
      add(new AddItems(path, Where.LAST, newItems()));
      if (sequence.flow()) { // Refused in block style.
        add(new AddItems(path, Where.FIRST, newItems()));
      }
    }
  }

  private void add(Edit edit) {
    edits.add(new Placed(document, edit));
  }

  private Items newItems() {
    return random.nextBoolean()
        ? new Items(List.of(newNode(0)))
        : new Items(List.of(newNode(0), newNode(0)));
  }

  private NewNode newNode(int depth) {
    return switch (random.nextInt(depth > 1 ? 3 : 6)) {
      case 0 -> new Flag(random.nextBoolean());
      case 1, 2 -> new Text(text());
      case 3 -> NewNode.names(List.of(text()));
      case 4 -> new Items(List.of(newNode(depth + 1), new Text("last")));
      default -> fields(depth);
    };
  }

  private Fields fields(int depth) {
    return new Fields(
        List.of(new Field("first", newNode(depth + 1)), new Field("app/name", new Text(text()))));
  }

  /** A document to be inserted. */
  static Fields document(Random random) {
    return new RandomEdits(random, 0).fields(0);
  }

  private String text() {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
