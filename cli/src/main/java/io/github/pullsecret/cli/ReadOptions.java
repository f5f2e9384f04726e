package io.github.pullsecret.cli;

import io.github.pullsecret.ReportFile;
import io.github.pullsecret.ReportFormat;
import io.github.pullsecret.RewriteRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of all commands that read manifests. */
@SuppressWarnings("NullAway.Init") // fields are set by picocli
abstract class ReadOptions {
  /** The default of a PATH. */
  static final String HERE = ".";

  /** What every command says of its PATHs. */
  static final String PATHS =
      "Files and directories, together one tree (default: this directory). Directories are"
          + " searched for *.yaml, *.yml and *.json. '-' alone is standard input, rewritten to"
          + " standard output.";

  @Spec(Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--format",
      paramLabel = "text|json|sarif|markdown|github",
      defaultValue = "text",
      description =
          "What is printed: a text, or the same result for programs, for code scanning, for a"
              + " comment on a pull request, or as annotations of a GitHub workflow (default:"
              + " ${DEFAULT-VALUE}). The differences are only in a text.")
  String format;

  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      description = "Also write the result to a file in one of these formats; repeatable.")
  List<String> reports = List.of();

  @Option(
      names = "--unit",
      paramLabel = "tree|directory|GLOB",
      defaultValue = RewriteRequest.TREE,
      description =
          "How files that no kustomization reaches are divided into units that share"
              + " ServiceAccounts: one for all, one for each directory, or one for each directory"
              + " that matches, as 'envs/*' (default: ${DEFAULT-VALUE}).")
  String unit;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "The rules file (default: the nearest pullsecret.yaml from the first PATH upward to the"
              + " root of its Git repository).")
  @Nullable Path rules;

  @Option(
      names = "--namespace",
      paramLabel = "NS",
      description = "What a manifest without namespace means.")
  @Nullable String namespace;

  @Option(
      names = "--in-namespace",
      paramLabel = "NS",
      description = "Change or show only what is applied to this namespace; repeatable.")
  List<String> inNamespace = List.of();

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description = "Write or show only files that match; all are read. Repeatable.")
  List<String> includes = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Don't write or show files that match; all are read. Repeatable.")
  List<String> excludes = List.of();

  @Option(
      names = {"-q", "--quiet"},
      description = "Print only errors.")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Also list every change; of explain, notes as well.")
  boolean verbose;

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      defaultValue = "auto",
      description =
          "Whether diffs, tables and the labels of messages are coloured; 'auto' does on a terminal,"
              + " unless NO_COLOR is set (default: ${DEFAULT-VALUE}).")
  ColourMode color;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "How many files are read and edited at once (default: as many as there are processors).")
  int jobs;

  @Option(
      names = "--max-file-size",
      paramLabel = "SIZE",
      defaultValue = RewriteRequest.MAX_FILE_SIZE,
      description =
          "How large a file may be that could matter, such as 64Mi or 10M (default:"
              + " ${DEFAULT-VALUE}). A larger one is reported like one that can't be parsed.")
  String maxFileSize;

  /** Begins what is asked for, with what all commands can say of it. */
  RewriteRequest.Builder request(Path workingDirectory, List<Path> manifests) {
    RewriteRequest.Builder request =
        RewriteRequest.builder(workingDirectory)
            .manifests(manifests)
            .inNamespace(inNamespace)
            .includes(includes)
            .excludes(excludes)
            .jobs(jobs)
            .maxFileSize(maxFileSize)
            .unit(unit);
    Optional.ofNullable(rules).ifPresent(request::rules);
    Optional.ofNullable(namespace).ifPresent(request::namespace);
    return request;
  }

  /** What is to be printed. */
  ReportFormat reportFormat() {
    return checked(() -> ReportFormat.of(format));
  }

  /** The files that get the result, too. */
  List<ReportFile> reportFiles() {
    return checked(() -> reports.stream().map(ReportFile::of).toList());
  }

  /** Makes a part of a request; what is wrong with it is a mistake in the command line. */
  <T> T checked(Supplier<T> part) {
    try {
      return part.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
