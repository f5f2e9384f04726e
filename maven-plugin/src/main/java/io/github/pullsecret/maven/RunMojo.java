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
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Runs once, at the root of the build, and in every module whose own POM declares this plugin. */
@SuppressWarnings("NullAway.Init") // fields are set by Maven
abstract class RunMojo extends RewriteParameters {

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
      run(left);
    } catch (UsageException e) {
      if (!e.problems().isEmpty()) {
        e.problems().forEach(getLog()::error);
        throw new MojoExecutionException(e.option() + ": the file is wrong (see above)");
      }
      throw wrong(e.option(), String.valueOf(e.getMessage()).replace("\n", "; "));
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

  /** Of a check, which writes nothing, the command that makes the changes. */
  abstract Optional<String> remedy();

  private void run(List<String> left)
      throws UsageException, IOException, MojoExecutionException, MojoFailureException {
    ResultPrinter printer = printer();
    RewriteResult result = PullSecret.rewrite(request(basedir.toPath(), left));
    result.problems().forEach(getLog()::error);
    boolean reads = dryRun || remedy().isPresent();
    if (!quiet) {
      List<String> expected =
          left.stream().map(glob -> "the glob " + glob + " matches no file").toList();
      result.warnings(reads).stream()
          .filter(warning -> !expected.contains(warning))
          .forEach(getLog()::warn);
      result.notes().forEach(getLog()::warn);
    }
    boolean writes = !reads && result.isWritable();
    Optional<Path> patched = new PatchFile(patch, project, getLog()).write(result);
    if (writes) {
      result.write();
    }
    printer.print(result, reads);
    if (!quiet) {
      patched.ifPresent(file -> getLog().info("Patch: " + file));
    }
    fail(result, writes);
  }

  private ResultPrinter printer() throws MojoExecutionException {
    try {
      Path directory = Path.of(project.getBuild().getDirectory(), "pullsecret");
      return ResultPrinter.of(
          this, present("reports", reports), basedir.toPath(), directory, remedy());
    } catch (IllegalArgumentException e) {
      throw wrong(e);
    }
  }

  private void fail(RewriteResult result, boolean writes) throws MojoFailureException {
    if (!result.problems().isEmpty()) {
      throw new MojoFailureException(
          writes
              ? "some files can't be read (see above); the rest was moved"
              : "some files can't be read (see above) and nothing was written: mend them, leave"
                  + " them out with <excludes> or -Dpullsecret.excludes, or move the rest with"
                  + " -Dpullsecret.keepGoing");
    }
    int count = result.changes().size();
    if (remedy().isPresent() && count > 0) {
      throw new MojoFailureException(
          (count == 1 ? "1 file" : count + " files")
              + " would change (see above). To fix it: "
              + remedy().get());
    }
    int kept = result.failures();
    if (kept > 0) {
      throw new MojoFailureException(
          (kept == 1 ? "1 workload is" : kept + " workloads are")
              + " kept inline (see above), and pullsecret.failOnKept is set");
    }
  }
}
