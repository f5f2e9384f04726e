package io.github.pullsecret.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** A command whose arguments are all PATHs. */
@SuppressWarnings("NullAway.Init") // fields are set by picocli
abstract class ManifestCommand {
  final Path workingDirectory;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      defaultValue = ReadOptions.HERE,
      description = ReadOptions.PATHS)
  List<Path> manifests;

  /** A command that starts in a directory. */
  ManifestCommand(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }
}
