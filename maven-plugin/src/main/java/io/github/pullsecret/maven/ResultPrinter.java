package io.github.pullsecret.maven;

import io.github.pullsecret.Check;
import io.github.pullsecret.DiffStyle;
import io.github.pullsecret.ReportFile;
import io.github.pullsecret.ReportFormat;
import io.github.pullsecret.RewriteResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;

/**
 * Prints a result, and writes it to files.
 *
 * @param goal whose parameters count
 * @param format what is printed
 * @param reports the files that get the result
 * @param diff how much of the differences a text shows, if the user says it
 * @param remedy of a check, the command that makes the changes
 */
record ResultPrinter(
    OutputParameters goal,
    ReportFormat format,
    List<ReportFile> reports,
    Optional<DiffStyle> diff,
    Optional<String> remedy) {

  /** Writes and prints the result. */
  void print(RewriteResult result, boolean dryRun) throws IOException {
    for (ReportFile report : reports) {
      goal.write(report, in(report.format(), result, dryRun));
    }
    if (format != ReportFormat.TEXT) {
      goal.info(in(format, result, dryRun));
    } else if (remedy.isPresent() && !goal.quiet) {
      goal.info(check(result));
    } else if (!goal.quiet) {
      String changes = changes(result, dryRun);
      if (!changes.isEmpty()) {
        goal.getLog().info("\n" + changes);
      }
      goal.info(report(result, dryRun));
    }
  }

  private String in(ReportFormat wanted, RewriteResult result, boolean dryRun) {
    if (wanted != ReportFormat.TEXT) {
      return result.in(wanted, remedy.isPresent() ? "check" : "rewrite", dryRun, remedy);
    } else if (remedy.isPresent()) {
      return check(result);
    }
    String changes = changes(result, dryRun);
    return changes + (changes.isEmpty() ? "" : "\n") + report(result, dryRun);
  }

  private String check(RewriteResult result) {
    return new Check(result, diff, "-Dpullsecret.diff=full", remedy.orElse("")).text(goal.verbose);
  }

  private String changes(RewriteResult result, boolean dryRun) {
    boolean written = !dryRun && result.isWritable();
    return result.diff(diff.orElse(written ? DiffStyle.NONE : DiffStyle.FULL));
  }

  private String report(RewriteResult result, boolean dryRun) {
    boolean written = !dryRun && result.isWritable();
    return (goal.verbose ? result.details() : "")
        + result.report(dryRun)
        + (written && isTyped() ? result.equivalentRules() : "");
  }

  /** Whether options may come from the command line; a check has those of a POM, too. */
  private boolean isTyped() {
    return goal.execution.getSource() == MojoExecution.Source.CLI;
  }
}
