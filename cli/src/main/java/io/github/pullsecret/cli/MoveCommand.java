package io.github.pullsecret.cli;

import io.github.pullsecret.MoveRequest;
import io.github.pullsecret.MoveResult;
import io.github.pullsecret.PullSecret;
import io.github.pullsecret.UsageException;
import io.github.pullsecret.diff.Patch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pullsecret move}. */
@Command(
    name = "move",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Moves inline imagePullSecrets of pod specs onto ServiceAccounts and proves that every pod"
          + " keeps exactly its pull secrets."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pullsecret move --dry-run               show what would change below this directory",
      "  pullsecret move apps jobs               change the files below apps and jobs",
      "  pullsecret move --service-account default --allow-gain",
      "                                          put the list on the default ServiceAccount",
      "",
      "Exit codes: 0 done or nothing to do, 1 workloads are kept inline (--fail-on-kept), 2 usage,",
      "3 a file can't be read or written, 4 the proof failed (a bug; nothing is written)."
    })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class MoveCommand implements Callable<Integer> {
  private final Path workingDirectory;

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      defaultValue = ".",
      description =
          "Files and directories, together one tree (default: this directory). Directories are"
              + " searched for *.yaml, *.yml and *.json.")
  List<Path> manifests;

  @Option(names = "--dry-run", description = "Write nothing; print the diff.")
  boolean dryRun;

  @Option(names = "--diff", description = "Print the diff when writing, too.")
  boolean diff;

  @Option(
      names = "--patch",
      paramLabel = "FILE",
      description = "Write a patch for 'git apply' or 'patch -p1', in the files' own bytes.")
  @Nullable Path patch;

  @Option(
      names = "--service-account",
      paramLabel = "auto|default|NAME",
      defaultValue = MoveRequest.AUTO,
      description =
          "Where pods that run as 'default' get their secrets from: 'auto' generates a"
              + " ServiceAccount for each list, 'default' extends 'default' itself, any other name"
              + " is that ServiceAccount (default: ${DEFAULT-VALUE}).")
  String serviceAccount;

  @Option(
      names = "--allow-gain",
      description = "Let pods get more pull secrets than before; each is named. Never fewer.")
  boolean allowGain;

  @Option(
      names = "--split-service-accounts",
      description =
          "Generate a ServiceAccount for pods whose own can't be extended exactly; they leave it.")
  boolean splitServiceAccounts;

  @Option(
      names = "--create-missing-service-accounts",
      description = "Generate a manifest for ServiceAccounts that pods name and no file defines.")
  boolean createMissingServiceAccounts;

  @Option(
      names = "--service-accounts-only",
      description =
          "Write only the ServiceAccounts and leave the lists, for a first commit where several"
              + " applications sync independently; a later move then changes only the workloads.")
  boolean serviceAccountsOnly;

  @Option(
      names = "--keep-immutable",
      description = "Leave Jobs and bare Pods alone, since existing ones can't be changed.")
  boolean keepImmutable;

  @Option(
      names = "--drop-comments",
      description = "Remove comment lines directly above a moved list as well.")
  boolean dropComments;

  @Option(
      names = "--place",
      paramLabel = "auto|beside|root|file=NAME",
      defaultValue = MoveRequest.AUTO,
      description =
          "Where generated ServiceAccounts stand: 'auto' above their only user, else in a file in"
              + " the lowest directory that is applied; 'beside' in a file in every directory with"
              + " users; 'root' in one file at the top; 'file=NAME' like auto in files of that name"
              + " (default: ${DEFAULT-VALUE}).")
  String place;

  @Option(
      names = "--unit",
      paramLabel = "tree|directory|GLOB",
      defaultValue = MoveRequest.TREE,
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
      description = "Move only workloads of this namespace; repeatable.")
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
      names = "--keep-going",
      description =
          "Move the rest although a file that could matter can't be read; the exit code is still"
              + " 3.")
  boolean keepGoing;

  @Option(
      names = "--fail-on-kept",
      description =
          "Exit with 1 when workloads are kept inline; the others are moved all the same. Those"
              + " that an option or a comment 'pullsecret:ignore REASON' keeps don't count.")
  boolean failOnKept;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print only errors.")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Also list every moved workload.")
  boolean verbose;

  MoveCommand(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  @Override
  public Integer call() throws UsageException, IOException {
    MoveResult result = PullSecret.move(request());
    PrintWriter messages = spec.commandLine().getErr();
    result.problems().forEach(messages::println);
    if (!quiet) {
      result.warnings(dryRun).forEach(warning -> messages.println("warning: " + warning));
      result.notes().forEach(messages::println);
    }
    boolean writes = !dryRun && result.isWritable();
    if (patch != null && result.isWritable()) {
      writePatch(result, workingDirectory.resolve(patch), messages);
    }
    if (writes) {
      result.write();
    }
    if (!quiet) {
      print(result, writes);
    }
    if (!result.problems().isEmpty()) {
      messages.println(
          writes
              ? "Some files can't be read; the rest was moved."
              : "Mend or exclude the files above, or move the rest with --keep-going.");
      return ExitCode.INPUT;
    }
    int kept = result.failures();
    if (kept > 0) {
      messages.println(
          (kept == 1 ? "1 workload is" : kept + " workloads are")
              + " kept inline (--fail-on-kept).");
      return ExitCode.KEPT;
    }
    return ExitCode.OK;
  }

  private MoveRequest request() throws UsageException {
    try {
      return new MoveRequest(
          workingDirectory,
          manifests,
          Optional.ofNullable(rules),
          Optional.ofNullable(namespace),
          inNamespace,
          includes,
          excludes,
          keepGoing,
          failOnKept,
          serviceAccount,
          allowGain,
          splitServiceAccounts,
          createMissingServiceAccounts,
          serviceAccountsOnly,
          keepImmutable,
          dropComments,
          place,
          unit);
    } catch (IllegalArgumentException e) {
      throw new picocli.CommandLine.ParameterException(
          spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private void print(MoveResult result, boolean written) {
    PrintWriter out = spec.commandLine().getOut();
    if ((dryRun || diff || !written) && !result.changes().isEmpty()) {
      out.print(result.diff());
      out.print('\n');
    }
    if (verbose) {
      out.print(result.details());
    }
    out.print(result.report(dryRun));
  }

  private static void writePatch(MoveResult result, Path file, PrintWriter messages)
      throws IOException {
    if (result.changes().isEmpty()) {
      messages.println("note: nothing changes, so no patch is written");
      return;
    }
    Patch whole = result.patch();
    whole.warnings().forEach(warning -> messages.println("warning: " + warning));
    try {
      Files.write(file, whole.bytes());
    } catch (NoSuchFileException e) {
      throw new IOException("can't write the patch " + file + ": there is no such directory", e);
    } catch (AccessDeniedException e) {
      throw new IOException("can't write the patch " + file + ": permission denied", e);
    }
  }
}
