package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.ManifestTree;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.move.MovePlan.Extended;
import io.github.pullsecret.move.MovePlan.Moved;
import io.github.pullsecret.move.Placement.How;
import io.github.pullsecret.move.Placement.Spot;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.Dialect;
import io.github.pullsecret.yaml.DocumentInserter;
import io.github.pullsecret.yaml.DocumentParser;
import io.github.pullsecret.yaml.Edit;
import io.github.pullsecret.yaml.Edit.CommentsAbove;
import io.github.pullsecret.yaml.EditRefusedException;
import io.github.pullsecret.yaml.EditsRefusedException;
import io.github.pullsecret.yaml.NewDocument;
import io.github.pullsecret.yaml.NewNode;
import io.github.pullsecret.yaml.YamlEditor;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import io.github.pullsecret.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Plans a move and makes the new texts. An edit that is refused keeps its pod spec inline and the
 * plan is made again, because that pod now counts among those with a list of their own.
 */
public final class MoveRewriter {
  private final ManifestTree tree;
  private final MoveOptions options;
  private final MoveScope scope;
  private final Function<String, SourceText> sources;

  private MoveRewriter(
      ManifestTree tree,
      MoveOptions options,
      MoveScope scope,
      Function<String, SourceText> sources) {
    this.tree = tree;
    this.options = options;
    this.scope = scope;
    this.sources = sources;
  }

  /**
   * A file's new text.
   *
   * @param path the file as displayed
   * @param after its text after the move
   * @param isNew whether there is no such file yet
   * @param accounts whether the file gets or extends a ServiceAccount, so that it is written first
   * @param commentsAbove comments that stayed although what they stood above went
   */
  public record NewText(
      String path,
      SourceText after,
      boolean isNew,
      boolean accounts,
      List<Location> commentsAbove) {}

  /**
   * A planned move.
   *
   * @param plan what happens to each pod spec
   * @param texts the files that change, in path order
   * @param documents how many documents of ServiceAccounts are added
   * @param late the extended ServiceAccounts that stand after a pod that needs them, in words
   */
  public record Rewritten(MovePlan plan, List<NewText> texts, int documents, List<String> late) {}

  /**
   * Plans and rewrites.
   *
   * @param tree the manifests
   * @param sources gives the text of a file of the tree by its displayed path
   */
  public static Rewritten rewrite(
      ManifestTree tree,
      MoveOptions options,
      MoveScope scope,
      Function<String, SourceText> sources) {
    MoveRewriter rewriter = new MoveRewriter(tree, options, scope, sources);
    while (true) {
      Attempt attempt = rewriter.attempt();
      if (attempt.refused && !attempt.learned) {
        throw new IllegalStateException("an edit is refused that was not to be made");
      }
      if (!attempt.refused) {
        return new Rewritten(
            attempt.plan,
            List.copyOf(attempt.texts.values()),
            attempt.documents,
            ApplyOrder.late(attempt.plan));
      }
    }
  }

  /** One plan and what came of it. */
  private static final class Attempt {
    final MovePlan plan;
    final Map<String, NewText> texts = new TreeMap<>(Placement.PATH_ORDER);
    int documents;
    boolean refused;

    /** Whether a refusal was not known before; else trying again would change nothing. */
    boolean learned;

    Attempt(MovePlan plan) {
      this.plan = plan;
    }
  }

  private Attempt attempt() {
    Attempt attempt = new Attempt(MovePlanner.plan(tree, options, scope));
    // Pod specs that share a list by merge keys say its removal alike; it is made once.
    Map<String, Set<Placed>> edits = new TreeMap<>();
    Heritage heritage = new Heritage(attempt.plan.moved());
    IdentityHashMap<Edit, Predicate<Obstacle>> onRefusal = new IdentityHashMap<>();
    Set<String> accountFiles = new HashSet<>();
    CommentsAbove comments = options.dropComments() ? CommentsAbove.DROP : CommentsAbove.KEEP;
    for (Moved moved : attempt.plan.moved()) {
      String file = moved.pod().place().file();
      int document = moved.pod().place().document();
      for (Edit edit : MoveEdits.of(moved, heritage, comments)) {
        onRefusal.put(edit, obstacle -> scope.refuse(moved.pod(), obstacle));
        edits.computeIfAbsent(file, key -> new LinkedHashSet<>()).add(new Placed(document, edit));
      }
    }
    for (Extended extended : attempt.plan.extended()) {
      String file = extended.manifest().place().file();
      int document = extended.manifest().place().document();
      accountFiles.add(file);
      for (Edit edit : MoveEdits.of(extended)) {
        onRefusal.put(edit, obstacle -> scope.refuse(extended.manifest(), obstacle));
        edits.computeIfAbsent(file, key -> new LinkedHashSet<>()).add(new Placed(document, edit));
      }
    }
    List<PodSpec> homeless = new ArrayList<>();
    List<Spot> spots = Placement.spots(tree, attempt.plan, scope, homeless);
    for (PodSpec pod : homeless) {
      attempt.refused = true;
      attempt.learned |=
          scope.refuse(
              pod,
              Obstacle.here(
                  KeepReason.NOT_SELECTED, "no file may take its ServiceAccount's manifest"));
    }
    attempt.documents = spots.size();
    Map<Spot, List<NewNode>> items = new LinkedHashMap<>();
    for (Spot spot : spots) {
      accountFiles.add(spot.path());
      if (spot.how() == How.LIST_ITEM) {
        items
            .computeIfAbsent(firstOfList(spot, items.keySet()), key -> new ArrayList<>())
            .add(AccountDocument.of(spot.account()));
      }
    }
    items.forEach(
        (spot, nodes) -> {
          Edit edit =
              new Edit.AddItems(Placement.items(spot), Edit.Where.FIRST, new NewNode.Items(nodes));
          onRefusal.put(edit, obstacle -> scope.close(spot.path()));
          edits
              .computeIfAbsent(spot.path(), key -> new LinkedHashSet<>())
              .add(new Placed(spot.firstUser().place().document(), edit));
        });
    edits.forEach(
        (path, placed) ->
            edit(attempt, path, List.copyOf(placed), accountFiles.contains(path), onRefusal));
    if (!attempt.refused) {
      insertDocuments(attempt, spots);
    }
    return attempt;
  }

  private void edit(
      Attempt attempt,
      String path,
      List<Placed> edits,
      boolean accounts,
      IdentityHashMap<Edit, Predicate<Obstacle>> onRefusal) {
    SourceText source = sources.apply(path);
    try {
      YamlEditor.Edited edited = YamlEditor.edit(source, edits);
      List<Location> comments =
          edited.commentsAbove().stream()
              .map(offset -> source.lines().location(path, offset))
              .toList();
      attempt.texts.put(
          path, new NewText(path, edited.source(), /* isNew= */ false, accounts, comments));
    } catch (EditsRefusedException e) {
      attempt.refused = true;
      for (EditsRefusedException.Refusal refusal : e.refusals()) {
        Location location = source.lines().location(path, refusal.offset());
        KeepReason reason = refusal.shared() ? KeepReason.SHARED_YAML : KeepReason.UNSAFE_EDIT;
        Obstacle obstacle =
            Obstacle.at(reason, refusal.message(), location).withFix(refusal.hint());
        Predicate<Obstacle> refuse = Objects.requireNonNull(onRefusal.get(refusal.placed().edit()));
        attempt.learned |= refuse.test(obstacle);
      }
    } catch (YamlSyntaxException e) {
      throw new IllegalStateException(path + " was read before and can't be read now", e);
    }
  }

  /** The spot that stands for all items that go to the same list. */
  private static Spot firstOfList(Spot spot, Set<Spot> known) {
    return known.stream()
        .filter(other -> other.path().equals(spot.path()))
        .filter(
            other -> other.firstUser().place().document() == spot.firstUser().place().document())
        .filter(other -> Placement.items(other).equals(Placement.items(spot)))
        .findFirst()
        .orElse(spot);
  }

  /** Inserts all documents of a file at once. */
  private void insertDocuments(Attempt attempt, List<Spot> spots) {
    Map<String, List<Spot>> byFile = new LinkedHashMap<>();
    for (Spot spot : spots) {
      if (spot.how() != How.LIST_ITEM) {
        byFile.computeIfAbsent(spot.path(), key -> new ArrayList<>()).add(spot);
      }
    }
    Map<PodSpec, Dialect> dialects = new HashMap<>();
    byFile.forEach(
        (path, ofFile) -> {
          List<NewDocument> documents = new ArrayList<>();
          try {
            for (Spot spot : ofFile) {
              documents.add(document(spot, dialects));
            }
            insert(attempt, path, documents);
          } catch (EditRefusedException e) {
            attempt.refused = true;
            attempt.learned |= scope.close(path);
          } catch (YamlSyntaxException e) {
            throw new IllegalStateException(path + " can't be read after its edits", e);
          }
        });
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

  private void insert(Attempt attempt, String path, List<NewDocument> documents)
      throws EditRefusedException, YamlSyntaxException {
    NewText present = attempt.texts.get(path);
    boolean isNew = present == null && !tree.hasFile(path);
    SourceText after =
        isNew
            ? DocumentInserter.newFile(documents)
            : DocumentInserter.insert(
                present == null ? sources.apply(path) : present.after(), documents);
    List<Location> comments = present == null ? List.of() : present.commentsAbove();
    attempt.texts.put(path, new NewText(path, after, isNew, /* accounts= */ true, comments));
  }

  /** How the document of a user is written, for a file that has no style of its own. */
  private Dialect dialect(PodSpec user) throws YamlSyntaxException {
    SourceText source = sources.apply(user.place().file());
    Span span = DocumentParser.split(source).get(user.place().document());
    return Dialect.of(DocumentParser.parse(source, span));
  }
}
