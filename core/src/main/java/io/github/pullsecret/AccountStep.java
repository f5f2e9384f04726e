package io.github.pullsecret;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.Names;
import io.github.pullsecret.move.AttachPlanner;
import io.github.pullsecret.move.MoveOptions;
import io.github.pullsecret.move.MovePlan.Kept;
import io.github.pullsecret.move.MovePlan.KeptAccount;
import io.github.pullsecret.move.MoveRewriter;
import io.github.pullsecret.move.MoveRewriter.NewText;
import io.github.pullsecret.move.MoveRewriter.Rewritten;
import io.github.pullsecret.move.MoveScope;
import io.github.pullsecret.move.PlacementStyle;
import io.github.pullsecret.move.Planner;
import io.github.pullsecret.move.ToPodPlanner;
import io.github.pullsecret.report.AttachReport;
import io.github.pullsecret.report.StepReport;
import io.github.pullsecret.report.ToPodReport;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.tree.Allowed;
import io.github.pullsecret.tree.EffectiveSecrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps that are about ServiceAccounts: attaching a secret to one, and the way back. */
final class AccountStep {
  /** Any file with a pod or a ServiceAccount may change. */
  static final Interest INTEREST =
      new Interest() {
        @Override
        public boolean keeps(ManifestFile file, byte[] bytes) {
          return file.objects() > 0 || file.kustomization().isPresent();
        }

        @Override
        public boolean matters(Unread text) {
          return text.namesAccountsOrSecrets();
        }
      };

  private AccountStep() {}

  static Outcome attach(
      Workspace workspace, Step.Attach step, String place, Limits limits, MoveScope scope) {
    Function<Set<Context>, Optional<String>> secret = contexts -> secret(step.secret(), contexts);
    AttachPlanner planner = new AttachPlanner(step.serviceAccount(), secret, limits::takes);
    Allowed allowed = new Allowed.Attach(step.serviceAccount(), secret);
    Done done = run(workspace, planner, options(place), scope, allowed);
    return new Outcomes(
        done,
        shown ->
            new AttachReport(
                step.secret(),
                step.serviceAccount(),
                done.rewritten(),
                done.proof(),
                done.uncovered(),
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
    Done done = run(workspace, planner, options, scope, new Allowed.WayBack());
    return new Outcomes(
        done, shown -> new ToPodReport(done.rewritten(), done.proof(), done.uncovered(), shown));
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

  /** What was made and proved. */
  private record Done(
      Rewritten rewritten,
      Map<String, SourceText> texts,
      EffectiveSecrets.Proof proof,
      int uncovered) {}

  private static Done run(
      Workspace workspace, Planner planner, MoveOptions options, MoveScope scope, Allowed allowed) {
    Rewritten rewritten =
        MoveRewriter.rewrite(workspace.tree(), planner, options, scope, workspace::source);
    Map<String, SourceText> texts = new LinkedHashMap<>();
    rewritten.texts().forEach(text -> texts.put(text.path(), text.after()));
    EffectiveSecrets.Proof proof =
        EffectiveSecrets.compare(workspace.tree(), workspace.with(texts).tree(), allowed);
    if (!proof.violations().isEmpty()) {
      throw new InternalErrorException(String.join("\n", proof.violations()));
    }
    return new Done(rewritten, texts, proof, workspace.read().uncovered().size());
  }

  private record Outcomes(Done done, Function<UnaryOperator<Location>, StepReport> reports)
      implements Outcome {
    @Override
    public Map<String, SourceText> texts() {
      return done.texts();
    }

    @Override
    public Set<String> first() {
      return files(NewText::accounts);
    }

    @Override
    public Set<String> last() {
      return files(NewText::emptied);
    }

    private Set<String> files(Predicate<NewText> wanted) {
      return done.rewritten().texts().stream()
          .filter(wanted)
          .map(NewText::path)
          .collect(Collectors.toSet());
    }

    private Stream<KeepReason> reasons() {
      return Stream.concat(
              done.rewritten().plan().kept().stream().map(Kept::obstacle),
              done.rewritten().plan().keptAccounts().stream().map(KeptAccount::obstacle))
          .map(obstacle -> obstacle.reason());
    }

    @Override
    public Set<String> causes() {
      return Set.of();
    }

    @Override
    public int failures() {
      return (int) reasons().filter(reason -> !reason.isChosen()).count();
    }

    @Override
    public List<String> warnings() {
      return List.of();
    }

    @Override
    public StepReport report(UnaryOperator<Location> shown) {
      return reports.apply(shown);
    }
  }
}
