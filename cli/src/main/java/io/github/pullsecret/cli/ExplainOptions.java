package io.github.pullsecret.cli;

import io.github.pullsecret.FailOn;
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
}
