package io.github.pullsecret;

import io.github.pullsecret.format.RunModel;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.ManifestFile.Problem;
import io.github.pullsecret.report.Finding;
import io.github.pullsecret.report.Finding.Severity;
import io.github.pullsecret.report.RunReport;
import io.github.pullsecret.report.StepReport;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Makes the model of a run that all formats are written from.
 *
 * @param read the tree as it was read
 * @param end the tree as the last step leaves it
 * @param taken the steps
 * @param unmatched what was asked for and is not there, in words
 * @param shown gives the place that a place of the files as they were is to be shown as
 */
record ModelBuilder(
    ReadTree read,
    Workspace end,
    List<Run.Taken> taken,
    List<String> unmatched,
    UnaryOperator<Location> shown) {

  RunModel build(
      String command,
      RunModel.Outcome outcome,
      Optional<String> remedy,
      List<FileChange> changes,
      RunReport report,
      List<String> notes) {
    boolean written = outcome == RunModel.Outcome.CHANGED;
    List<RunModel.StepResult> steps = new ArrayList<>();
    for (RunReport.Titled step : report.steps()) {
      StepReport result = step.report();
      steps.add(
          new RunModel.StepResult(
              step.title(), result.counts(), result.cluster(written), result.proofLine()));
    }
    List<String> messages = new ArrayList<>(unmatched);
    taken.forEach(each -> messages.addAll(each.outcome().warnings()));
    messages.addAll(notes);
    return new RunModel(
        command,
        outcome,
        remedy,
        new ChangedFiles(changes).files(),
        steps,
        findings(report),
        messages,
        report.skipped(),
        Attachment.of(read.tree()),
        Attachment.of(end.tree()),
        List.of());
  }

  /** What can't be read, then what the steps say, then what is wrong with comments. */
  private List<Finding> findings(RunReport report) {
    List<Finding> findings = new ArrayList<>();
    read.problems()
        .forEach(problem -> findings.add(finding("unreadable", Severity.ERROR, problem)));
    report.steps().forEach(step -> findings.addAll(step.report().findings()));
    for (ManifestFile file : read.tree().files()) {
      file.warnings()
          .forEach(problem -> findings.add(finding("comment", Severity.WARNING, problem)));
    }
    read.notes().forEach(note -> findings.add(finding("not-read", Severity.NOTE, note)));
    return findings;
  }

  private Finding finding(String id, Severity severity, Problem problem) {
    return finding(id, severity, problem, shown.apply(problem.location()));
  }

  /** What is wrong with a file, as a finding. */
  static Finding finding(String id, Severity severity, Problem problem, Location place) {
    return new Finding(
        id,
        severity,
        place,
        /* subject= */ "",
        problem.message(),
        Optional.empty(),
        Optional.of(problem.hint()));
  }
}
