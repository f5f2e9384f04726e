package io.github.pullsecret;

import io.github.pullsecret.report.Finding;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a check says: what a rewrite would change, and the command that makes these changes.
 *
 * @param result the rewrite, which is not written
 * @param diff how much of the differences is shown; if empty, their first lines
 * @param seeAll the option that shows all of the differences
 * @param remedy the command that makes the changes
 */
public record Check(RewriteResult result, Optional<DiffStyle> diff, String seeAll, String remedy) {
  /** How many lines of the differences are shown if nobody asks for more. */
  private static final int MOST = 60;

  /** Whether a rewrite would change something. */
  public boolean fails() {
    return !result.changes().isEmpty();
  }

  /**
   * The whole report, or one line if there is nothing to change and nothing fails.
   *
   * @param verbose whether every change is listed, and the report is given in any case
   */
  public String text(boolean verbose) {
    return text(verbose, UnaryOperator.identity());
  }

  /**
   * The whole report, with differences as they are to be shown.
   *
   * @param verbose whether every change is listed, and the report is given in any case
   * @param shownDiff colours them, say
   */
  public String text(boolean verbose, UnaryOperator<String> shownDiff) {
    boolean clean = !fails() && result.isWritable();
    if (clean && !verbose && result.failures() == 0) {
      return cleanLine() + "\n";
    }
    StringBuilder text = new StringBuilder();
    if (fails()) {
      ChangedFiles files = new ChangedFiles(result.changes());
      String shown =
          diff.isPresent()
              ? diff.get() == DiffStyle.FULL ? files.text(DiffStyle.FULL) : ""
              : files.firstLines(MOST, seeAll);
      text.append(shownDiff.apply(shown)).append(shown.isEmpty() ? "" : "\n");
      int count = result.changes().size();
      text.append("Would change ").append(count).append(count == 1 ? " file:\n" : " files:\n");
      text.append(files.list());
    }
    text.append(verbose ? result.details() : "");
    return text.append(result.runReport(/* written= */ false).text(false, lastLine())).toString();
  }

  private String cleanLine() {
    long left =
        result.runReport(/* written= */ false).steps().stream()
            .flatMap(step -> step.report().findings().stream())
            .filter(finding -> finding.severity() != Finding.Severity.NOTE)
            .count();
    return "Clean: a rewrite changes nothing"
        + (left == 0
            ? "."
            : "; "
                + left
                + (left == 1 ? " place is left as it is" : " places are left as they are")
                + " (--verbose says why).");
  }

  private String lastLine() {
    if (!result.isWritable()) {
      return "Nothing can be said for sure, because files that could matter can't be read.";
    }
    return fails() ? "To fix it: " + remedy : "A rewrite changes nothing.";
  }
}
