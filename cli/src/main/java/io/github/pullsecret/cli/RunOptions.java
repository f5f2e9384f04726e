package io.github.pullsecret.cli;

import io.github.pullsecret.DiffStyle;
import io.github.pullsecret.ReportFile;
import io.github.pullsecret.ReportFormat;
import io.github.pullsecret.RewriteRequest;
import io.github.pullsecret.Step;
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

/** The options that every command has which rewrites. */
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class RunOptions {
  /** The default of a PATH. */
  static final String HERE = ".";

  /** What every command says of its PATHs. */
  static final String PATHS =
      "Files and directories, together one tree (default: this directory). Directories are"
          + " searched for *.yaml, *.yml and *.json. '-' alone is standard input, rewritten to"
          + " standard output.";

  @Spec(Target.MIXEE)
  CommandSpec command;

  @Option(names = "--dry-run", description = "Write nothing; print the diff.")
  boolean dryRun;

  @Option(
      names = "--diff",
      paramLabel = "none|summary|full",
      arity = "0..1",
      preprocessor = OptionalValue.class,
      description =
          "How much of the differences to print: nothing, how many lines of each file, or all"
              + " (alone: full; default: full if nothing is written, else none; of a check the first"
              + " lines). The value comes after '='.")
  @Nullable String diff;

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
      names = "--patch",
      paramLabel = "FILE",
      description = "Write a patch for 'git apply' or 'patch -p1', in the files' own bytes.")
  @Nullable Path patch;

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
      description = "Change only what is applied to this namespace; repeatable.")
  List<String> inNamespace = List.of();

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description = "Write only files that match; all are read. Repeatable.")
  List<String> includes = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Don't write files that match; all are read. Repeatable.")
  List<String> excludes = List.of();

  @Option(
      names = "--files-from",
      paramLabel = "FILE|-",
      description =
          "Write only files that this list names, one on each line or separated by NUL, and new"
              + " ones that they need; all are read. '-' is standard input.")
  @Nullable Path filesFrom;

  @Option(
      names = "--changed-since",
      paramLabel = "REF",
      description =
          "Write only files that differ from this branch, tag or commit of Git, committed or not,"
              + " and new ones that they need; all are read.")
  @Nullable String changedSince;

  @Option(
      names = "--keep-going",
      description =
          "Change the rest although a file that could matter can't be read; the exit code is still"
              + " 3.")
  boolean keepGoing;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print only errors.")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Also list every change.")
  boolean verbose;

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      defaultValue = "auto",
      description =
          "Whether the diff and the labels of messages are coloured; 'auto' does on a terminal,"
              + " unless NO_COLOR is set (default: ${DEFAULT-VALUE}).")
  ColourMode color;

  /** What is asked for. */
  RewriteRequest request(
      Path workingDirectory, List<Path> manifests, AccountOptions accounts, List<Step> steps) {
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
                Optional.ofNullable(filesFrom),
                Optional.ofNullable(changedSince),
                keepGoing,
                accounts.failOnKept(),
                accounts.serviceAccountsOnly(),
                accounts.place(),
                unit,
                steps));
  }

  /** How much of the differences is to be printed, if the user says it. */
  Optional<DiffStyle> diffStyle() {
    return checked(() -> Optional.ofNullable(diff).map(DiffStyle::of));
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

  /**
   * What a command says about ServiceAccounts that are written.
   *
   * @param failOnKept whether workloads that are kept inline are a failure
   * @param serviceAccountsOnly whether nothing else is written
   * @param place where generated ones stand
   */
  record AccountOptions(boolean failOnKept, boolean serviceAccountsOnly, String place) {
    /** Those of a command that has none of these options. */
    static final AccountOptions NONE = new AccountOptions(false, false, RewriteRequest.AUTO);
  }
}
