package io.github.pullsecret.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run did or would do, in words: each of its steps, what was passed over, and what was
 * written.
 *
 * @param steps the steps in order
 * @param skipped places passed over although they name pull secrets, in words
 */
public record RunReport(List<Titled> steps, List<String> skipped) {
  /**
   * A step and what it is called where there are several.
   *
   * @param title the rule, in words
   * @param report what it did
   */
  public record Titled(String title, StepReport report) {}

  /** How the run ended. */
  public enum Ending {
    /** Nothing was to be written. */
    DRY_RUN,
    /** The changes are on the disk. */
    WRITTEN,
    /** The manifests are on standard output. */
    STREAMED,
    /** Files that could matter can't be read. */
    UNREADABLE
  }

  /**
   * The report.
   *
   * @param ending how the run ended
   * @param files how many files are or would be written
   */
  public String text(Ending ending, int files) {
    return text(ending == Ending.WRITTEN || ending == Ending.STREAMED, lastLine(ending, files));
  }

  /**
   * The report.
   *
   * @param done whether the changes are on the disk
   * @param lastLine what it ends with
   */
  public String text(boolean done, String lastLine) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      heading(i).ifPresent(lines::add);
      lines.addAll(steps.get(i).report().head(done));
      if (i == steps.size() - 1) {
        skipped.forEach(place -> lines.add("Skipped: " + place));
      }
      lines.addAll(steps.get(i).report().tail(done));
    }
    lines.add(lastLine);
    return String.join("\n", lines) + "\n";
  }

  private Optional<String> heading(int step) {
    return steps.size() == 1
        ? Optional.empty()
        : Optional.of((step + 1) + ". " + steps.get(step).title());
  }

  /** Everything that was changed, each on a line. */
  public String details() {
    StringBuilder text = new StringBuilder();
    steps.forEach(step -> text.append(step.report().details()));
    return text.toString();
  }

  private static String lastLine(Ending ending, int files) {
    return switch (ending) {
      case DRY_RUN -> "Nothing written (dry run).";
      case STREAMED -> "The manifests went to standard output.";
      case UNREADABLE -> "Nothing written, because files that could matter can't be read.";
      case WRITTEN ->
          files == 0 ? "Nothing written." : "Wrote " + Wording.plural(files, "file") + ".";
    };
  }
}
