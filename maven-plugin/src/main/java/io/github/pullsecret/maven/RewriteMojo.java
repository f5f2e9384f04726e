package io.github.pullsecret.maven;

import io.github.pullsecret.InternalErrorException;
import io.github.pullsecret.PullSecret;
import io.github.pullsecret.RewriteResult;
import io.github.pullsecret.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Applies the rules of the rules file, or those given as parameters; without rules, moves inline
 * imagePullSecrets of pod specs onto ServiceAccounts. Proves that every pod keeps exactly its pull
 * secrets, under their new names if they are renamed. Runs once, at the root of the build, and in
 * every module whose own POM declares this plugin.
 */
@Mojo(name = "rewrite", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // fields are set by Maven
public final class RewriteMojo extends RewriteParameters {

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
      getLog()
          .debug("The root of the build covers this module, whose own POM declares no pullsecret.");
      return;
    }
    try {
      List<String> left = reactor.globsOfModulesLeftBy(project);
      if (execution.getSource() == MojoExecution.Source.CLI) {
        // Maven runs a goal that needs no project in one project only.
        for (String glob : left) {
          getLog().info(glob + " is left to that module, whose own POM declares this plugin");
        }
        if (session.getProjects().size() > 1 && !project.isExecutionRoot()) {
          getLog()
              .warn("Runs in " + project.getArtifactId() + " only; choose one project, or none");
        }
      }
      rewrite(PullSecret.rewrite(request(basedir.toPath(), left)), left);
    } catch (UsageException e) {
      throw mistake(e);
    } catch (InternalErrorException e) {
      throw new MojoExecutionException(
          "internal error: "
              + e.getMessage()
              + "\nNothing was written. This is a bug in pullsecret; please report it.",
          e);
    } catch (IOException e) {
      throw new MojoFailureException(e.getMessage());
    }
  }

  private void rewrite(RewriteResult result, List<String> left)
      throws IOException, MojoFailureException {
    result.problems().forEach(getLog()::error);
    if (!quiet) {
      List<String> expected =
          left.stream().map(glob -> "the glob " + glob + " matches no file").toList();
      result.warnings(dryRun).stream()
          .filter(warning -> !expected.contains(warning))
          .forEach(getLog()::warn);
      result.notes().forEach(getLog()::warn);
    }
    boolean writes = !dryRun && result.isWritable();
    Optional<Path> patched = new PatchFile(patch, project, getLog()).write(result);
    if (writes) {
      result.write();
    }
    if (!quiet) {
      print(result, writes);
      patched.ifPresent(file -> getLog().info("Patch: " + file));
    }
    if (!result.problems().isEmpty()) {
      throw new MojoFailureException(
          writes
              ? "some files can't be read (see above); the rest was moved"
              : "some files can't be read (see above) and nothing was written: mend them, leave"
                  + " them out with <excludes> or -Dpullsecret.excludes, or move the rest with"
                  + " -Dpullsecret.keepGoing");
    }
    int kept = result.failures();
    if (kept > 0) {
      throw new MojoFailureException(
          (kept == 1 ? "1 workload is" : kept + " workloads are")
              + " kept inline (see above), and pullsecret.failOnKept is set");
    }
  }

  /** Each text is one message that starts on a line of its own, so that it can be copied. */
  private void print(RewriteResult result, boolean written) {
    if ((dryRun || diff || !written) && !result.changes().isEmpty()) {
      getLog().info("\n" + result.diff());
    }
    String report = (verbose ? result.details() : "") + result.report(dryRun);
    getLog().info("\n" + report.substring(0, report.length() - 1));
  }
}
