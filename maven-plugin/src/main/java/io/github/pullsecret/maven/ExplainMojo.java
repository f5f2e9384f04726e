package io.github.pullsecret.maven;

import io.github.pullsecret.ExplainResult;
import io.github.pullsecret.FailOn;
import io.github.pullsecret.PullSecret;
import io.github.pullsecret.RewriteRequest;
import io.github.pullsecret.UsageException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Shows the pull secrets that each pod gets and where they come from, and what will keep it from
 * its images. Changes nothing. Runs once, at the root of the build, and in every module whose own
 * POM declares this plugin.
 */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // fields are set by Maven
public final class ExplainMojo extends ReadingParameters {

  /** Show only what is applied to these namespaces. */
  @Parameter(property = "pullsecret.inNamespace")
  List<@Nullable String> inNamespace = List.of();

  /** Show only pods of files that match one of these globs; all are read. */
  @Parameter(property = "pullsecret.includes")
  List<@Nullable String> includes = List.of();

  /** Don't show pods of files that match one of these globs; all are read. */
  @Parameter(property = "pullsecret.excludes")
  List<@Nullable String> excludes = List.of();

  /** Fail the build when there are errors, or also warnings: error, warning or none. */
  @Parameter(property = "pullsecret.failOn", defaultValue = "none")
  String failOn;

  /** Also print notes. */
  @Parameter(property = "pullsecret.verbose", defaultValue = "false")
  boolean verbose;

  @Parameter(defaultValue = "${basedir}", readonly = true)
  File basedir;

  @Parameter(defaultValue = "${project}", readonly = true)
  MavenProject project;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipped, since pullsecret.skip is set.");
      return;
    }
    Reactor reactor = new Reactor(session, execution.getPlugin().getKey());
    if (!reactor.runsIn(project)) {
      return;
    }
    FailOn fails = checked(() -> FailOn.parse(failOn));
    try {
      List<String> left = reactor.globsOfModulesLeftBy(project);
      explain(PullSecret.explain(request(left)), left, fails);
    } catch (UsageException e) {
      throw mistake(e);
    }
  }

  private RewriteRequest request(List<String> left) throws MojoExecutionException {
    List<String> hidden = new ArrayList<>(present("excludes", excludes));
    hidden.addAll(left);
    Path here = basedir.toPath();
    List<Path> paths = paths(here);
    Optional<Path> file = pomRules().file().map(here::resolve);
    List<String> namespaces = present("inNamespace", inNamespace);
    List<String> shown = present("includes", includes);
    return checked(
        () ->
            new RewriteRequest(
                here,
                paths,
                file,
                Optional.ofNullable(namespace),
                namespaces,
                shown,
                hidden,
                /* filesFrom= */ Optional.empty(),
                /* changedSince= */ Optional.empty(),
                /* keepGoing= */ false,
                /* failOnKept= */ false,
                /* serviceAccountsOnly= */ false,
                RewriteRequest.AUTO,
                unit,
                List.of()));
  }

  private void explain(ExplainResult result, List<String> left, FailOn fails)
      throws MojoFailureException {
    result.problems().forEach(getLog()::error);
    String text = quiet ? result.errors(/* colour= */ false) : text(result, left);
    if (!text.isEmpty()) {
      getLog().info("\n" + text.stripTrailing());
    }
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

  private String text(ExplainResult result, List<String> left) {
    List<String> expected =
        left.stream().map(glob -> "the glob " + glob + " matches no file").toList();
    result.warnings().stream()
        .filter(warning -> !expected.contains(warning))
        .forEach(getLog()::warn);
    result.notes().forEach(getLog()::warn);
    return result.text(verbose, /* colour= */ false);
  }
}
