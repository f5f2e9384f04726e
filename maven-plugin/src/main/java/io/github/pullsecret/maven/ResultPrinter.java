package io.github.pullsecret.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pullsecret.Check;
import io.github.pullsecret.DiffStyle;
import io.github.pullsecret.ReportFile;
import io.github.pullsecret.ReportFormat;
import io.github.pullsecret.RewriteResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * Prints a result, and writes it to files.
 *
 * @param log gets what is printed
 * @param format what is printed
 * @param quiet whether a text is not printed
 * @param verbose whether a text lists every change
 * @param diff how much of the differences a text shows, if the user says it
 * @param reports the files that get the result
 * @param basedir what their paths start from
 * @param remedy of a check, the command that makes the changes
 */
record ResultPrinter(
    Log log,
    ReportFormat format,
    boolean quiet,
    boolean verbose,
    Optional<DiffStyle> diff,
    List<ReportFile> reports,
    Path basedir,
    Optional<String> remedy) {

  /**
   * The printer that the parameters ask for.
   *
   * @param directory where reports go that name no file
   * @throws IllegalArgumentException if a parameter is wrong; the message starts with its name
   */
  static ResultPrinter of(
      OutputParameters parameters,
      List<String> reports,
      Path basedir,
      Path directory,
      Optional<String> remedy) {
    List<ReportFile> files = new ArrayList<>();
    for (String report : reports) {
      files.add(
          report.contains("=")
              ? ReportFile.of(report)
              : ReportFile.in(directory, ReportFormat.of(report)));
    }
    return new ResultPrinter(
        parameters.getLog(),
        ReportFormat.of(parameters.format),
        parameters.quiet,
        parameters.verbose,
        Optional.ofNullable(parameters.diff).map(DiffStyle::of),
        files,
        basedir,
        remedy);
  }

  /** Each text is one message that starts on a line of its own, so that it can be copied. */
  void print(RewriteResult result, boolean dryRun) throws IOException {
    for (ReportFile report : reports) {
      report.write(basedir, in(report.format(), result, dryRun).getBytes(UTF_8));
      log.info("Report: " + basedir.resolve(report.path()));
    }
    if (format != ReportFormat.TEXT) {
      info(in(format, result, dryRun));
    } else if (remedy.isPresent() && !quiet) {
      info(check(result));
    } else if (!quiet) {
      String changes = changes(result, dryRun);
      if (!changes.isEmpty()) {
        log.info("\n" + changes);
      }
      info(report(result, dryRun));
    }
  }

  private void info(String text) {
    log.info("\n" + text.substring(0, Math.max(0, text.length() - 1)));
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
    return new Check(result, diff, "-Dpullsecret.diff=full", remedy.orElse("")).text(verbose);
  }

  private String changes(RewriteResult result, boolean dryRun) {
    boolean written = !dryRun && result.isWritable();
    return result.diff(diff.orElse(written ? DiffStyle.NONE : DiffStyle.FULL));
  }

  private String report(RewriteResult result, boolean dryRun) {
    boolean written = !dryRun && result.isWritable();
    return (verbose ? result.details() : "")
        + result.report(dryRun)
        + (written ? result.equivalentRules() : "");
  }
}
