package io.github.pullsecret.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * What differs from a state that Git knows: committed, staged or not, or new and not ignored. Git
 * itself is asked, offline, and changes nothing, not even its index.
 */
public final class GitChanges {
  private static final List<String> GIT =
      List.of(
          "git",
          "--no-optional-locks",
          "--literal-pathspecs",
          "-c",
          "core.fsmonitor=false",
          "-c",
          "diff.relative=false");

  private final Path directory;

  private GitChanges(Path directory) {
    this.directory = directory;
  }

  /**
   * The files that differ from a reference, as displayed, in each repository that a PATH lies in.
   * Deleted files may be among them.
   *
   * @param reference a branch, tag or commit
   * @param paths files and directories, relative ones from the working directory
   * @throws GitException if Git can't say it
   */
  public static Set<String> since(
      String reference, List<Path> paths, WorkingDirectory workingDirectory) throws GitException {
    if (reference.isEmpty() || reference.startsWith("-")) {
      throw new GitException(
          "'" + reference + "' is no reference: give a branch, a tag or a commit");
    }
    Set<Path> roots = new TreeSet<>();
    for (Path path : paths) {
      roots.add(root(path, workingDirectory));
    }
    Set<String> changed = new HashSet<>();
    for (Path root : roots) {
      new GitChanges(root).since(reference, workingDirectory, changed);
    }
    return changed;
  }

  private static Path root(Path given, WorkingDirectory workingDirectory) throws GitException {
    Path path = workingDirectory.path().resolve(given);
    try {
      path = path.toRealPath();
    } catch (IOException e) {
      throw new GitException(given + " can't be read: " + DiskProblem.reason(e));
    }
    Path directory = Files.isDirectory(path) ? path : path.resolveSibling("");
    Answer answer = new GitChanges(directory).run("rev-parse", "--show-toplevel");
    if (answer.status() != 0) {
      boolean none = answer.problem().contains("not a git repository");
      throw new GitException(
          none
              ? workingDirectory.display(directory)
                  + " is in no Git repository: leave the option out, or name the files in a list"
              : "Git can't read the repository of " + given + ": " + answer.problem());
    }
    byte[] line = answer.bytes();
    int length = line.length;
    while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r')) {
      length--;
    }
    if (length == 0) {
      throw new GitException(
          workingDirectory.display(directory) + " is in a Git repository without a working tree");
    }
    return PathBytes.resolve(directory, Arrays.copyOf(line, length));
  }

  private void since(String reference, WorkingDirectory workingDirectory, Set<String> changed)
      throws GitException {
    Answer commit = run("rev-parse", "--verify", "--quiet", reference + "^{commit}");
    if (commit.status() != 0) {
      throw new GitException(unknown(reference, workingDirectory));
    }
    String hash = commit.output().strip();
    List<Answer> answers =
        List.of(
            run(
                "diff",
                "--name-only",
                "-z",
                "--no-renames",
                "--no-ext-diff",
                "--no-textconv",
                "--ignore-submodules=all",
                hash,
                "--"),
            run("ls-files", "--others", "--exclude-standard", "-z"));
    for (Answer answer : answers) {
      if (answer.status() != 0) {
        throw new GitException("Git can't say what changed: " + answer.problem());
      }
      for (byte[] path : PathList.split(answer.bytes(), (byte) 0)) {
        try {
          changed.add(workingDirectory.display(PathBytes.resolve(directory, path)));
        } catch (InvalidPathException e) {
          // No file here can have this path.
        }
      }
    }
  }

  private String unknown(String reference, WorkingDirectory workingDirectory) throws GitException {
    String unknown =
        "the Git repository "
            + workingDirectory.display(directory)
            + " has no commit '"
            + reference
            + "': ";
    Answer shallow = run("rev-parse", "--is-shallow-repository");
    if (shallow.output().strip().equals("true")) {
      return unknown
          + "it is a shallow clone, so fetch more of it first: git fetch --deepen=100 (or --unshallow)"
          + ", or git fetch origin BRANCH; in GitHub Actions, actions/checkout with fetch-depth: 0";
    }
    return unknown + "check the spelling (git branch --all), or fetch it first (git fetch origin)";
  }

  /**
   * What Git said.
   *
   * @param status its exit code
   * @param output an image of the bytes of its output, one character each
   * @param problem the first line of its messages
   */
  private record Answer(int status, String output, String problem) {
    byte[] bytes() {
      return output.getBytes(ISO_8859_1);
    }
  }

  private Answer run(String... arguments) throws GitException {
    List<String> command = new ArrayList<>(GIT);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    // A hook of another worktree sets them; the paths say which repository is meant.
    builder.environment().keySet().removeAll(List.of("GIT_DIR", "GIT_WORK_TREE"));
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("GIT_NO_LAZY_FETCH", "1"); // offline
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      var messages = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
      byte[] output = all(process.getInputStream());
      String problem = new String(messages.join(), UTF_8).lines().findFirst().orElse("no reason");
      return new Answer(process.waitFor(), new String(output, ISO_8859_1), problem);
    } catch (IOException e) {
      throw new GitException(
          "git can't be run: it is not installed, or not on the PATH; install it, or name the files"
              + " in a list");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GitException("git was interrupted: run the command again");
    }
  }

  private static byte[] all(InputStream stream) {
    try (stream) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
