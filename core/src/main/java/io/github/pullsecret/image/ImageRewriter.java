package io.github.pullsecret.image;

import io.github.pullsecret.image.ImageRewrite.Change;
import io.github.pullsecret.image.ImageRewrite.Left;
import io.github.pullsecret.kubernetes.ImageReference;
import io.github.pullsecret.kubernetes.ImageReference.Kind;
import io.github.pullsecret.kubernetes.Names;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.yaml.NodePath;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Decides which images move, and says it as edits. A name by which a kustomization finds images
 * changes with all images of that name or not at all.
 */
public final class ImageRewriter {
  private final List<ImageMove> moves;
  private final Predicate<ImageReference> selected;

  /** What becomes of the references of the old registry: all others are of no interest. */
  private final Map<ImageReference, Decision> decisions = new LinkedHashMap<>();

  private ImageRewriter(List<ImageMove> moves, Predicate<ImageReference> selected) {
    this.moves = moves;
    this.selected = selected;
  }

  /** A new text or a reason to keep the old one. */
  private record Decision(Optional<String> text, Optional<LeftReason> reason) {
    static Decision left(LeftReason reason) {
      return new Decision(Optional.empty(), Optional.of(reason));
    }
  }

  /**
   * Works out what moves.
   *
   * @param moves what goes where; of several for one image the first counts
   * @param references all image references of the tree, in the order in which to report them
   * @param selected which of them may change
   * @param sources the text of a file, asked for those that would change
   */
  public static ImageRewrite rewrite(
      List<ImageMove> moves,
      List<ImageReference> references,
      Predicate<ImageReference> selected,
      Function<String, SourceText> sources) {
    ImageRewriter rewriter = new ImageRewriter(moves, selected);
    references.forEach(rewriter::decide);
    Map<String, ImageEdits> files = rewriter.files();
    files.forEach((path, edits) -> edits.refusals(sources.apply(path)).forEach(rewriter::leave));
    rewriter.keepNamesOfUnseen(references);
    rewriter.keepNamesTogether(references);
    return rewriter.result(sources);
  }

  private void decide(ImageReference reference) {
    Optional<Decision> decision =
        Names.isPlaceholder(reference.text()) || !isImage(reference)
            ? unreadable(reference.text())
            : renamed(reference);
    decision.ifPresent(
        made -> {
          boolean stays = made.reason().isPresent();
          if (!selected.test(reference)) {
            decisions.put(reference, Decision.left(LeftReason.NOT_SELECTED));
          } else if (!stays && reference.encrypted()) {
            decisions.put(reference, Decision.left(LeftReason.SOPS));
          } else if (!stays && reference.shared()) {
            decisions.put(reference, Decision.left(LeftReason.SHARED_YAML));
          } else {
            decisions.put(reference, made);
          }
        });
  }

  /** The names in a text: two where Argo CD has them in one, else one. */
  private static List<String> names(ImageReference reference) {
    return reference.kind() == Kind.KUSTOMIZE_ASSIGNMENT
        ? Arrays.asList(reference.text().split("=", 2))
        : List.of(reference.text());
  }

  private static boolean isImage(ImageReference reference) {
    return names(reference).stream().allMatch(name -> ImageName.parse(name).isPresent());
  }

  private Optional<Decision> unreadable(String text) {
    LeftReason reason = Names.isPlaceholder(text) ? LeftReason.PLACEHOLDER : LeftReason.NO_IMAGE;
    return moves.stream().anyMatch(move -> move.mayBeFor(text))
        ? Optional.of(Decision.left(reason))
        : Optional.empty();
  }

  private Optional<Decision> renamed(ImageReference reference) {
    List<String> renamed = new ArrayList<>();
    for (String name : names(reference)) {
      Optional<ImageMove> move =
          moves.stream().filter(each -> each.rename(name).isPresent()).findFirst();
      String becomes = move.flatMap(found -> found.rename(name)).orElse(name);
      if (!becomes.equals(name) && !move.orElseThrow().isFinal(becomes)) {
        return Optional.of(Decision.left(LeftReason.NOT_FINAL));
      }
      renamed.add(becomes);
    }
    String text = String.join("=", renamed);
    return text.equals(reference.text())
        ? Optional.empty()
        : Optional.of(new Decision(Optional.of(text), Optional.empty()));
  }

  private void leave(ImageReference reference, LeftReason reason) {
    decisions.put(reference, Decision.left(reason));
  }

  /** What each file would get. */
  private Map<String, ImageEdits> files() {
    Map<String, ImageEdits> files = new TreeMap<>();
    decisions.forEach(
        (reference, decision) ->
            decision
                .text()
                .ifPresent(
                    text ->
                        files
                            .computeIfAbsent(reference.place().file(), path -> new ImageEdits())
                            .add(reference, text)));
    return files;
  }

  /**
   * Leaves names by which kustomizations find what no manifest of the tree has: it comes from
   * elsewhere, under its old name. If it gets another name there, it is on no old registry.
   */
  private void keepNamesOfUnseen(List<ImageReference> references) {
    Set<String> seen = new HashSet<>();
    Set<At> replaced = new HashSet<>();
    for (ImageReference reference : references) {
      if (reference.kind() == Kind.KUSTOMIZE_NEW_NAME) {
        replaced.add(At.holderOf(reference));
      }
      if (reference.kind() == Kind.KUSTOMIZE_ASSIGNMENT) {
        names(reference).stream().skip(1).map(ImageName::withoutTail).forEach(seen::add);
      } else if (reference.kind() != Kind.KUSTOMIZE_NAME) {
        seen.add(ImageName.withoutTail(reference.text()));
      }
    }
    for (ImageReference reference : List.copyOf(decisions.keySet())) {
      String name = names(reference).get(0);
      boolean old = moves.stream().anyMatch(move -> move.rename(name).isPresent());
      if (seeks(reference) && old && !seen.contains(ImageName.withoutTail(name))) {
        if (replaced.contains(At.holderOf(reference))) {
          decisions.remove(reference);
        } else {
          leave(reference, LeftReason.KUSTOMIZE_UNSEEN);
        }
      }
    }
  }

  /** Whether images are found by the text, or by the first name in it. */
  private static boolean seeks(ImageReference reference) {
    return reference.kind() == Kind.KUSTOMIZE_NAME || reference.kind() == Kind.KUSTOMIZE_ASSIGNMENT;
  }

  /** An entry of a kustomization's images. */
  private record At(String file, int document, List<NodePath.Step> path) {
    static At holderOf(ImageReference reference) {
      List<NodePath.Step> steps = reference.path().steps();
      return new At(
          reference.place().file(),
          reference.place().document(),
          steps.subList(0, steps.size() - 1));
    }
  }

  /**
   * Leaves all images of a name by which a kustomization finds them if one of them stays: it would
   * not be found any more.
   */
  private void keepNamesTogether(List<ImageReference> references) {
    Set<String> sought = new HashSet<>();
    for (ImageReference reference : references) {
      if (seeks(reference)) {
        sought.add(ImageName.withoutTail(names(reference).get(0)));
      }
    }
    boolean again = true;
    while (again) {
      Set<String> kept = new HashSet<>();
      decisions.forEach(
          (reference, decision) -> {
            if (decision.reason().isPresent()) {
              names(reference).forEach(name -> kept.add(ImageName.withoutTail(name)));
            }
          });
      kept.retainAll(sought);
      List<ImageReference> torn = new ArrayList<>();
      decisions.forEach(
          (reference, decision) -> {
            boolean apart =
                names(reference).stream().map(ImageName::withoutTail).anyMatch(kept::contains);
            if (decision.text().isPresent() && apart) {
              torn.add(reference);
            }
          });
      torn.forEach(reference -> leave(reference, LeftReason.KUSTOMIZE_NAME));
      again = !torn.isEmpty();
    }
  }

  private ImageRewrite result(Function<String, SourceText> sources) {
    Map<String, List<Placed>> edits = new TreeMap<>();
    files().forEach((path, made) -> edits.put(path, made.edits(sources.apply(path))));
    List<Change> changes = new ArrayList<>();
    List<Left> left = new ArrayList<>();
    decisions.forEach(
        (reference, decision) -> {
          decision.text().ifPresent(text -> changes.add(new Change(reference, text)));
          decision.reason().ifPresent(reason -> left.add(new Left(reference, reason)));
        });
    return new ImageRewrite(edits, List.copyOf(changes), List.copyOf(left));
  }
}
