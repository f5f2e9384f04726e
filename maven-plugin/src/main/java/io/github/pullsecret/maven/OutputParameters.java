package io.github.pullsecret.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that say what is written and printed of a result. */
@SuppressWarnings("NullAway.Init") // fields are set by Maven
abstract class OutputParameters extends ReadingParameters {

  /** Change no manifest; print the diff. */
  @Parameter(property = "pullsecret.dryRun", defaultValue = "false")
  boolean dryRun;

  /**
   * How much of the differences to print: 'none', 'summary' for how many lines of each file, or
   * 'full'; 'true' and 'false' are full and none. By default full if nothing is written, else none;
   * of a check the first lines.
   */
  @Parameter(property = "pullsecret.diff")
  @Nullable String diff;

  /**
   * What is printed: 'text', or 'json', 'sarif', 'markdown', 'github' for the same result in that
   * format.
   */
  @Parameter(property = "pullsecret.format", defaultValue = "text")
  String format;

  /**
   * Formats to write the result in, too: 'sarif' goes to target/pullsecret/report.sarif,
   * 'sarif=FILE' to a file.
   */
  @Parameter(property = "pullsecret.reports")
  List<@Nullable String> reports = List.of();

  /**
   * Where to write a patch for 'git apply' or 'patch -p1', in the files' own bytes; by default
   * target/pullsecret/rewrite.patch when something changes, and none in a directory without POM.
   */
  @Parameter(property = "pullsecret.patch")
  @Nullable File patch;

  /** Also list every moved workload. */
  @Parameter(property = "pullsecret.verbose", defaultValue = "false")
  boolean verbose;
}
