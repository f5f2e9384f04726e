package io.github.pullsecret;

import io.github.pullsecret.diff.DiffStat;
import io.github.pullsecret.format.RunModel.ChangedFile;
import java.util.List;

/**
 * Shows the files that change, at length or in brief.
 *
 * @param changes the files, in path order
 */
record ChangedFiles(List<FileChange> changes) {

  /** As much as the style asks for; nothing, or lines. */
  String text(DiffStyle style) {
    return switch (style) {
      case NONE -> "";
      case SUMMARY -> list();
      case FULL -> diff();
    };
  }

  private String diff() {
    StringBuilder diff = new StringBuilder();
    changes.forEach(change -> diff.append(change.diff()));
    return diff.toString();
  }

  /**
   * The first lines of the differences, and how many more there are. A difference that is not shown
   * to its end is cut before a hunk if that leaves any.
   */
  String firstLines(int most, String seeAll) {
    StringBuilder text = new StringBuilder();
    int left = most;
    int hiddenLines = 0;
    int hiddenFiles = 0;
    for (FileChange change : changes) {
      List<String> lines = change.diff().lines().toList();
      int shown = lines.size() <= left ? lines.size() : cut(lines, left);
      lines.subList(0, shown).forEach(line -> text.append(line).append('\n'));
      left = shown < lines.size() ? 0 : left - shown;
      if (shown < lines.size()) {
        hiddenFiles++;
        hiddenLines += lines.size() - shown;
      }
    }
    if (hiddenLines > 0) {
      text.append("... ")
          .append(hiddenLines)
          .append(hiddenLines == 1 ? " more line" : " more lines")
          .append(" of ")
          .append(hiddenFiles)
          .append(hiddenFiles == 1 ? " file" : " files")
          .append(" (")
          .append(seeAll)
          .append(" shows them)\n");
    }
    return text.toString();
  }

  private static int cut(List<String> lines, int most) {
    for (int line = most; line > 2; line--) {
      if (lines.get(line).startsWith("@@ ")) {
        return line;
      }
    }
    return most < 4 ? 0 : most;
  }

  /** Each file on a line with how many lines come and go. */
  String list() {
    int width = changes.stream().mapToInt(change -> change.path().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (FileChange change : changes) {
      ChangedFile file = file(change);
      text.append("  ")
          .append(file.path())
          .append(" ".repeat(width - file.path().length()))
          .append("  ")
          .append(file.lines())
          .append('\n');
    }
    return text.toString();
  }

  /** The files for all formats. */
  List<ChangedFile> files() {
    return changes.stream().map(ChangedFiles::file).toList();
  }

  private static ChangedFile file(FileChange change) {
    DiffStat stat = change.stat();
    return new ChangedFile(
        change.path(), change.before().isEmpty(), stat.added(), stat.removed(), stat.regions());
  }
}
