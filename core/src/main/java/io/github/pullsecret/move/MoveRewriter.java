package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.move.Placement.How;
import io.github.pullsecret.move.Placement.Spot;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.tree.ManifestTree;
import io.github.pullsecret.yaml.Edit.CommentsAbove;
import io.github.pullsecret.yaml.EditRefusedException;
import io.github.pullsecret.yaml.EditsRefusedException;
import io.github.pullsecret.yaml.YamlEditor;
import io.github.pullsecret.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plans and makes the new texts. An edit that is refused keeps its pod spec or ServiceAccount as it
 * is and the plan is made again, because others depend on what they get.
 */
public final class MoveRewriter {
  private final ManifestTree tree;
  private final Planner planner;
  private final MoveOptions options;
  private final MoveScope scope;
  private final Function<String, SourceText> sources;
  private final AccountInsertions insertions;

  private MoveRewriter(
      ManifestTree tree,
      Planner planner,
      MoveOptions options,
      MoveScope scope,
      Function<String, SourceText> sources) {
    this.tree = tree;
    this.planner = planner;
    this.options = options;
    this.scope = scope;
    this.sources = sources;
    this.insertions = new AccountInsertions(tree, sources);
  }

  /**
   * A file's new text.
   *
   * @param path the file as displayed
   * @param after its text after the move
   * @param isNew whether there is no such file yet
   * @param accounts whether the file gets or extends a ServiceAccount, so that it is written first
   * @param emptied whether a ServiceAccount in it loses its list, so that it is written last
   * @param commentsAbove comments that stayed although what they stood above went
   */
  public record NewText(
      String path,
      SourceText after,
      boolean isNew,
      boolean accounts,
      boolean emptied,
      List<Location> commentsAbove) {}

  /**
   * A planned move.
   *
   * @param plan what happens to each pod spec
   * @param texts the files that change, in path order
   * @param early what some of them are to say until all are written
   * @param documents how many documents of ServiceAccounts are added
   * @param accountFiles the files that give pods of other files their ServiceAccount, in path order
   * @param late the extended ServiceAccounts that stand after a pod that needs them, in words
   */
  public record Rewritten(
      MovePlan plan,
      List<NewText> texts,
      Map<String, SourceText> early,
      int documents,
      List<String> accountFiles,
      List<String> late) {}

  /**
   * Plans and rewrites.
   *
   * @param tree the manifests
   * @param planner decides
   * @param options how new documents are placed and comments treated, and which half is written
   * @param sources gives the text of a file of the tree by its displayed path
   */
  public static Rewritten rewrite(
      ManifestTree tree,
      Planner planner,
      MoveOptions options,
      MoveScope scope,
      Function<String, SourceText> sources) {
    MoveRewriter rewriter = new MoveRewriter(tree, planner, options, scope, sources);
    // The whole move is tried in any case: a ServiceAccount is made only for pods that can follow.
    Attempt whole = rewriter.attempts(Half.WHOLE);
    Attempt attempt = options.serviceAccountsOnly() ? rewriter.attempts(Half.ACCOUNTS) : whole;
    return new Rewritten(
        attempt.plan,
        List.copyOf(attempt.texts.values()),
        options.serviceAccountsOnly() ? Map.of() : rewriter.early(attempt),
        (int) attempt.spots.stream().filter(spot -> spot.how() != How.LISTED).count(),
        ApplyOrder.accountFiles(attempt.plan, attempt.spots),
        ApplyOrder.late(tree, attempt.plan));
  }

  /** Attempts until nothing is refused. */
  private Attempt attempts(Half half) {
    while (true) {
      Attempt attempt = attempt(half);
      if (!attempt.refused) {
        return attempt;
      }
      if (!attempt.learned) {
        throw new IllegalStateException("an edit is refused that was not to be made");
      }
    }
  }

  /** One plan and what came of it. */
  private static final class Attempt {
    final MovePlan plan;
    final Map<String, NewText> texts = new TreeMap<>(DisplayedPaths.PATH_ORDER);
    final List<Spot> spots = new ArrayList<>();
    boolean refused;

    /** Whether a refusal was not known before; else trying again would change nothing. */
    boolean learned;

    Attempt(MovePlan plan) {
      this.plan = plan;
    }
  }

  /** What files say for as long as others that they need, and that need them, are not written. */
  private Map<String, SourceText> early(Attempt whole) {
    Set<String> crossing = Crossing.files(tree, whole.plan, whole.spots);
    if (crossing.isEmpty()) {
      return Map.of();
    }
    Map<String, SourceText> early = new TreeMap<>(DisplayedPaths.PATH_ORDER);
    for (NewText text : attempts(Crossing.early(whole.plan)).texts.values()) {
      if (crossing.contains(text.path())) {
        early.put(text.path(), text.after());
      }
    }
    return early;
  }

  private Attempt attempt(Half half) {
    Attempt attempt = new Attempt(planner.plan(tree, scope));
    List<PodSpec> homeless = new ArrayList<>();
    attempt.spots.addAll(Placement.spots(tree, attempt.plan, scope, options.place(), homeless));
    for (PodSpec pod : homeless) {
      attempt.refused = true;
      Obstacle noPlace =
          Obstacle.here(KeepReason.NO_PLACE, "no file may take its ServiceAccount's manifest");
      attempt.learned |=
          scope.refuse(
              pod,
              tree.file(pod.place().file()).json() && !tree.layout().isReached(pod.place().file())
                  ? noPlace.withFix("write it as YAML, or as an item of a List of JSON")
                  : noPlace);
    }
    CommentsAbove comments = options.dropComments() ? CommentsAbove.DROP : CommentsAbove.KEEP;
    FileEdits edits = PlannedEdits.of(tree, scope, attempt.plan, attempt.spots, comments, half);
    // Side by side; what comes of it is taken in order.
    List<Consumer<Attempt>> results =
        edits.files().parallelStream().map(path -> edit(path, edits)).toList();
    results.forEach(result -> result.accept(attempt));
    if (!attempt.refused) {
      insertDocuments(attempt);
    }
    return attempt;
  }

  /** Edits a file; the result is what comes of that for the attempt. */
  private Consumer<Attempt> edit(String path, FileEdits edits) {
    SourceText source = sources.apply(path);
    try {
      YamlEditor.Edited edited = YamlEditor.edit(source, edits.of(path));
      List<Location> comments =
          edited.commentsAbove().stream()
              .map(offset -> source.lines().location(path, offset))
              .toList();
      NewText text =
          new NewText(
              path,
              edited.source(),
              /* isNew= */ false,
              edits.hasAccounts(path),
              edits.isEmptied(path),
              comments);
      return attempt -> attempt.texts.put(path, text);
    } catch (EditsRefusedException e) {
      return attempt -> refuse(attempt, path, source, e.refusals(), edits);
    } catch (YamlSyntaxException e) {
      throw new IllegalStateException(path + " was read before and can't be read now", e);
    }
  }

  private static void refuse(
      Attempt attempt,
      String path,
      SourceText source,
      List<EditsRefusedException.Refusal> refusals,
      FileEdits edits) {
    attempt.refused = true;
    for (EditsRefusedException.Refusal refusal : refusals) {
      Location location = source.lines().location(path, refusal.offset());
      KeepReason reason = refusal.shared() ? KeepReason.SHARED_YAML : KeepReason.UNSAFE_EDIT;
      Obstacle obstacle = Obstacle.at(reason, refusal.message(), location).withFix(refusal.hint());
      attempt.learned |= edits.refuse(refusal.placed().edit(), obstacle);
    }
  }

  /** Inserts all documents of a file at once, and the files side by side. */
  private void insertDocuments(Attempt attempt) {
    Map<String, List<Spot>> byFile = new LinkedHashMap<>();
    for (Spot spot : attempt.spots) {
      if (spot.how() == How.ABOVE_USER || spot.how() == How.OWN_FILE) {
        byFile.computeIfAbsent(spot.path(), key -> new ArrayList<>()).add(spot);
      }
    }
    List<Consumer<Attempt>> results =
        List.copyOf(byFile.entrySet()).parallelStream()
            .map(file -> insert(file.getKey(), file.getValue(), attempt.texts.get(file.getKey())))
            .toList();
    results.forEach(result -> result.accept(attempt));
  }

  private Consumer<Attempt> insert(String path, List<Spot> spots, @Nullable NewText present) {
    try {
      NewText text = insertions.insert(path, spots, present);
      return attempt -> attempt.texts.put(path, text);
    } catch (EditRefusedException e) {
      return attempt -> {
        attempt.refused = true;
        attempt.learned |= scope.close(path);
      };
    }
  }
}
