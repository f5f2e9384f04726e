package io.github.pullsecret.cli;

import io.github.pullsecret.ExplainResult;
import io.github.pullsecret.FailOn;
import io.github.pullsecret.PullSecret;
import io.github.pullsecret.RewriteRequest;
import io.github.pullsecret.UsageException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

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
final class ExplainCommand implements Callable<Integer> {
  private final Path workingDirectory;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      defaultValue = RunOptions.HERE,
      description = RunOptions.PATHS)
  List<Path> manifests;

  @Option(
      names = "--fail-on",
      paramLabel = "error|warning|none",
      defaultValue = "none",
      description =
          "Exit with 1 when there are errors, or also warnings (default: ${DEFAULT-VALUE}).")
  String failOn;

  @Mixin ExplainOptions options;

  ExplainCommand(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  @Override
  public Integer call() throws UsageException {
    PrintWriter messages = options.command.commandLine().getErr();
    PrintWriter out = options.command.commandLine().getOut();
    FailOn fails = fails();
    Console console = Console.of(options.command);
    console.setColours(options.color);
    RewriteRequest request = options.request(workingDirectory, manifests);
    ExplainResult result =
        console.run(around -> PullSecret.explain(request, around), options.quiet);
    result.problems().forEach(messages::println);
    if (options.quiet) {
      out.print(result.errors(console.isColoured()));
    } else {
      result.warnings().forEach(warning -> messages.println("warning: " + warning));
      result.notes().forEach(messages::println);
      out.print(result.text(options.verbose, console.isColoured()));
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

  private FailOn fails() {
    try {
      return FailOn.parse(failOn);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(options.command.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
