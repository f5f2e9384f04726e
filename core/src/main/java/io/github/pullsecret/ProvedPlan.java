package io.github.pullsecret;

import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.move.MoveOptions;
import io.github.pullsecret.move.MovePlan;
import io.github.pullsecret.move.MovePlan.Kept;
import io.github.pullsecret.move.MovePlan.KeptAccount;
import io.github.pullsecret.move.MoveRewriter;
import io.github.pullsecret.move.MoveRewriter.NewText;
import io.github.pullsecret.move.MoveRewriter.Rewritten;
import io.github.pullsecret.move.MoveScope;
import io.github.pullsecret.move.Planner;
import io.github.pullsecret.report.StepReport;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.tree.Allowed;
import io.github.pullsecret.tree.EffectiveSecrets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plan about pods and ServiceAccounts, carried out in memory and proved.
 *
 * @param rewritten what was planned
 * @param after the tree afterwards
 * @param proof the comparison of all pods before and after
 */
record ProvedPlan(Rewritten rewritten, Workspace after, EffectiveSecrets.Proof proof) {

  /**
   * Plans, edits and compares.
   *
   * @param allowed what may change of what pods get, and where they get it from
   * @throws InternalErrorException if the proof fails, which is a bug
   */
  static ProvedPlan of(
      Workspace workspace, Planner planner, MoveOptions options, MoveScope scope, Allowed allowed) {
    Rewritten rewritten =
        MoveRewriter.rewrite(workspace.tree(), planner, options, scope, workspace::source);
    Map<String, SourceText> texts = new LinkedHashMap<>();
    rewritten.texts().forEach(text -> texts.put(text.path(), text.after()));
    if (!rewritten.early().isEmpty()) {
      prove(workspace, workspace.with(rewritten.early()), allowed);
    }
    Workspace after = workspace.with(texts);
    return new ProvedPlan(rewritten, after, prove(workspace, after, allowed));
  }

  /** Compares two trees, and does not go on if they differ in more than is allowed. */
  static EffectiveSecrets.Proof prove(Workspace before, Workspace after, Allowed allowed) {
    EffectiveSecrets.Proof proof = EffectiveSecrets.compare(before.tree(), after.tree(), allowed);
    if (!proof.violations().isEmpty()) {
      throw new InternalErrorException(String.join("\n", proof.violations()));
    }
    return proof;
  }

  /** How many files the proof says nothing about. */
  int uncovered() {
    return after.read().uncovered().size();
  }

  /**
   * The outcome.
   *
   * @param reports makes the report; it gets what places are to be shown as
   */
  Outcome outcome(Function<UnaryOperator<Location>, StepReport> reports) {
    return new OfPlan(this, reports);
  }

  private record OfPlan(ProvedPlan proved, Function<UnaryOperator<Location>, StepReport> reports)
      implements Outcome {
    @Override
    public Workspace after() {
      return proved.after();
    }

    @Override
    public Set<String> first() {
      return files(NewText::accounts);
    }

    @Override
    public Set<String> needing() {
      return proved.rewritten().plan().moved().stream()
          .map(moved -> moved.pod().location().path())
          .collect(Collectors.toSet());
    }

    @Override
    public Map<String, SourceText> early() {
      return proved.rewritten().early();
    }

    @Override
    public Set<String> last() {
      return files(NewText::emptied);
    }

    private Set<String> files(Predicate<NewText> wanted) {
      return proved.rewritten().texts().stream()
          .filter(wanted)
          .map(NewText::path)
          .collect(Collectors.toSet());
    }

    private Stream<Obstacle> obstacles() {
      MovePlan plan = proved.rewritten().plan();
      return Stream.concat(
          plan.kept().stream().map(Kept::obstacle),
          plan.keptAccounts().stream().map(KeptAccount::obstacle));
    }

    @Override
    public Set<String> causes() {
      return obstacles()
          .flatMap(obstacle -> obstacle.cause().stream())
          .map(Location::path)
          .collect(Collectors.toSet());
    }

    @Override
    public int failures() {
      return (int) obstacles().filter(obstacle -> !obstacle.reason().isChosen()).count();
    }

    @Override
    public StepReport report(UnaryOperator<Location> shown) {
      return reports.apply(shown);
    }
  }
}
