package io.github.pullsecret.cli;

import io.github.pullsecret.FailOn;
import io.github.pullsecret.RewriteRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a command that changes nothing. */
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class ExplainOptions extends ReadOptions {
  @Option(
      names = "--fail-on",
      paramLabel = "error|warning|none",
      defaultValue = "none",
      description =
          "Exit with 1 when there are errors, or also warnings (default: ${DEFAULT-VALUE}).")
  String failOn;

  /** Which findings are a failure. */
  FailOn fails() {
    return checked(() -> FailOn.parse(failOn));
  }

  /** What is asked for. */
  RewriteRequest request(Path workingDirectory, List<Path> manifests) {
    return checked(
        () ->
            new RewriteRequest(
                workingDirectory,
                manifests,
                Optional.ofNullable(rules),
                Optional.ofNullable(namespace),
                inNamespace,
                includes,
                excludes,
                /* filesFrom= */ Optional.empty(),
                /* changedSince= */ Optional.empty(),
                jobs,
                /* keepGoing= */ false,
                /* failOnKept= */ false,
                /* serviceAccountsOnly= */ false,
                RewriteRequest.AUTO,
                unit,
                List.of()));
  }
}
