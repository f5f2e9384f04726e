package io.github.pullsecret.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A form that the result of a run is written in. */
public enum Format {
  /** For people; it is written where the diff is at hand. */
  TEXT("txt", model -> ""),
  /** For programs; {@code docs/report.schema.json} says what is in it. */
  JSON("json", model -> JsonReport.of(model)),
  /** SARIF 2.1.0, for code scanning. */
  SARIF("sarif", model -> SarifReport.of(model)),
  /** For a comment on a pull request. */
  MARKDOWN("md", model -> MarkdownReport.of(model)),
  /** Annotations of a GitHub workflow. */
  GITHUB("github.txt", model -> GithubReport.of(model));

  private final String extension;
  // A lambda, so that what a format needs is loaded only when it is asked for.
  private final Function<RunModel, String> writer;

  Format(String extension, Function<RunModel, String> writer) {
    this.extension = extension;
    this.writer = writer;
  }

  /**
   * The format of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Format of(String name) {
    return Arrays.stream(values())
        .filter(format -> format.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + name
                        + "' is none of "
                        + Arrays.stream(values())
                            .map(Format::toString)
                            .collect(Collectors.joining(", "))));
  }

  /**
   * A run in this format, ending with a line break; not for {@link #TEXT}, which {@code
   * RewriteResult} writes.
   */
  public String write(RunModel model) {
    return writer.apply(model);
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
