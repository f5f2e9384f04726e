package io.github.pullsecret.report;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.move.MovePlan;
import io.github.pullsecret.move.MovePlan.Extended;
import io.github.pullsecret.move.MoveRewriter.Rewritten;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.EffectiveSecrets.Gain;
import io.github.pullsecret.tree.EffectiveSecrets.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What attaching a secret did or would do, in words: which ServiceAccounts get it, and which pods
 * gain it.
 *
 * @param secret the secret, as people gave it
 * @param account the ServiceAccount, as people gave it
 * @param rewritten what was planned
 * @param proof the comparison of all pods before and after
 * @param uncovered files that the proof says nothing about
 * @param shown gives the place that a place of the files as they were is to be shown as
 */
public record AttachReport(
    String secret,
    String account,
    Rewritten rewritten,
    Proof proof,
    int uncovered,
    UnaryOperator<Location> shown)
    implements StepReport {

  private MovePlan plan() {
    return rewritten.plan();
  }

  @Override
  public List<String> head(boolean done) {
    List<String> lines = new ArrayList<>();
    int extended = plan().extended().size();
    if (extended + rewritten.documents() == 0) {
      lines.add(nothing());
    } else {
      List<String> parts = new ArrayList<>();
      if (extended > 0) {
        parts.add(Wording.plural(extended, "manifest") + (done ? " extended" : " to extend"));
      }
      if (rewritten.documents() > 0) {
        parts.add(Wording.plural(rewritten.documents(), "new document"));
      }
      lines.add(
          (done ? "Attached " : "Would attach ")
              + secret
              + " to ServiceAccount "
              + account
              + ": "
              + String.join(", ", parts)
              + ".");
    }
    boolean said = extended + rewritten.documents() == 0 && plan().keptAccounts().isEmpty();
    if (!plan().settled().isEmpty() && !said) {
      lines.add(
          "Had it already: "
              + String.join(
                  ", ", plan().settled().stream().map(AccountKey::toString).distinct().toList()));
    }
    lines.addAll(new KeptAccounts("Left as they are", plan().keptAccounts(), shown).lines());
    return lines;
  }

  private String nothing() {
    if (!plan().settled().isEmpty() && plan().keptAccounts().isEmpty()) {
      return "Nothing to attach: ServiceAccount " + account + " has " + secret + " already.";
    }
    return plan().keptAccounts().isEmpty()
        ? "Nothing to attach: no manifest defines ServiceAccount "
            + account
            + ", and no pod runs as it."
        : "Nothing to attach.";
  }

  @Override
  public List<String> before(boolean done) {
    List<String> lines = new ArrayList<>();
    if (!proof.gains().isEmpty()) {
      lines.add("Gains, as asked for:");
      for (Gain gain : proof.gains()) {
        lines.add("  " + MoveReport.describe(gain, shown));
      }
    }
    return lines;
  }

  @Override
  public List<String> cluster(boolean done) {
    List<String> lines = new ArrayList<>();
    if (!plan().extended().isEmpty() || rewritten.documents() > 0) {
      lines.add(
          "Cluster: no rollout; pods that are made from now on get it, running ones when they are"
              + " replaced (kubectl rollout restart).");
      lines.addAll(
          new ClusterReport(rewritten, /* accountsOnly= */ false, /* openShift= */ false)
              .accountLines());
    }
    return lines;
  }

  @Override
  public String proofLine() {
    return MoveReport.proofLine(proof, uncovered, " it as asked for");
  }

  @Override
  public List<Finding> findings() {
    return new Findings(shown)
        .kept(plan().kept(), plan().keptAccounts())
        .gains(proof.gains())
        .all();
  }

  @Override
  public Map<String, Integer> counts() {
    return new Counts()
        .with("extendedServiceAccounts", plan().extended().size())
        .with("newServiceAccounts", rewritten.documents())
        .with("settled", plan().settled().stream().distinct().count())
        .with("kept", plan().keptAccounts().size())
        .with("pods", proof.pods())
        .with("gaining", proof.gains().size())
        .all();
  }

  @Override
  public String details() {
    StringBuilder text = new StringBuilder();
    for (Extended extended : plan().extended()) {
      text.append(shown.apply(extended.manifest().location()).pathAndLine())
          .append(" ServiceAccount ")
          .append(extended.manifest().key())
          .append(" gets ")
          .append(String.join(", ", extended.added()))
          .append('\n');
    }
    return text.toString();
  }
}
