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
import io.github.pullsecret.yaml.NewNode.Block;
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
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

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

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]+");
  private static final String[] WORDS = {
    "web",
    "reg.example.com",
    "1",
    "-1",
    "-",
    "--",
    "---",
    "...",
    ".5",
    "true",
    "0x1f",
    "1e3",
    "a-b",
    "reg:5000/x",
    "a/b",
    "/",
    "1:30",
    ":",
    "x:"
  };
  private static final String[] LINES = {
    "", "x", "  y", "# no", "- a", "k: v", "--- x", "\uD83D\uDE00", "z ", "   ", "\tq", "..."
  };

  private final Random random;
  private final Aliases aliases;
  private final int document;
  private final List<Placed> edits = new ArrayList<>();

  private RandomEdits(Random random, Aliases aliases, int document) {
    this.random = random;
    this.aliases = aliases;
    this.document = document;
  }

  /** At least one edit of each kind for every place of the document that can take it. */
  static List<Placed> of(YamlDocument parsed, int document, Random random) {
    RandomEdits edits = new RandomEdits(random, parsed.aliases(), document);
    parsed.root().ifPresent(root -> edits.add(root, NodePath.ROOT));
    return edits.edits;
  }

  /** For each entry with anchors that are used elsewhere: its removal, and that of all aliases. */
  static List<List<Placed>> withAliases(YamlDocument parsed, int document, Random random) {
    List<List<Placed>> batches = new ArrayList<>();
    for (Placed placed : of(parsed, document, random)) {
      if (placed.edit() instanceof RemoveEntry remove
          && parsed.find(remove.target()).orElseThrow() instanceof Mapping mapping) {
        YamlNode.Entry entry = YamlDocument.entry(mapping, remove.key()).orElseThrow();
        List<Placed> batch = new ArrayList<>(List.of(placed));
        for (Aliases.Use alias : parsed.aliases().into(entry.events())) {
          alias
              .path()
              .map(RandomEdits::removal)
              .map(edit -> new Placed(document, edit))
              .ifPresent(batch::add);
        }
        batches.add(batch);
      }
    }
    batches.removeIf(batch -> batch.size() == 1);
    return batches;
  }

  private static Edit removal(NodePath path) {
    int last = path.steps().size() - 1;
    NodePath holder = NodePath.of(path.steps().subList(0, last));
    return path.steps().get(last) instanceof NodePath.Key key
        ? new RemoveEntry(holder, key.name(), CommentsAbove.KEEP)
        : new RemoveItem(holder, ((NodePath.Index) path.steps().get(last)).position());
  }

  private void add(YamlNode node, NodePath path) {
    if (node instanceof Mapping mapping) {
      add(mapping, path);
    } else if (node instanceof Sequence sequence) {
      add(sequence, path);
    } else if (node instanceof Scalar scalar) {
      add(new SetScalar(path, value(scalar)));
    }
  }

  /** Any value, or the one that is there with another word or other lines. */
  private String value(Scalar scalar) {
    return switch (random.nextInt(scalar.style().block() ? 10 : 3)) {
      case 0 -> text();
      case 1, 2, 3 -> withOtherWord(scalar.value());
      default -> withOtherLines(scalar.value());
    };
  }

  private String withOtherWord(String value) {
    List<MatchResult> words = WORD.matcher(value).results().toList();
    if (words.isEmpty()) {
      return text();
    }
    MatchResult word = words.get(random.nextInt(words.size()));
    return value.substring(0, word.start()) + pick(WORDS) + value.substring(word.end());
  }

  private String withOtherLines(String value) {
    List<String> lines = new ArrayList<>(List.of(value.split("\n", -1)));
    for (int i = random.nextInt(3); i >= 0; i--) {
      int line = random.nextInt(lines.size());
      switch (random.nextInt(4)) {
        case 0 -> lines.add(line, pick(LINES));
        case 1 -> lines.set(line, pick(LINES));
        case 2 -> lines.set(line, withOtherWord(lines.get(line)));
        default -> {
          if (lines.size() > 1) {
            lines.remove(line);
          }
        }
      }
    }
    return String.join("\n", lines);
  }

  private void add(Mapping mapping, NodePath path) {
    CommentsAbove policy = pick(CommentsAbove.values());
    for (YamlNode.Entry entry : mapping.entries()) {
      boolean named = entry.key() instanceof Scalar;
      String key = named ? ((Scalar) entry.key()).value() : "";
      if (!named || !YamlDocument.entry(mapping, key).orElseThrow().equals(entry)) {
        continue;
      }
      add(mapping, new RemoveEntry(path, key, policy));
      add(mapping, new ReplaceEntry(path, key, "replaced", text(), policy));
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
    add(mapping, new AddEntry(path, pick("added", "on", "x/y.z"), newNode(0)));
  }

  /** The edit; where aliases share the mapping also the one that is meant for them. */
  private void add(Mapping mapping, Edit edit) {
    add(edit);
    if (!aliases.of(mapping).isEmpty()) {
      add(new Edit.Shared(edit));
    }
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
    return switch (random.nextInt(depth > 1 ? 4 : 7)) {
      case 0 -> new Flag(random.nextBoolean());
      case 1, 2 -> new Text(text());
      case 3 -> new Block(pick("x", "- a\n  b", "k:\n\n  # no", "# no\n\n\nz "));
      case 4 -> NewNode.names(List.of(text()));
      case 5 -> new Items(List.of(newNode(depth + 1), new Text("last")));
      default -> fields(depth);
    };
  }

  private Fields fields(int depth) {
    return new Fields(
        List.of(new Field("first", newNode(depth + 1)), new Field("app/name", new Text(text()))));
  }

  /** A document to be inserted. */
  static Fields document(Random random) {
    return new RandomEdits(random, new Aliases(Optional.empty()), 0).fields(0);
  }

  private String text() {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
