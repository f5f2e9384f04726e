package io.github.pullsecret;

import io.github.pullsecret.files.DiskProblem;
import io.github.pullsecret.files.FoundFiles;
import io.github.pullsecret.files.NoSuchPathException;
import io.github.pullsecret.files.TreeFile;
import io.github.pullsecret.files.TreeWalk;
import io.github.pullsecret.files.WorkingDirectory;
import io.github.pullsecret.text.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a request is about: the files that were found, of which none is read yet, and what of them
 * may be changed or shown.
 */
record Input(
    RewriteRequest request,
    WorkingDirectory directory,
    RulesFile rules,
    FoundFiles found,
    Selection selection,
    UnitDivision division,
    Progress progress) {
  /** How standard input is called where a file would have its path. */
  static final String STREAM = "stdin";

  /** Finds the files. */
  static Input find(RewriteRequest request, Surroundings surroundings) throws UsageException {
    WorkingDirectory directory = WorkingDirectory.at(request.workingDirectory);
    RulesFile rules = RulesFile.of(request, directory);
    surroundings.progress().start("finding files", 0);
    FoundFiles found =
        request.isStream()
            ? stream(directory, surroundings)
            : rules.without(find(request, directory));
    WrittenFiles written = WrittenFiles.of(request, directory, found, surroundings);
    Selection selection = new Selection(request, rules, written);
    UnitDivision division = new UnitDivision(request.unit);
    return new Input(
        request, directory, rules, found, selection, division, surroundings.progress());
  }

  private static FoundFiles stream(WorkingDirectory directory, Surroundings surroundings)
      throws UsageException {
    try {
      byte[] content = surroundings.input().readAllBytes();
      return FoundFiles.held(TreeFile.held(STREAM, content, directory));
    } catch (IOException e) {
      throw new UsageException(
          "manifests", "standard input can't be read: " + DiskProblem.reason(e));
    }
  }

  private static FoundFiles find(RewriteRequest request, WorkingDirectory directory)
      throws UsageException {
    try {
      return TreeWalk.find(request.manifests, directory);
    } catch (NoSuchPathException e) {
      throw new UsageException(
          "manifests",
          e.paths().stream()
              .map(
                  path ->
                      "there is no file or directory "
                          + Location.shown(path.toString())
                          + ": check its spelling and the directory you are in")
              .collect(Collectors.joining("\n")));
    }
  }

  /**
   * Reads the files.
   *
   * @param interests what is needed of them
   */
  ReadTree read(List<Interest> interests) throws UsageException {
    ReadTree read =
        ReadTree.read(
            found,
            rules.reader(request.namespace),
            directory,
            selection,
            division,
            rules.declared(request.namespace),
            interests,
            progress);
    if (read.isEmpty()) {
      throw new UsageException(
          "manifests",
          request.isStream()
              ? "there is no manifest on standard input: pipe the manifests in, or give their paths"
              : "no manifest found under "
                  + request.manifests.stream().map(Path::toString).collect(Collectors.joining(", "))
                  + ": give the directory or file that holds the manifests");
    }
    return read;
  }

  /** What was asked for and is not there, such as a glob that matches no file. */
  List<String> unmatched() {
    List<String> unmatched = new ArrayList<>(selection.unmatched());
    if (division.isUnmatched()) {
      unmatched.add("the glob " + request.unit + " matches no directory, so there are no units");
    }
    return unmatched;
  }
}
