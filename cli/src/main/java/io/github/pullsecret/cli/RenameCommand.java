package io.github.pullsecret.cli;

import io.github.pullsecret.RewriteRequest;
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

/** {@code pullsecret rename}. */
@Command(
    name = "rename",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Renames a pull secret and every reference to it, and proves that every pod keeps its pull"
          + " secrets under their new names."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pullsecret rename dockersec prod-dockersec --dry-run",
      "                                          show what would change below this directory",
      "  pullsecret rename dockersec prod-dockersec envs/prod --references-only",
      "                                          first the references, beside a new Secret",
      "  pullsecret rename a b --rename b=a      swap two",
      "  pullsecret rename old new --image old.example/shop=new.example/shop",
      "                                          move to another registry",
      "  pullsecret rename dockersec '{namespace}-dockersec'",
      "",
      "Exit codes: 0 done or nothing to do, 2 usage, or it can't be done as asked for,",
      "3 a file can't be read or written, 4 the proof failed (a bug; nothing is written)."
    })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class RenameCommand implements Callable<Integer> {
  private final Path workingDirectory;

  @Parameters(index = "0", paramLabel = "OLD", description = "The name that the secret has.")
  String from;

  @Parameters(
      index = "1",
      paramLabel = "NEW",
      description =
          "The name that it gets; {namespace} in it stands for the namespace that an object is"
              + " applied to.")
  String to;

  @Parameters(
      index = "2..*",
      paramLabel = "PATH",
      arity = "0..*",
      defaultValue = ReadOptions.HERE,
      description = ReadOptions.PATHS)
  List<Path> manifests;

  @Option(
      names = "--rename",
      paramLabel = "OLD=NEW",
      description = "Rename another secret at the same time; repeatable.")
  List<String> others = List.of();

  @Mixin RenameOptions rename;

  @Mixin RunOptions options;

  RenameCommand(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  @Override
  public Integer call() throws UsageException, IOException {
    return new Runner(options).run(options.checked(this::request));
  }

  private RewriteRequest request() {
    return options.request(workingDirectory, manifests).steps(steps()).build();
  }

  private List<Step> steps() {
    List<String> pairs = new ArrayList<>(List.of(from + "=" + to));
    pairs.addAll(others);
    List<Step> steps = new ArrayList<>(List.of(rename.rename(pairs)));
    steps.addAll(Step.images(rename.images));
    return steps;
  }
}
