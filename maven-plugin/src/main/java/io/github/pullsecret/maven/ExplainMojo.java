package io.github.pullsecret.maven;

import io.github.pullsecret.ExplainResult;
import io.github.pullsecret.FailOn;
import io.github.pullsecret.PullSecret;
import io.github.pullsecret.ReportFile;
import io.github.pullsecret.ReportFormat;
import io.github.pullsecret.UsageException;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows the pull secrets that each pod gets and where they come from, and what will keep it from
 * its images. Changes nothing. Runs once, at the root of the build, and in every module whose own
 * POM declares this plugin.
 */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // fields are set by Maven
public final class ExplainMojo extends ReadingParameters {

  /** Fail the build when there are errors, or also warnings: error, warning or none. */
  @Parameter(property = "pullsecret.failOn", defaultValue = "none")
  String failOn;

  @Override
  void run(List<String> left)
      throws UsageException, IOException, MojoExecutionException, MojoFailureException {
    FailOn fails = checked(() -> FailOn.parse(failOn));
    ReportFormat printed = reportFormat();
    List<ReportFile> files = reportFiles();
    ExplainResult result = PullSecret.explain(checked(request(left)::build));
    result.problems().forEach(getLog()::error);
    if (!quiet) {
      List<String> expected =
          left.stream().map(glob -> "the glob " + glob + " matches no file").toList();
      result.warnings().stream()
          .filter(warning -> !expected.contains(warning))
          .forEach(getLog()::warn);
      result.notes().forEach(getLog()::warn);
    }
    for (ReportFile file : files) {
      write(file, result.in(file.format(), "explain", verbose));
    }
    boolean errorsOnly = quiet && printed == ReportFormat.TEXT;
    info(errorsOnly ? result.errors(/* colour= */ false) : result.in(printed, "explain", verbose));
    fail(result, fails);
  }

  private void fail(ExplainResult result, FailOn fails) throws MojoFailureException {
    if (!result.problems().isEmpty()) {
      throw new MojoFailureException("some files can't be read (see above); the rest is explained");
    }
    int failures = result.failures(fails);
    if (failures > 0) {
      throw new MojoFailureException(
          (failures == 1 ? "there is 1 finding" : "there are " + failures + " findings")
              + " (see above), and pullsecret.failOn is "
              + fails);
    }
  }
}
