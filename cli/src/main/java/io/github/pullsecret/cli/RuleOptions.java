package io.github.pullsecret.cli;

import io.github.pullsecret.RewriteRequest;
import io.github.pullsecret.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a rewrite and a check of it are asked for. */
@SuppressWarnings("NullAway.Init") // fields are set by picocli
abstract class RuleOptions extends ManifestCommand {
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

  RuleOptions(Path workingDirectory) {
    super(workingDirectory);
  }

  /** What is asked for. */
  RewriteRequest request() {
    return options.checked(
        () -> moving.in(options.request(workingDirectory, manifests)).steps(steps()).build());
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
