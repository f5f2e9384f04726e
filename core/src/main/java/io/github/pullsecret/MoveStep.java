package io.github.pullsecret;

import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.move.MoveOptions;
import io.github.pullsecret.move.MovePlanner;
import io.github.pullsecret.move.MoveScope;
import io.github.pullsecret.move.PlacementStyle;
import io.github.pullsecret.report.MoveReport;
import io.github.pullsecret.tree.Allowed;

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
    ProvedPlan proved =
        ProvedPlan.of(
            workspace,
            (tree, within) -> MovePlanner.plan(tree, options, within),
            options,
            scope,
            new Allowed.Move(options.allowGain()));
    boolean openShift = workspace.tree().files().stream().anyMatch(ManifestFile::openShift);
    return proved.outcome(
        shown ->
            new MoveReport(
                options, proved.rewritten(), proved.proof(), proved.uncovered(), openShift, shown));
  }
}
