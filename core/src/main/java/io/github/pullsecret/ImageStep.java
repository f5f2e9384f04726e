package io.github.pullsecret;

import io.github.pullsecret.image.ImageMove;
import io.github.pullsecret.image.ImagePrefix;
import io.github.pullsecret.image.ImageRewrite;
import io.github.pullsecret.image.ImageRewriter;
import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.ImageReference;
import io.github.pullsecret.kubernetes.ImageReferenceReader;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.ObjectId;
import io.github.pullsecret.report.ImageReport;
import io.github.pullsecret.report.StepReport;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.tree.Allowed;
import io.github.pullsecret.tree.EffectiveSecrets;
import io.github.pullsecret.yaml.EditsRefusedException;
import io.github.pullsecret.yaml.YamlEditor;
import io.github.pullsecret.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Moves images to another registry or repository. */
final class ImageStep {
  private ImageStep() {}

  /** What a move of images needs of the files: the name may be written without its registry. */
  static Interest interest(Step.Image step) {
    String last = step.from().substring(step.from().lastIndexOf('/') + 1);
    return new Interest() {
      @Override
      public boolean keeps(ManifestFile file, byte[] bytes) {
        String text = Unread.plainText(bytes);
        return text.contains("image")
            || text.contains(step.from())
            || text.contains("\\")
            || file.kustomization().isPresent();
      }

      @Override
      public boolean matters(Unread text) {
        return text.mentions(List.of(last));
      }
    };
  }

  /**
   * Plans the move.
   *
   * @param mentions finds what else in the files or beside them mentions the old registry
   */
  static Outcome run(
      Workspace workspace,
      Step.Image step,
      Limits limits,
      Optional<String> namespace,
      TextMentions mentions)
      throws UsageException {
    ImageMove move = new ImageMove(prefix(step.from()), prefix(step.to()));
    List<ImageReference> references = new ArrayList<>();
    for (ManifestFile file : workspace.tree().asRead()) {
      boolean understood = file.problems().isEmpty() && file.template().isEmpty();
      if (understood && workspace.holds(file.path())) {
        references.addAll(
            ImageReferenceReader.read(file.path(), workspace.source(file.path()), namespace));
      }
    }
    ImageRewrite rewrite =
        ImageRewriter.rewrite(
            List.of(move),
            references,
            reference -> isMeant(workspace, limits, reference),
            workspace::source);
    Map<String, SourceText> texts = new LinkedHashMap<>();
    for (var each : rewrite.edits().entrySet()) {
      texts.put(each.getKey(), edited(workspace.source(each.getKey()), each.getValue()));
    }
    boolean found =
        references.stream()
            .filter(reference -> move.concerns(reference.text()))
            .anyMatch(
                reference ->
                    limits.isForAny(reference.place().file(), contexts(workspace, reference)));
    Workspace after = workspace.with(texts);
    return new Moved(
        step,
        rewrite,
        after,
        ProvedPlan.prove(workspace, after, new Allowed.Move(/* gain= */ false)),
        mentions(step.from(), workspace, references, mentions),
        /* idle= */ limits.expectsSomething() && !found);
  }

  /** The lines with the registry that are no images; none for a name that may mean anything. */
  private static List<Location> mentions(
      String registry, Workspace workspace, List<ImageReference> images, TextMentions mentions) {
    Set<String> known =
        images.stream().map(image -> image.location().pathAndLine()).collect(Collectors.toSet());
    return registry.matches(".*[./:].*")
        ? mentions.of(Set.of(registry), workspace, known)
        : List.of();
  }

  private static ImagePrefix prefix(String text) throws UsageException {
    return ImagePrefix.parse(text)
        .orElseThrow(
            () ->
                new UsageException(
                    "images",
                    "'"
                        + text
                        + "' is no registry or repository: give one as registry.example/team"));
  }

  private static boolean isMeant(Workspace workspace, Limits limits, ImageReference reference) {
    String file = reference.place().file();
    return limits.writes(file)
        && !workspace.read().isOutside(file)
        && limits.takes(file, contexts(workspace, reference));
  }

  private static Set<Context> contexts(Workspace workspace, ImageReference reference) {
    return workspace
        .tree()
        .contexts(reference.place().file(), reference.object().flatMap(ObjectId::namespace));
  }

  private static SourceText edited(SourceText source, List<YamlEditor.Placed> edits) {
    try {
      return YamlEditor.edit(source, edits).source();
    } catch (EditsRefusedException | YamlSyntaxException e) {
      throw new IllegalStateException("an edit is refused that was tried before", e);
    }
  }

  private record Moved(
      Step.Image step,
      ImageRewrite rewrite,
      Workspace after,
      EffectiveSecrets.Proof proof,
      List<Location> mentions,
      boolean idle)
      implements Outcome {
    @Override
    public List<String> warnings() {
      return idle
          ? List.of("the rule " + step.title() + " finds neither the old nor the new registry")
          : List.of();
    }

    @Override
    public StepReport report(UnaryOperator<Location> shown) {
      return new ImageReport(
          step.from(),
          step.to(),
          rewrite,
          mentions,
          after.tree().pods(),
          proof,
          after.read().uncovered().size(),
          shown);
    }
  }
}
