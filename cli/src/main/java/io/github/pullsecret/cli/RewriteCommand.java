package io.github.pullsecret.cli;

import io.github.pullsecret.Step;
import io.github.pullsecret.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class RewriteCommand implements Callable<Integer> {
  private final Path workingDirectory;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      defaultValue = RunOptions.HERE,
      description = RunOptions.PATHS)
  List<Path> manifests;

  @Option(
      names = "--rename",
      paramLabel = "OLD=NEW",
      description = "Rename a pull secret; several are renamed at once. Repeatable.")
  List<String> renames = List.of();

  @Mixin RenameOptions rename;

  @Option(
      names = "--move",
      description =
          "Move lists after what other options ask for; an option that only a move has says the"
              + " same.")
  boolean move;

  @Mixin MoveOptions moving;

  @Mixin RunOptions options;

  RewriteCommand(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  @Override
  public Integer call() throws UsageException, IOException {
    return new Runner(options)
        .run(
            options.request(
                workingDirectory, manifests, moving.accounts(), options.checked(this::steps)));
  }

  /** What the options ask for; nothing if they leave it to the rules file. */
  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    if (!renames.isEmpty()) {
      steps.add(rename.rename(renames));
    }
    steps.addAll(Step.images(rename.images));
    if (move || moving.isGiven()) {
      steps.add(moving.step());
    }
    return steps;
  }
}
