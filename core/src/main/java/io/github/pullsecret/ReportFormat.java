package io.github.pullsecret;

import io.github.pullsecret.format.GithubReport;
import io.github.pullsecret.format.JsonReport;
import io.github.pullsecret.format.MarkdownReport;
import io.github.pullsecret.format.RunModel;
import io.github.pullsecret.format.SarifReport;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A form that the result of a run is written in. */
public enum ReportFormat {
  /** For people; it is written where the diff is at hand. */
  TEXT("txt"),
  /** For programs; {@code docs/report.schema.json} says what is in it. */
  JSON("json"),
  /** SARIF 2.1.0, for code scanning. */
  SARIF("sarif"),
  /** For a comment on a pull request. */
  MARKDOWN("md"),
  /** Annotations of a GitHub workflow. */
  GITHUB("github.txt");

  private final String extension;

  ReportFormat(String extension) {
    this.extension = extension;
  }

  /**
   * The format of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ReportFormat of(String name) {
    return Arrays.stream(values())
        .filter(format -> format.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "format: '"
                        + name
                        + "' is none of "
                        + Arrays.stream(values())
                            .map(ReportFormat::toString)
                            .collect(Collectors.joining(", "))));
  }

  /** A run in this format; not for {@link #TEXT}, which is written where the diff is at hand. */
  String write(RunModel model) {
    return switch (this) {
      case TEXT -> throw new IllegalArgumentException("a text is not written from the model");
      case JSON -> JsonReport.of(model);
      case SARIF -> SarifReport.of(model);
      case MARKDOWN -> MarkdownReport.of(model);
      case GITHUB -> GithubReport.of(model);
    };
  }

  /** What a file of this format is called where nobody says it. */
  public String fileName() {
    return "report." + extension;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
