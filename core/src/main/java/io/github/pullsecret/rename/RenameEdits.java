package io.github.pullsecret.rename;

import io.github.pullsecret.kubernetes.SecretReference.Inner;
import io.github.pullsecret.kubernetes.WrittenName;
import io.github.pullsecret.kubernetes.WrittenName.Item;
import io.github.pullsecret.kubernetes.WrittenName.Kept;
import io.github.pullsecret.kubernetes.WrittenName.Missing;
import io.github.pullsecret.kubernetes.WrittenName.Token;
import io.github.pullsecret.kubernetes.WrittenName.Whole;
import io.github.pullsecret.rename.RenamePlan.Granted;
import io.github.pullsecret.rename.RenamePlan.Renamed;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.yaml.DocumentParser;
import io.github.pullsecret.yaml.Edit;
import io.github.pullsecret.yaml.Edit.AddEntry;
import io.github.pullsecret.yaml.Edit.AddItems;
import io.github.pullsecret.yaml.Edit.RemoveItem;
import io.github.pullsecret.yaml.Edit.SetScalar;
import io.github.pullsecret.yaml.EditsRefusedException;
import io.github.pullsecret.yaml.NewNode;
import io.github.pullsecret.yaml.NodePath;
import io.github.pullsecret.yaml.YamlDocument;
import io.github.pullsecret.yaml.YamlEditor;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import io.github.pullsecret.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what is planned for a file as edits of it. Texts that hold documents are edited inside. */
final class RenameEdits {
  private final SourceText source;
  private final Map<Integer, DocumentChange> documents = new LinkedHashMap<>();
  private final Map<InText, DocumentChange> inner = new LinkedHashMap<>();

  private RenameEdits(SourceText source) {
    this.source = source;
  }

  /** A document in a string of a document. */
  private record InText(int outer, Inner inner) {}

  /** What changes in one document. */
  private static final class DocumentChange {
    final Map<NodePath, List<NewToken>> tokens = new LinkedHashMap<>();
    final Map<NodePath, List<NewItem>> lists = new LinkedHashMap<>();
    final List<Edit> edits = new ArrayList<>();

    void add(WrittenName written, String name) {
      if (written instanceof Whole whole) {
        edits.add(new SetScalar(whole.scalar(), name));
      } else if (written instanceof Token token) {
        tokens
            .computeIfAbsent(token.scalar(), key -> new ArrayList<>())
            .add(new NewToken(token, name));
      } else if (written instanceof Item item) {
        lists.computeIfAbsent(item.list(), key -> new ArrayList<>()).add(new NewItem(item, name));
      } else if (written instanceof Missing missing) {
        edits.add(new AddEntry(missing.mapping(), missing.keys().get(0), below(missing, name)));
      }
    }

    private static NewNode below(Missing missing, String name) {
      NewNode node = new NewNode.Text(name);
      for (int i = missing.keys().size() - 1; i > 0; i--) {
        node = new NewNode.Fields(List.of(new NewNode.Field(missing.keys().get(i), node)));
      }
      return node;
    }
  }

  private record NewToken(Token token, String name) {}

  private record NewItem(Item item, String name) {}

  /**
   * The edits of a file.
   *
   * @throws EditsRefusedException if a document in a string can't be edited exactly
   */
  static List<Placed> of(SourceText source, List<Renamed> renamed, List<Granted> granted)
      throws EditsRefusedException, YamlSyntaxException {
    RenameEdits edits = new RenameEdits(source);
    for (Renamed each : renamed) {
      int document = each.reference().place().document();
      edits.change(document, each.reference().inner()).add(each.reference().written(), each.name());
    }
    for (Granted each : granted) {
      Kept kept = (Kept) each.reference().written();
      NewNode.Items names =
          new NewNode.Items(each.names().stream().<NewNode>map(NewNode.Text::new).toList());
      edits
          .change(each.reference().place().document(), each.reference().inner())
          .edits
          .add(new AddItems(kept.list(), Edit.Where.LAST, names));
    }
    return edits.placed();
  }

  private DocumentChange change(int document, Optional<Inner> text) {
    return text.isPresent()
        ? inner.computeIfAbsent(new InText(document, text.get()), key -> new DocumentChange())
        : documents.computeIfAbsent(document, key -> new DocumentChange());
  }

  private List<Placed> placed() throws EditsRefusedException, YamlSyntaxException {
    List<Placed> placed = new ArrayList<>();
    for (var each : documents.entrySet()) {
      placed.addAll(placed(source, each.getKey(), each.getValue()));
    }
    Map<OuterText, List<Placed>> texts = new LinkedHashMap<>();
    for (var each : inner.entrySet()) {
      OuterText text = new OuterText(each.getKey().outer(), each.getKey().inner().text());
      SourceText inside =
          SourceText.ofNewFile(DocumentParser.parse(source, text.document()).text(text.path()));
      texts
          .computeIfAbsent(text, key -> new ArrayList<>())
          .addAll(placed(inside, each.getKey().inner().document(), each.getValue()));
    }
    for (var each : texts.entrySet()) {
      OuterText text = each.getKey();
      SourceText inside =
          SourceText.ofNewFile(DocumentParser.parse(source, text.document()).text(text.path()));
      String now = YamlEditor.edit(inside, each.getValue()).source().text();
      placed.add(new Placed(text.document(), new SetScalar(text.path(), now)));
    }
    return placed;
  }

  private record OuterText(int document, NodePath path) {}

  private static List<Placed> placed(SourceText source, int index, DocumentChange change)
      throws YamlSyntaxException {
    YamlDocument document = DocumentParser.parse(source, index);
    List<Edit> edits = new ArrayList<>(change.edits);
    for (var each : change.tokens.entrySet()) {
      edits.add(new SetScalar(each.getKey(), replaced(document, each.getKey(), each.getValue())));
    }
    change.lists.values().forEach(items -> edits.addAll(ofList(items)));
    SharedNames shared = new SharedNames(document);
    return edits.stream().map(edit -> new Placed(index, shared.meant(edit))).toList();
  }

  private static String replaced(YamlDocument document, NodePath path, List<NewToken> tokens) {
    StringBuilder text = new StringBuilder(document.text(path));
    tokens.stream()
        .sorted(Comparator.comparingInt((NewToken token) -> token.token().from()).reversed())
        .forEach(token -> text.replace(token.token().from(), token.token().to(), token.name()));
    return text.toString();
  }

  /**
   * Renames items; of names that are the same afterwards the first stays. Where nothing stands
   * between the two, the renamed one goes.
   */
  private static List<Edit> ofList(List<NewItem> items) {
    Map<Integer, NewItem> byPosition = new LinkedHashMap<>();
    items.forEach(item -> byPosition.put(item.item().position(), item));
    List<String> names = new ArrayList<>(items.get(0).item().names());
    byPosition.forEach((position, item) -> names.set(position, item.name()));
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int first = names.indexOf(names.get(i));
      NewItem renamed = byPosition.get(i);
      boolean doubled = first < i && (renamed != null || byPosition.containsKey(first));
      boolean nextTakesPlace =
          renamed != null
              && i + 1 < names.size()
              && first == i
              && names.get(i + 1).equals(names.get(i))
              && !byPosition.containsKey(i + 1);
      boolean placeTaken =
          first == i - 1 && byPosition.containsKey(first) && renamed == null && doubled;
      if (nextTakesPlace || (doubled && !placeTaken)) {
        edits.add(new RemoveItem(items.get(0).item().list(), i));
      } else if (renamed != null) {
        edits.add(new SetScalar(renamed.item().scalar(), renamed.name()));
      }
    }
    return edits;
  }
}
