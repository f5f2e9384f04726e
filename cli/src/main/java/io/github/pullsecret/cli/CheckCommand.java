package io.github.pullsecret.cli;

import io.github.pullsecret.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code pullsecret check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Says what 'pullsecret rewrite' with the same options would change, and fails if that is"
          + " anything; writes no manifest. Its last line is the command that makes the changes."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pullsecret check                        by the rules of pullsecret.yaml, or a move",
      "  pullsecret check --fail-on-kept --diff=summary",
      "  pullsecret check --format github --report sarif=pullsecret.sarif",
      "                                          annotations and code scanning, from one run",
      "",
      "Exit codes: 0 a rewrite changes nothing, 1 it would change something, or workloads are kept",
      "inline (--fail-on-kept), 2 usage or the rules file is wrong, 3 a file can't be read, 4 the",
      "proof failed (a bug)."
    })
final class CheckCommand extends RuleOptions implements Callable<Integer> {
  private final String remedy;

  /**
   * A check.
   *
   * @param arguments the command line, of which the command that fixes things is made
   */
  CheckCommand(Path workingDirectory, String... arguments) {
    super(workingDirectory);
    this.remedy = Remedy.of(arguments);
  }

  @Override
  public Integer call() throws UsageException, IOException {
    return new Runner(options, Optional.of(remedy)).run(request());
  }
}
