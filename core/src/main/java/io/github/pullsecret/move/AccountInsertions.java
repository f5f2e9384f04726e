package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.move.MoveRewriter.NewText;
import io.github.pullsecret.move.Placement.How;
import io.github.pullsecret.move.Placement.Spot;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.tree.ManifestTree;
import io.github.pullsecret.yaml.Dialect;
import io.github.pullsecret.yaml.DocumentInserter;
import io.github.pullsecret.yaml.DocumentParser;
import io.github.pullsecret.yaml.EditRefusedException;
import io.github.pullsecret.yaml.NewDocument;
import io.github.pullsecret.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the documents of ServiceAccounts that are made into the files where they belong. */
final class AccountInsertions {
  private final ManifestTree tree;
  private final Function<String, SourceText> sources;

  /**
   * For the files of a tree.
   *
   * @param sources gives the text of a file of the tree by its displayed path
   */
  AccountInsertions(ManifestTree tree, Function<String, SourceText> sources) {
    this.tree = tree;
    this.sources = sources;
  }

  /**
   * The text of a file with all documents that belong into it.
   *
   * @param present its text after its edits, if it has some
   * @throws EditRefusedException if the file can't take them
   */
  NewText insert(String path, List<Spot> spots, @Nullable NewText present)
      throws EditRefusedException {
    try {
      Map<PodSpec, Dialect> dialects = new HashMap<>();
      List<NewDocument> documents = new ArrayList<>();
      for (Spot spot : spots) {
        documents.add(document(spot, dialects));
      }
      return inserted(path, documents, present);
    } catch (YamlSyntaxException e) {
      throw new IllegalStateException(path + " can't be read after its edits", e);
    }
  }

  private NewDocument document(Spot spot, Map<PodSpec, Dialect> dialects)
      throws YamlSyntaxException {
    PodSpec user = spot.firstUser();
    OptionalInt before =
        spot.how() == How.ABOVE_USER
            ? OptionalInt.of(user.place().document())
            : OptionalInt.empty();
    Dialect like = dialects.get(user);
    if (like == null) {
      like = spot.how() == How.ABOVE_USER ? Dialect.BLOCK : dialect(user);
      dialects.put(user, like);
    }
    return new NewDocument(before, AccountDocument.of(spot.account()), like);
  }

  private NewText inserted(String path, List<NewDocument> documents, @Nullable NewText present)
      throws EditRefusedException, YamlSyntaxException {
    boolean isNew = present == null && !tree.hasFile(path);
    SourceText after;
    if (isNew) {
      after = DocumentInserter.newFile(documents);
    } else {
      SourceText before = sources.apply(path);
      after =
          DocumentInserter.insert(present == null ? before : present.after(), before, documents);
    }
    List<Location> comments = present == null ? List.of() : present.commentsAbove();
    boolean emptied = present != null && present.emptied();
    return new NewText(path, after, isNew, /* accounts= */ true, emptied, comments);
  }

  /** How the document of a user is written, for a file that has no style of its own. */
  private Dialect dialect(PodSpec user) throws YamlSyntaxException {
    SourceText source = sources.apply(user.place().file());
    Span span = DocumentParser.split(source).get(user.place().document());
    return Dialect.of(DocumentParser.parse(source, span));
  }
}
