package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pullsecret.ExplainResult;
import io.github.pullsecret.FailOn;
import io.github.pullsecret.PullSecret;
import io.github.pullsecret.ReportFile;
import io.github.pullsecret.ReportFormat;
import io.github.pullsecret.RewriteRequest;
import io.github.pullsecret.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pullsecret explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Shows the pull secrets that each pod gets and where they come from, and what will keep it"
          + " from its images. Changes nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pullsecret explain apps                 every pod below apps",
      "  pullsecret explain --include 'apps/web/**' --verbose",
      "                                          read everything, show one application",
      "  pullsecret explain --quiet --fail-on error",
      "                                          in a pipeline: only what is surely wrong",
      "",
      "Exit codes: 0 done, 1 there are findings (--fail-on), 2 usage or the rules file is wrong,",
      "3 a file can't be read (the rest is explained)."
    })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class ExplainCommand extends ManifestCommand implements Callable<Integer> {
  @Mixin ExplainOptions options;

  ExplainCommand(Path workingDirectory) {
    super(workingDirectory);
  }

  @Override
  public Integer call() throws UsageException, IOException {
    PrintWriter messages = options.command.commandLine().getErr();
    PrintWriter out = options.command.commandLine().getOut();
    FailOn fails = options.fails();
    ReportFormat format = options.reportFormat();
    List<ReportFile> reports = options.reportFiles();
    Console console = Console.of(options.command);
    console.setColours(options.color);
    RewriteRequest request =
        options.checked(() -> options.request(workingDirectory, manifests).build());
    ExplainResult result =
        console.run(around -> PullSecret.explain(request, around), options.quiet);
    result.problems().forEach(messages::println);
    if (!options.quiet) {
      result.warnings().forEach(warning -> messages.println("warning: " + warning));
      result.notes().forEach(messages::println);
    }
    for (ReportFile report : reports) {
      report.write(
          workingDirectory, result.in(report.format(), "explain", options.verbose).getBytes(UTF_8));
    }
    if (format != ReportFormat.TEXT) {
      out.print(result.in(format, "explain", options.verbose));
    } else {
      boolean colour = console.isColoured();
      out.print(options.quiet ? result.errors(colour) : result.text(options.verbose, colour));
    }
    if (!result.problems().isEmpty()) {
      messages.println("Some files can't be read; the rest is explained.");
      return ExitCode.INPUT;
    }
    int failures = result.failures(fails);
    if (failures > 0) {
      messages.println(
          failures + (failures == 1 ? " finding" : " findings") + " (--fail-on " + fails + ").");
      return ExitCode.KEPT;
    }
    return ExitCode.OK;
  }
}
