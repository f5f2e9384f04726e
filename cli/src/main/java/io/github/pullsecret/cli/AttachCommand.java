package io.github.pullsecret.cli;

import io.github.pullsecret.RewriteRequest;
import io.github.pullsecret.Step;
import io.github.pullsecret.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pullsecret attach}. */
@Command(
    name = "attach",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Puts a pull secret on a ServiceAccount's manifest, or generates the manifest, and says which"
          + " pods gain it: 'kubectl patch serviceaccount' in files."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pullsecret attach dockersec --service-account default --dry-run",
      "  pullsecret attach dockersec --service-account default --in-namespace shop",
      "",
      "Exit codes: 0 done or nothing to do, 1 a ServiceAccount is left as it is (--fail-on-kept),",
      "2 usage, 3 a file can't be read or written, 4 the proof failed (a bug; nothing is written)."
    })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class AttachCommand implements Callable<Integer> {
  private final Path workingDirectory;

  @Parameters(
      index = "0",
      paramLabel = "SECRET",
      description =
          "The pull secret; {namespace} in its name stands for the namespace that the"
              + " ServiceAccount is applied to.")
  String secret;

  @Parameters(
      index = "1..*",
      paramLabel = "PATH",
      arity = "0..*",
      defaultValue = ReadOptions.HERE,
      description = ReadOptions.PATHS)
  List<Path> manifests;

  @Option(
      names = "--service-account",
      required = true,
      paramLabel = "default|NAME",
      description = "The ServiceAccount that gets it.")
  String serviceAccount;

  @Option(
      names = "--place",
      paramLabel = "auto|beside|root|file=NAME",
      defaultValue = RewriteRequest.AUTO,
      description =
          "Where a generated ServiceAccount stands, as for 'pullsecret move' (default:"
              + " ${DEFAULT-VALUE}).")
  String place;

  @Option(
      names = "--fail-on-kept",
      description = "Exit with 1 when a ServiceAccount is left as it is.")
  boolean failOnKept;

  @Mixin RunOptions options;

  AttachCommand(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  @Override
  public Integer call() throws UsageException, IOException {
    return new Runner(options).run(options.checked(this::request));
  }

  private RewriteRequest request() {
    return options
        .request(workingDirectory, manifests)
        .failOnKept(failOnKept)
        .place(place)
        .steps(List.of(new Step.Attach(secret, serviceAccount, Step.Scope.ALL)))
        .build();
  }
}
