package io.github.pullsecret;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.Names;
import io.github.pullsecret.move.AttachPlanner;
import io.github.pullsecret.move.MoveOptions;
import io.github.pullsecret.move.MoveScope;
import io.github.pullsecret.move.PlacementStyle;
import io.github.pullsecret.move.ToPodPlanner;
import io.github.pullsecret.report.AttachReport;
import io.github.pullsecret.report.ToPodReport;
import io.github.pullsecret.tree.Allowed;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The steps that are about ServiceAccounts: attaching a secret to one, and the way back. */
final class AccountStep {
  private AccountStep() {}

  /** What these steps need of the files: any with a pod or a ServiceAccount may change. */
  static Interest interest(String place) {
    PlacementStyle style = PlacementStyle.parse(place);
    return new Interest() {
      @Override
      public boolean keeps(ManifestFile file, byte[] bytes) {
        return !file.accounts().isEmpty()
            || !file.pods().isEmpty()
            || file.kustomization().isPresent()
            || style.mayBe(file.path());
      }

      @Override
      public boolean matters(Unread text) {
        return text.namesAccountsOrSecrets();
      }
    };
  }

  static Outcome attach(
      Workspace workspace, Step.Attach step, String place, Limits limits, MoveScope scope) {
    Function<Set<Context>, Optional<String>> secret = contexts -> secret(step.secret(), contexts);
    AttachPlanner planner = new AttachPlanner(step.serviceAccount(), secret, limits::takes);
    Allowed allowed = new Allowed.Attach(step.serviceAccount(), secret);
    ProvedPlan proved = ProvedPlan.of(workspace, planner, options(place), scope, allowed);
    return proved.outcome(
        shown ->
            new AttachReport(
                step.secret(),
                step.serviceAccount(),
                proved.rewritten(),
                proved.proof(),
                proved.uncovered(),
                shown));
  }

  /** The secret's name; with a namespace in it, only if all contexts have the same one. */
  private static Optional<String> secret(String name, Set<Context> contexts) {
    if (!name.contains(Step.NAMESPACE)) {
      return Optional.of(name);
    }
    Set<Optional<String>> namespaces =
        contexts.stream()
            .map(Context::namespace)
            .map(namespace -> namespace.filter(found -> !Names.isPlaceholder(found)))
            .collect(Collectors.toSet());
    return namespaces.size() == 1
        ? namespaces.iterator().next().map(found -> name.replace(Step.NAMESPACE, found))
        : Optional.empty();
  }

  static Outcome toPods(Workspace workspace, Step.ToPods step, MoveScope scope) {
    MoveOptions options =
        new MoveOptions(
            MoveOptions.AUTO,
            /* allowGain= */ false,
            /* splitServiceAccounts= */ false,
            /* createMissingServiceAccounts= */ false,
            /* serviceAccountsOnly= */ false,
            step.keepImmutable(),
            /* dropComments= */ false,
            PlacementStyle.AUTO);
    ToPodPlanner planner = new ToPodPlanner(options, step.restoreDefault());
    ProvedPlan proved = ProvedPlan.of(workspace, planner, options, scope, new Allowed.WayBack());
    return proved.outcome(
        shown -> new ToPodReport(proved.rewritten(), proved.proof(), proved.uncovered(), shown));
  }

  private static MoveOptions options(String place) {
    return new MoveOptions(
        MoveOptions.AUTO,
        /* allowGain= */ true,
        /* splitServiceAccounts= */ false,
        /* createMissingServiceAccounts= */ false,
        /* serviceAccountsOnly= */ false,
        /* keepImmutable= */ false,
        /* dropComments= */ false,
        PlacementStyle.parse(place));
  }
}
