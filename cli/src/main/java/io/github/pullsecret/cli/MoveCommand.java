package io.github.pullsecret.cli;

import io.github.pullsecret.RewriteRequest;
import io.github.pullsecret.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pullsecret move}. */
@Command(
    name = "move",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Moves inline imagePullSecrets of pod specs onto ServiceAccounts and proves that every pod"
          + " keeps exactly its pull secrets."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pullsecret move --dry-run               show what would change below this directory",
      "  pullsecret move apps jobs               change the files below apps and jobs",
      "  pullsecret move --service-account default --allow-gain",
      "                                          put the list on the default ServiceAccount",
      "  pullsecret move --to pod --restore-default",
      "                                          the way back",
      "",
      "Exit codes: 0 done or nothing to do, 1 workloads are kept inline (--fail-on-kept), 2 usage,",
      "3 a file can't be read or written, 4 the proof failed (a bug; nothing is written)."
    })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class MoveCommand extends ManifestCommand implements Callable<Integer> {
  @Mixin MoveOptions move;

  @Mixin RunOptions options;

  MoveCommand(Path workingDirectory) {
    super(workingDirectory);
  }

  @Override
  public Integer call() throws UsageException, IOException {
    return new Runner(options).run(options.checked(this::request));
  }

  private RewriteRequest request() {
    return move.in(options.request(workingDirectory, manifests))
        .steps(List.of(move.step()))
        .build();
  }
}
