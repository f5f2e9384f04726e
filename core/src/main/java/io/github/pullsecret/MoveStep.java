package io.github.pullsecret;

import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.move.MoveOptions;
import io.github.pullsecret.move.MovePlan.Kept;
import io.github.pullsecret.move.MoveRewriter;
import io.github.pullsecret.move.MoveRewriter.NewText;
import io.github.pullsecret.move.MoveRewriter.Rewritten;
import io.github.pullsecret.move.MoveScope;
import io.github.pullsecret.move.PlacementStyle;
import io.github.pullsecret.report.MoveReport;
import io.github.pullsecret.report.StepReport;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.tree.EffectiveSecrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Moves inline lists onto ServiceAccounts. */
final class MoveStep {
  private MoveStep() {}

  /** What a move needs of the files. */
  static Interest interest(String place) {
    PlacementStyle style = PlacementStyle.parse(place);
    return new Interest() {
      @Override
      public boolean keeps(ManifestFile file, byte[] bytes) {
        return !file.accounts().isEmpty()
            || file.kustomization().isPresent()
            || style.mayBe(file.path())
            || file.pods().stream().anyMatch(pod -> pod.list().present());
      }

      @Override
      public boolean matters(Unread text) {
        return text.namesAccountsOrSecrets();
      }
    };
  }

  static Outcome run(Workspace workspace, MoveOptions options, MoveScope scope) {
    Rewritten rewritten = MoveRewriter.rewrite(workspace.tree(), options, scope, workspace::source);
    Map<String, SourceText> texts = new LinkedHashMap<>();
    rewritten.texts().forEach(text -> texts.put(text.path(), text.after()));
    EffectiveSecrets.Proof proof =
        EffectiveSecrets.compare(
            workspace.tree(), workspace.with(texts).tree(), options.allowGain());
    if (!proof.violations().isEmpty()) {
      throw new InternalErrorException(String.join("\n", proof.violations()));
    }
    boolean openShift = workspace.tree().files().stream().anyMatch(ManifestFile::openShift);
    int uncovered = workspace.read().uncovered().size();
    return new Moved(options, rewritten, texts, proof, uncovered, openShift);
  }

  private record Moved(
      MoveOptions options,
      Rewritten rewritten,
      Map<String, SourceText> texts,
      EffectiveSecrets.Proof proof,
      int uncovered,
      boolean openShift)
      implements Outcome {
    @Override
    public Set<String> first() {
      return rewritten.texts().stream()
          .filter(NewText::accounts)
          .map(NewText::path)
          .collect(Collectors.toSet());
    }

    @Override
    public Set<String> causes() {
      return kept().stream()
          .flatMap(kept -> kept.obstacle().cause().stream())
          .map(Location::path)
          .collect(Collectors.toSet());
    }

    private List<Kept> kept() {
      return rewritten.plan().kept();
    }

    @Override
    public int failures() {
      return (int) kept().stream().filter(kept -> !kept.obstacle().reason().isChosen()).count();
    }

    @Override
    public List<String> warnings() {
      return List.of();
    }

    @Override
    public StepReport report(UnaryOperator<Location> shown) {
      return new MoveReport(options, rewritten, proof, uncovered, openShift, shown);
    }
  }
}
