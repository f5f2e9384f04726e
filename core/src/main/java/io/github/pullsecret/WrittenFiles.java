package io.github.pullsecret;

import io.github.pullsecret.files.DiskProblem;
import io.github.pullsecret.files.FoundFiles;
import io.github.pullsecret.files.GitChanges;
import io.github.pullsecret.files.GitException;
import io.github.pullsecret.files.PathList;
import io.github.pullsecret.files.TreeFile;
import io.github.pullsecret.files.WorkingDirectory;
import io.github.pullsecret.text.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files that a run may write by what lists them: a file that the user names, and Git. New files
 * are in no list; a run may write those that the listed ones need.
 */
final class WrittenFiles {
  /** How many of several paths a warning names. */
  private static final int NAMED = 3;

  private final Set<String> known = new HashSet<>();
  private final List<Set<String>> lists = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final boolean isStream;

  private WrittenFiles(FoundFiles found) {
    found.files().stream().map(TreeFile::display).forEach(known::add);
    isStream = found.isHeld();
  }

  /**
   * What a request lets a run write.
   *
   * @throws UsageException if a list can't be had
   */
  static WrittenFiles of(
      RewriteRequest request,
      WorkingDirectory directory,
      FoundFiles found,
      Surroundings surroundings)
      throws UsageException {
    WrittenFiles written = new WrittenFiles(found);
    if (request.filesFrom.isPresent()) {
      Path file = request.filesFrom.get();
      PathList list = list(file, directory, surroundings);
      written.lists.add(list.files());
      String name = file.equals(RewriteRequest.STANDARD_INPUT) ? "standard input" : file.toString();
      List<String> others =
          list.files().stream().filter(path -> !written.known.contains(path)).sorted().toList();
      written.warn(list.missing(), name, "there is no such file");
      written.warn(others, name, "not among the manifests that were read");
    }
    if (request.changedSince.isPresent()) {
      try {
        written.lists.add(
            GitChanges.since(request.changedSince.get(), request.manifests, directory));
      } catch (GitException e) {
        throw new UsageException("changedSince", String.valueOf(e.getMessage()));
      }
    }
    return written;
  }

  private static PathList list(Path file, WorkingDirectory directory, Surroundings surroundings)
      throws UsageException {
    try {
      return file.equals(RewriteRequest.STANDARD_INPUT)
          ? PathList.of(surroundings.input().readAllBytes(), directory)
          : PathList.read(file, directory);
    } catch (IOException e) {
      throw new UsageException(
          "filesFrom",
          "the list of files "
              + file
              + " can't be read: "
              + DiskProblem.reason(e)
              + "; give a file with a path on each line");
    }
  }

  private void warn(List<String> paths, String list, String why) {
    if (!paths.isEmpty()) {
      int more = paths.size() - NAMED;
      warnings.add(
          list
              + " names "
              + paths.stream().limit(NAMED).map(Location::shown).collect(Collectors.joining(", "))
              + (more > 0 ? " and " + more + " more" : "")
              + ": "
              + why);
    }
  }

  /** Whether a file may be written: all lists have it, or it is a new one. */
  boolean allows(String path) {
    if (lists.isEmpty() && !isStream) {
      return true;
    }
    boolean isNew = !known.contains(path);
    return isNew ? !isStream : lists.stream().allMatch(list -> list.contains(path));
  }

  /** What the lists name and is not there, in words. */
  List<String> warnings() {
    return warnings;
  }
}
