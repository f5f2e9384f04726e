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

/**
 * What a command prints and writes about what it did.
 *
 * @param options the options of the command
 * @param diff how much of the differences is printed, if the user says it
 * @param remedy of a check, the command that makes the changes
 * @param result what it did
 * @param dryRun whether nothing was to be written
 */
record Output(
    RunOptions options,
    Optional<DiffStyle> diff,
    Optional<String> remedy,
    RewriteResult result,
    boolean dryRun) {

  /** Prints the result; what a program reads is printed also if people want quiet. */
  void print(ReportFormat format, PrintWriter out) {
    if (!options.quiet || format != ReportFormat.TEXT) {
      out.print(in(format));
    }
  }

  /** Writes the result to the files that are asked for. */
  void write(List<ReportFile> reports, Path workingDirectory) throws IOException {
    for (ReportFile report : reports) {
      report.write(workingDirectory, in(report.format()).getBytes(UTF_8));
    }
  }

  private String in(ReportFormat format) {
    return format == ReportFormat.TEXT
        ? text()
        : result.in(format, options.command.name(), dryRun, remedy);
  }

  private String text() {
    if (remedy.isPresent()) {
      return new Check(result, diff, "--diff=full", remedy.get()).text(options.verbose);
    }
    boolean written = !dryRun && result.isWritable();
    String changes = result.diff(diff.orElse(written ? DiffStyle.NONE : DiffStyle.FULL));
    return changes
        + (changes.isEmpty() ? "" : "\n")
        + (options.verbose ? result.details() : "")
        + result.report(dryRun)
        + (written ? result.equivalentRules() : "");
  }
}
