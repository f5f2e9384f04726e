package io.github.pullsecret.cli;

import io.github.pullsecret.DiffStyle;
import io.github.pullsecret.PullSecret;
import io.github.pullsecret.ReportFile;
import io.github.pullsecret.ReportFormat;
import io.github.pullsecret.RewriteRequest;
import io.github.pullsecret.RewriteResult;
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
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Runs a request, writes what it makes, and prints what came of it.
 *
 * @param options the options of the command
 * @param remedy of a check, which writes nothing, the command that makes the changes
 */
record Runner(RunOptions options, Optional<String> remedy) {
  /** Runs a command that writes. */
  Runner(RunOptions options) {
    this(options, Optional.empty());
  }

  /** Runs it and gives back the exit code. */
  int run(RewriteRequest request) throws UsageException, IOException {
    CommandLine command = options.command.commandLine();
    PrintWriter messages = command.getErr();
    Console console = Console.of(options.command);
    console.setColours(options.color);
    if (request.isStream() && options.patch != null) {
      throw new ParameterException(
          command, "--patch: standard input is no file to patch; redirect --dry-run instead");
    }
    Optional<DiffStyle> diff = options.diffStyle();
    ReportFormat format = options.reportFormat();
    List<ReportFile> reports = options.reportFiles();
    RewriteResult result =
        console.run(around -> PullSecret.rewrite(request, around), options.quiet);
    result.problems().forEach(messages::println);
    boolean dryRun = options.dryRun || remedy.isPresent();
    if (!options.quiet) {
      result.warnings(dryRun).forEach(warning -> messages.println("warning: " + warning));
      result.notes().forEach(messages::println);
    }
    boolean writes = !dryRun && result.isWritable();
    if (options.patch != null && result.isWritable()) {
      writePatch(result, request.workingDirectory().resolve(options.patch), messages);
    }
    if (writes && request.isStream()) {
      console.write(result.stream());
      console.hasWritten();
    } else if (writes) {
      List<String> notes = result.write();
      console.hasWritten();
      if (!options.quiet) {
        notes.forEach(messages::println);
      }
    }
    Output output = new Output(options, diff, remedy, result, dryRun, request.isStream());
    output.write(reports, request.workingDirectory());
    output.print(format, console, command.getOut(), messages);
    return exitCode(result, writes, messages);
  }

  private int exitCode(RewriteResult result, boolean writes, PrintWriter messages) {
    if (!result.problems().isEmpty()) {
      messages.println(
          writes
              ? "Some files can't be read; the rest was done."
              : "Mend or exclude the files above, or do the rest with --keep-going.");
      return ExitCode.INPUT;
    }
    int kept = result.failures();
    if (kept > 0) {
      messages.println(
          (kept == 1 ? "1 workload is" : kept + " workloads are")
              + " kept as "
              + (kept == 1 ? "it is" : "they are")
              + " (--fail-on-kept).");
    }
    boolean changes = remedy.isPresent() && !result.changes().isEmpty();
    if (changes && options.quiet) {
      messages.println("A rewrite would change something. To fix it: " + remedy.get());
    }
    return changes ? ExitCode.CHANGES : kept > 0 ? ExitCode.KEPT : ExitCode.OK;
  }

  private static void writePatch(RewriteResult result, Path file, PrintWriter messages)
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
      throw new IOException(
          "can't write the patch " + file + ": there is no such directory; make it first", e);
    } catch (AccessDeniedException e) {
      throw new IOException(
          "can't write the patch " + file + ": permission denied; give another place", e);
    }
  }
}
