package io.github.pullsecret.report;

import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.move.MoveOptions;
import io.github.pullsecret.move.MovePlan;
import io.github.pullsecret.move.MovePlan.Moved;
import io.github.pullsecret.move.MovePlan.Source;
import io.github.pullsecret.move.MoveRewriter.NewText;
import io.github.pullsecret.move.MoveRewriter.Rewritten;
import io.github.pullsecret.report.Finding.Severity;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.EffectiveSecrets.Gain;
import io.github.pullsecret.tree.EffectiveSecrets.Proof;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a move did or would do, in words: what moved, what stayed and why, what the cluster will do,
 * and what was proved.
 *
 * @param options how the move is done
 * @param rewritten what was planned
 * @param proof the comparison of all pods before and after
 * @param uncovered files that the proof says nothing about
 * @param openShift whether the tree is for OpenShift
 * @param shown gives the place that a place of the files as they were is to be shown as
 */
public record MoveReport(
    MoveOptions options,
    Rewritten rewritten,
    Proof proof,
    int uncovered,
    boolean openShift,
    UnaryOperator<Location> shown)
    implements StepReport {
  @Override
  public List<String> head(boolean done) {
    List<String> lines = new ArrayList<>();
    if (plan().moved().isEmpty()) {
      lines.add("Nothing to move.");
    } else if (options.serviceAccountsOnly()) {
      lines.add(accountsHeadline(done));
    } else {
      lines.add(headline(done));
    }
    lines.addAll(new KeptReport("Kept inline", plan().kept(), shown).lines());
    addComments(lines);
    return lines;
  }

  @Override
  public List<String> before(boolean done) {
    List<String> lines = new ArrayList<>();
    addGains(lines);
    return lines;
  }

  @Override
  public List<String> cluster(boolean done) {
    List<String> lines =
        new ClusterReport(rewritten, options.serviceAccountsOnly(), openShift).lines(done);
    addDeclared(lines);
    return lines;
  }

  @Override
  public List<Finding> findings() {
    Findings findings = new Findings(shown).kept(plan().kept(), plan().keptAccounts());
    for (Location comment : commentsAbove()) {
      findings.add("comment-kept", Severity.NOTE, comment, "", "stood above lines that go");
    }
    return findings.gains(proof.gains()).all();
  }

  @Override
  public Map<String, Integer> counts() {
    return new Counts()
        .with("moved", plan().moved().size())
        .with("kept", plan().kept().size())
        .with(
            "changedServiceAccount", plan().moved().stream().filter(Moved::changesAccount).count())
        .with("newServiceAccounts", rewritten.documents())
        .with("extendedServiceAccounts", plan().extended().size())
        .with("pods", proof.pods())
        .with("gaining", proof.gains().size())
        .all();
  }

  /** ServiceAccounts that no manifest shows, so that the proof is as good as what is declared. */
  private void addDeclared(List<String> lines) {
    Map<String, Integer> pods = new LinkedHashMap<>();
    plan().moved().stream()
        .filter(moved -> moved.source() == Source.DECLARED)
        .forEach(moved -> pods.merge(moved.target().toString(), 1, Integer::sum));
    pods.forEach(
        (account, count) ->
            lines.add(
                "Declared, so not seen here: ServiceAccount "
                    + account
                    + " ("
                    + Wording.plural(count, "workload")
                    + (count == 1 ? " relies" : " rely")
                    + " on its list)"));
  }

  /** Each moved pod spec on a line: where it is, and where its secrets come from afterwards. */
  @Override
  public String details() {
    StringBuilder text = new StringBuilder();
    for (Moved moved : plan().moved()) {
      String how =
          switch (moved.source()) {
            case SAME_LIST -> "has the list already";
            case DECLARED -> "is declared with the same list";
            case EXTENDED -> "is extended";
            case REUSED -> "is there with the same list";
            case GENERATED -> "is generated";
          };
      text.append(place(moved.pod()))
          .append(" -> ServiceAccount ")
          .append(moved.target())
          .append(", which ")
          .append(how)
          .append('\n');
    }
    return text.toString();
  }

  private String headline(boolean done) {
    int all = plan().moved().size() + plan().kept().size();
    long own = plan().moved().stream().filter(moved -> !moved.changesAccount()).count();
    long fresh =
        plan().moved().stream()
            .filter(moved -> moved.changesAccount() && moved.source() == Source.GENERATED)
            .count();
    long others = plan().moved().size() - own - fresh;
    List<String> parts = new ArrayList<>();
    add(parts, fresh, " to a new ServiceAccount");
    add(parts, others, " to one that is there");
    add(parts, own, own == 1 ? " on its own" : " on their own");
    if (rewritten.documents() > 0) {
      parts.set(
          0,
          parts.get(0)
              + " ("
              + Wording.plural(rewritten.documents(), fresh > 0 ? "document" : "new document")
              + ")");
    }
    return (done ? "Moved " : "Would move ")
        + plan().moved().size()
        + " of "
        + Wording.plural(all, "workload")
        + ": "
        + String.join(", ", parts)
        + ".";
  }

  /** What is written now, and what is left to the next move. */
  private String accountsHeadline(boolean done) {
    int extended =
        (int) plan().extended().stream().map(each -> each.manifest().key()).distinct().count();
    List<String> parts = new ArrayList<>();
    if (rewritten.documents() > 0) {
      parts.add(
          (done ? "added " : "would add ")
              + Wording.plural(rewritten.documents(), "ServiceAccount"));
    }
    if (extended > 0) {
      String verb = !parts.isEmpty() && !done ? "extend " : done ? "extended " : "would extend ";
      parts.add(verb + (parts.isEmpty() ? Wording.plural(extended, "ServiceAccount") : extended));
    }
    int moved = plan().moved().size();
    String what = parts.isEmpty() ? "no ServiceAccount to write" : String.join(" and ", parts);
    return what.substring(0, 1).toUpperCase(Locale.ROOT)
        + what.substring(1)
        + "; "
        + moved
        + " of "
        + Wording.plural(moved + plan().kept().size(), "workload")
        + (moved == 1 ? " keeps its list" : " keep their lists")
        + " until the next move.";
  }

  private static void add(List<String> parts, long count, String text) {
    if (count > 0) {
      parts.add(count + text);
    }
  }

  private MovePlan plan() {
    return rewritten.plan();
  }

  private String place(PodSpec pod) {
    return shown.apply(pod.location()).pathAndLine() + " " + pod.id();
  }

  private void addComments(List<String> lines) {
    List<Location> comments = commentsAbove();
    if (!comments.isEmpty()) {
      lines.add(
          options.dropComments()
              ? "Comments above removed lines stay: they speak to a tool, look like YAML or stand first:"
              : "Comments above removed lines stay (--drop-comments removes them):");
      comments.forEach(comment -> lines.add(Wording.INDENT + shown.apply(comment).pathAndLine()));
    }
  }

  private List<Location> commentsAbove() {
    return rewritten.texts().stream().map(NewText::commentsAbove).flatMap(List::stream).toList();
  }

  private void addGains(List<String> lines) {
    if (!proof.gains().isEmpty()) {
      lines.add("Gains, as allowed:");
      proof.gains().forEach(gain -> lines.add(Wording.INDENT + describe(gain, shown)));
    }
  }

  static String describe(Gain gain, UnaryOperator<Location> shown) {
    return shown.apply(gain.pod().location()).pathAndLine()
        + " "
        + gain.pod().id()
        + " gains "
        + String.join(", ", gain.names());
  }

  @Override
  public String proofLine() {
    return proofLine(proof, uncovered, " as allowed");
  }

  /** What was proved, and what not. */
  static String proofLine(Proof proof, int uncovered, String gain) {
    int gaining = (int) proof.gains().stream().map(Gain::pod).distinct().count();
    int exact = proof.pods() - gaining;
    String line =
        "Proof: "
            + Wording.plural(exact, "pod")
            + (exact == 1 ? " keeps exactly its" : " keep exactly their")
            + " pull secrets"
            + (gaining == 0
                ? "."
                : ", " + gaining + (gaining == 1 ? " gains" : " gain") + gain + ".");
    return uncovered == 0
        ? line
        : line
            + " Not covered: "
            + Wording.plural(uncovered, "file")
            + " that can't be read as manifests.";
  }
}
