package io.github.pullsecret;

import io.github.pullsecret.explain.ExplainText;
import io.github.pullsecret.explain.Explanation;
import io.github.pullsecret.format.RunModel;
import io.github.pullsecret.kubernetes.ManifestFile.Problem;
import io.github.pullsecret.report.Finding;
import io.github.pullsecret.report.Finding.Severity;
import io.github.pullsecret.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What every pod of a tree gets, and what is wrong with it. No data of a Secret is in it. */
public final class ExplainResult {
  private final Explanation explanation;
  private final List<Problem> problems;
  private final List<String> warnings;
  private final ReadTree read;

  ExplainResult(
      Explanation explanation, List<Problem> problems, List<String> warnings, ReadTree read) {
    this.explanation = explanation;
    this.problems = List.copyOf(problems);
    this.warnings = List.copyOf(warnings);
    this.read = read;
  }

  /** Why files that could matter can't be read; the rest is explained all the same. */
  public List<String> problems() {
    return problems.stream().map(Problem::toString).toList();
  }

  /** What was asked for and is not there, such as a glob that matches no file. */
  public List<String> warnings() {
    return warnings;
  }

  /** What is worth knowing, but in nobody's way. */
  public List<String> notes() {
    return PassedOver.notes(read);
  }

  /** How many findings make a run fail. */
  public int failures(FailOn failOn) {
    return (int)
        explanation.findings().stream()
            .filter(finding -> failOn.includes(finding.severity()))
            .count();
  }

  /**
   * The table of the pods and the findings.
   *
   * @param verbose whether notes are findings to be shown, too
   * @param colour whether to colour it for a terminal
   */
  public String text(boolean verbose, boolean colour) {
    Severity least = verbose ? Severity.NOTE : Severity.WARNING;
    ExplainText text = new ExplainText(explanation, colour);
    StringBuilder all = new StringBuilder();
    for (String part : List.of(text.table(), text.findings(least))) {
      all.append(part).append(part.isEmpty() ? "" : "\n");
    }
    passedOver().forEach(place -> all.append("Skipped: ").append(place).append('\n'));
    return all.append(text.summary(least)).toString();
  }

  /**
   * The same in a format, without colours.
   *
   * @param command how the command is called
   * @param verbose whether a text has notes, too; the other formats have them in any case
   */
  public String in(ReportFormat format, String command, boolean verbose) {
    if (format == ReportFormat.TEXT) {
      return text(verbose, /* colour= */ false);
    }
    List<Finding> all = new ArrayList<>();
    for (Problem problem : problems) {
      all.add(ModelBuilder.finding("unreadable", Severity.ERROR, problem, problem.location()));
    }
    all.addAll(explanation.findings());
    List<String> messages = new ArrayList<>(warnings);
    messages.addAll(notes());
    return format.write(
        RunModel.ofPods(
            command, problems.isEmpty(), explanation.rows(), all, messages, passedOver()));
  }

  private List<String> passedOver() {
    Set<String> followed = // What they change is a row, or unknown there.
        read.tree().listsInPatches().stream().map(Location::path).collect(Collectors.toSet());
    return PassedOver.lines(read, followed);
  }

  /** The errors alone; empty if there is none. */
  public String errors(boolean colour) {
    return new ExplainText(explanation, colour).findings(Severity.ERROR);
  }
}
