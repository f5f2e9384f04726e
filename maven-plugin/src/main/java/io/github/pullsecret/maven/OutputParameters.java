package io.github.pullsecret.maven;

import io.github.pullsecret.DiffStyle;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
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
   * Where to write a patch for 'git apply' or 'patch -p1', in the files' own bytes; by default
   * target/pullsecret/rewrite.patch when something changes, and none in a directory without POM.
   */
  @Parameter(property = "pullsecret.patch")
  @Nullable File patch;

  /** How much of the differences is to be printed, if the user says it. */
  Optional<DiffStyle> diffStyle() throws MojoExecutionException {
    String style = diff;
    return style == null ? Optional.empty() : Optional.of(checked(() -> DiffStyle.of(style)));
  }
}
