package io.github.pullsecret.cli;

import io.github.pullsecret.DiffStyle;
import io.github.pullsecret.RewriteRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that rewrite. */
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class RunOptions extends ReadOptions {
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
      names = "--patch",
      paramLabel = "FILE",
      description = "Write a patch for 'git apply' or 'patch -p1', in the files' own bytes.")
  @Nullable Path patch;

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

  @Override
  RewriteRequest.Builder request(Path workingDirectory, List<Path> manifests) {
    RewriteRequest.Builder request =
        super.request(workingDirectory, manifests).keepGoing(keepGoing);
    Optional.ofNullable(filesFrom).ifPresent(request::filesFrom);
    Optional.ofNullable(changedSince).ifPresent(request::changedSince);
    return request;
  }

  /** How much of the differences is to be printed, if the user says it. */
  Optional<DiffStyle> diffStyle() {
    return checked(() -> Optional.ofNullable(diff).map(DiffStyle::of));
  }
}
