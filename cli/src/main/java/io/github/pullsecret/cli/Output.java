package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pullsecret.Check;
import io.github.pullsecret.DiffStyle;
import io.github.pullsecret.ReportFile;
import io.github.pullsecret.ReportFormat;
import io.github.pullsecret.RewriteResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a command prints and writes about what it did.
 *
 * @param options the options of the command
 * @param diff how much of the differences is printed, if the user says it
 * @param remedy of a check, the command that makes the changes
 * @param result what it did
 * @param dryRun whether nothing was to be written
 * @param isStream whether it was about standard input
 */
record Output(
    RunOptions options,
    Optional<DiffStyle> diff,
    Optional<String> remedy,
    RewriteResult result,
    boolean dryRun,
    boolean isStream) {

  /**
   * Prints the result; what a program reads is printed also if people want quiet. The manifests of
   * a stream have standard output for themselves.
   */
  void print(ReportFormat format, Console console, PrintWriter out, PrintWriter messages) {
    boolean writesStream = isStream && !dryRun;
    if (format != ReportFormat.TEXT) {
      (writesStream ? messages : out).print(in(format));
    } else if (!options.quiet) {
      String changes = changes(console::diff);
      PrintWriter diffs = writesStream ? messages : out;
      PrintWriter report = isStream && remedy.isEmpty() ? messages : out;
      diffs.print(changes);
      diffs.print(!changes.isEmpty() && diffs.equals(report) ? "\n" : "");
      report.print(text(console::diff));
    }
    messages.flush();
  }

  /** Writes the result to the files that are asked for. */
  void write(List<ReportFile> reports, Path workingDirectory) throws IOException {
    for (ReportFile report : reports) {
      report.write(workingDirectory, in(report.format()).getBytes(UTF_8));
    }
  }

  private String in(ReportFormat format) {
    if (format != ReportFormat.TEXT) {
      return result.in(format, options.command.name(), dryRun, remedy);
    }
    String changes = changes(UnaryOperator.identity());
    return changes + (changes.isEmpty() ? "" : "\n") + text(UnaryOperator.identity());
  }

  /** The differences; a check has them in its text. */
  private String changes(UnaryOperator<String> shown) {
    if (remedy.isPresent()) {
      return "";
    }
    DiffStyle usual = isWritten() ? DiffStyle.NONE : DiffStyle.FULL;
    return shown.apply(result.diff(diff.orElse(usual)));
  }

  private String text(UnaryOperator<String> shownDiff) {
    if (remedy.isPresent()) {
      return new Check(result, diff, "--diff=full", remedy.get()).text(options.verbose, shownDiff);
    }
    return (options.verbose ? result.details() : "")
        + result.report(dryRun)
        + (isWritten() ? result.equivalentRules() : "");
  }

  private boolean isWritten() {
    return !dryRun && result.isWritable();
  }
}
