package io.github.pullsecret.report;

import io.github.pullsecret.move.MovePlan;
import io.github.pullsecret.move.MovePlan.Emptied;
import io.github.pullsecret.move.MovePlan.Inlined;
import io.github.pullsecret.move.MoveRewriter.Rewritten;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.EffectiveSecrets.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the way back did or would do, in words: which pods get their lists back, and which
 * ServiceAccounts keep theirs and why.
 *
 * @param rewritten what was planned
 * @param proof the comparison of all pods before and after
 * @param uncovered files that the proof says nothing about
 * @param shown gives the place that a place of the files as they were is to be shown as
 */
public record ToPodReport(
    Rewritten rewritten, Proof proof, int uncovered, UnaryOperator<Location> shown)
    implements StepReport {

  private MovePlan plan() {
    return rewritten.plan();
  }

  @Override
  public List<String> head(boolean done) {
    List<String> lines = new ArrayList<>();
    int emptied =
        (int) plan().emptied().stream().map(each -> each.manifest().key()).distinct().count();
    if (plan().inlined().isEmpty() && emptied == 0) {
      lines.add("Nothing to move to pods.");
    } else {
      long restored = plan().inlined().stream().filter(Inlined::restored).count();
      lines.add(
          (done ? "Moved" : "Would move")
              + " to pods: "
              + Wording.plural(plan().inlined().size(), "workload")
              + (plan().inlined().size() == 1 ? " gets its list" : " get their lists")
              + (restored > 0 ? ", " + restored + " on default again" : "")
              + "; "
              + (emptied == 0 ? "no ServiceAccount" : Wording.plural(emptied, "ServiceAccount"))
              + (emptied <= 1 ? " loses its list." : " lose theirs."));
    }
    lines.addAll(new KeptReport("Left as they are", plan().kept(), shown).lines());
    lines.addAll(
        new KeptAccounts("ServiceAccounts that keep their list", plan().keptAccounts(), shown)
            .lines());
    return lines;
  }

  @Override
  public String proofLine() {
    return MoveReport.proofLine(proof, uncovered, "");
  }

  @Override
  public List<Finding> findings() {
    return new Findings(shown).kept(plan().kept(), plan().keptAccounts()).all();
  }

  @Override
  public Map<String, Integer> counts() {
    return new Counts()
        .with("moved", plan().inlined().size())
        .with("restored", plan().inlined().stream().filter(Inlined::restored).count())
        .with("emptiedServiceAccounts", plan().emptied().size())
        .with("kept", plan().kept().size() + plan().keptAccounts().size())
        .with("pods", proof.pods())
        .all();
  }

  @Override
  public List<String> cluster(boolean done) {
    List<String> lines = new ArrayList<>();
    if (!plan().inlined().isEmpty()) {
      lines.add(
          "Cluster: " + ClusterEffects.of(plan().inlined().stream().map(Inlined::pod).toList()));
    }
    if (!plan().emptied().isEmpty()) {
      lines.add(
          "  apply the workloads with the ServiceAccounts or before them; a cluster keeps the lists"
              + " of ServiceAccounts that are not applied");
    }
    List<String> unused =
        plan().emptied().stream()
            .filter(Emptied::unused)
            .map(each -> each.manifest().key().toString())
            .distinct()
            .toList();
    if (!unused.isEmpty()) {
      lines.add(
          "  no pod runs as "
              + String.join(", ", unused)
              + " any more: delete it once the pods are replaced");
    }
    return lines;
  }

  @Override
  public String details() {
    StringBuilder text = new StringBuilder();
    for (Inlined inlined : plan().inlined()) {
      text.append(shown.apply(inlined.pod().location()).pathAndLine())
          .append(' ')
          .append(inlined.pod().id())
          .append(" gets ")
          .append(String.join(", ", inlined.names()))
          .append(inlined.restored() ? " and runs as default again" : "")
          .append('\n');
    }
    return text.toString();
  }
}
