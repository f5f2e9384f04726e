package io.github.pullsecret.format;

import io.github.pullsecret.diff.DiffStat.Region;
import io.github.pullsecret.explain.PodRow;
import io.github.pullsecret.format.RunModel.ChangedFile;
import io.github.pullsecret.format.RunModel.Outcome;
import io.github.pullsecret.format.RunModel.StepResult;
import io.github.pullsecret.report.Finding;
import io.github.pullsecret.report.Finding.Severity;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.Attachment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Models with what is hard to write. */
final class Models {
  /** A name with what Markdown, HTML, Mermaid, workflow commands and URIs take for their own. */
  static final String NASTY = "a|b`c`<d>&\"e\":f,g%h #i\nj@k ${{l}}";

  private Models() {}

  /** A failed check with everything that a model can have. */
  static RunModel nasty() {
    return check(
        List.of(
            new ChangedFile(
                NASTY + ".yaml", false, 1, 2, List.of(new Region(3, 4), new Region(9, 9))),
            new ChangedFile("/abs/new file.yaml", true, 7, 0, List.of(new Region(1, 1)))),
        List.of(
            new Finding(
                "hook",
                Severity.WARNING,
                new Location("../" + NASTY + ".yaml", 3, 5),
                "Job " + NASTY,
                NASTY,
                Optional.of(new Location(NASTY, 7, 1)),
                Optional.of(NASTY)),
            new Finding(
                "mention",
                Severity.NOTE,
                new Location("b.yaml", 1, 1),
                "",
                "mentions it",
                Optional.empty(),
                Optional.empty())));
  }

  /** A failed check of many files and findings. */
  static RunModel large(int count) {
    return check(
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new ChangedFile(
                        "apps/a-long-name-of-a-team/" + i + ".yaml",
                        false,
                        1,
                        2,
                        List.of(new Region(i + 1, i + 2))))
            .toList(),
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new Finding(
                        "hook",
                        Severity.WARNING,
                        new Location("apps/" + i + ".yaml", 3, 5),
                        "Job " + i,
                        "a hook of " + "x".repeat(i % 300),
                        Optional.empty(),
                        Optional.empty()))
            .toList());
  }

  private static RunModel check(List<ChangedFile> files, List<Finding> findings) {
    return new RunModel(
        "check",
        Outcome.WOULD_CHANGE,
        Optional.of("pullsecret rewrite '" + NASTY + "'"),
        files,
        List.of(
            new StepResult(
                "move " + NASTY, Map.of("moved", 3), List.of("Cluster: " + NASTY), "Proof: all.")),
        findings,
        List.of("the glob " + NASTY + " matches no file"),
        List.of(NASTY),
        List.of(new Attachment(Optional.empty(), List.of(NASTY), Optional.empty(), List.of(NASTY))),
        List.of(
            new Attachment(
                Optional.of(NASTY), List.of(NASTY, "b"), Optional.of(NASTY), List.of(NASTY))),
        List.of(
            new PodRow(
                new Location("b.yaml", 1, 1),
                "Pod " + NASTY,
                NASTY,
                List.of(NASTY),
                PodRow.Source.SERVICE_ACCOUNT,
                Optional.of(new Location("c.yaml", 2, 1)),
                List.of(NASTY))));
  }
}
