package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pullsecret.Check;
import io.github.pullsecret.DiffStyle;
import io.github.pullsecret.ReportFile;
import io.github.pullsecret.RewriteResult;
import io.github.pullsecret.format.Format;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a command prints and writes about what it did.
 *
 * @param options the options of the command
 * @param remedy of a check, the command that makes the changes
 * @param result what it did
 * @param dryRun whether nothing was to be written
 */
record Output(RunOptions options, Optional<String> remedy, RewriteResult result, boolean dryRun) {

  /** Prints the result; what a program reads is printed also if people want quiet. */
  void print(PrintWriter out) {
    if (!options.quiet || options.format != Format.TEXT) {
      out.print(in(options.format));
    }
  }

  /** Writes the result to the files that are asked for. */
  void write(List<ReportFile> reports, Path workingDirectory) throws IOException {
    for (ReportFile report : reports) {
      report.write(workingDirectory, in(report.format()).getBytes(UTF_8));
    }
  }

  private String in(Format format) {
    return format == Format.TEXT
        ? text()
        : format.write(result.model(options.command.name(), dryRun, remedy));
  }

  private String text() {
    Optional<DiffStyle> asked = Optional.ofNullable(options.diff);
    if (remedy.isPresent()) {
      return new Check(result, asked, "--diff=full", remedy.get()).text(options.verbose);
    }
    boolean written = !dryRun && result.isWritable();
    String diff = result.diff(asked.orElse(written ? DiffStyle.NONE : DiffStyle.FULL));
    return diff
        + (diff.isEmpty() ? "" : "\n")
        + (options.verbose ? result.details() : "")
        + result.report(dryRun);
  }
}
