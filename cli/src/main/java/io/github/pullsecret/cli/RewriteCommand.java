package io.github.pullsecret.cli;

import io.github.pullsecret.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code pullsecret rewrite}. */
@Command(
    name = "rewrite",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Applies the rules of pullsecret.yaml, in order and in one diff; without rules, moves inline"
          + " imagePullSecrets onto ServiceAccounts. Rules given as options replace those of the"
          + " file."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pullsecret rewrite --dry-run            show what the rules file would change",
      "  pullsecret rewrite --rename dockersec=prod-dockersec --move",
      "                                          rename, and then move; no rules file is needed",
      "",
      "Exit codes: 0 done or nothing to do, 1 workloads are kept inline (--fail-on-kept), 2 usage or",
      "the rules file is wrong, 3 a file can't be read or written, 4 the proof failed (a bug;",
      "nothing is written)."
    })
final class RewriteCommand extends RuleOptions implements Callable<Integer> {
  RewriteCommand(Path workingDirectory) {
    super(workingDirectory);
  }

  @Override
  public Integer call() throws UsageException, IOException {
    return new Runner(options).run(request());
  }
}
