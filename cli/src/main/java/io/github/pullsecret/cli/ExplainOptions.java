package io.github.pullsecret.cli;

import io.github.pullsecret.RewriteRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of a command that reads and writes nothing. */
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class ExplainOptions {
  @Spec(Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--unit",
      paramLabel = "tree|directory|GLOB",
      defaultValue = RewriteRequest.TREE,
      description =
          "How files that no kustomization reaches are divided into units that share"
              + " ServiceAccounts and Secrets: one for all, one for each directory, or one for each"
              + " directory that matches, as 'envs/*' (default: ${DEFAULT-VALUE}).")
  String unit;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "The rules file, for the kinds and ServiceAccounts that it declares (default: the nearest"
              + " pullsecret.yaml from the first PATH upward to the root of its Git repository).")
  @Nullable Path rules;

  @Option(
      names = "--namespace",
      paramLabel = "NS",
      description = "What a manifest without namespace means.")
  @Nullable String namespace;

  @Option(
      names = "--in-namespace",
      paramLabel = "NS",
      description = "Show only what is applied to this namespace; repeatable.")
  List<String> inNamespace = List.of();

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description = "Show only pods of files that match; all are read. Repeatable.")
  List<String> includes = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Don't show pods of files that match; all are read. Repeatable.")
  List<String> excludes = List.of();

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      defaultValue = "auto",
      description =
          "Colour the table and the labels of messages (default: on a terminal, unless NO_COLOR is"
              + " set).")
  ColourMode color;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print only errors.")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Also print notes.")
  boolean verbose;

  /** What is asked for. */
  RewriteRequest request(Path workingDirectory, List<Path> manifests) {
    try {
      return new RewriteRequest(
          workingDirectory,
          manifests,
          Optional.ofNullable(rules),
          Optional.ofNullable(namespace),
          inNamespace,
          includes,
          excludes,
          /* filesFrom= */ Optional.empty(),
          /* changedSince= */ Optional.empty(),
          /* keepGoing= */ false,
          /* failOnKept= */ false,
          /* serviceAccountsOnly= */ false,
          RewriteRequest.AUTO,
          unit,
          List.of());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
