package io.github.pullsecret.maven;

import io.github.pullsecret.PullSecret;
import io.github.pullsecret.RewriteResult;
import io.github.pullsecret.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Rewrites, or checks what a rewrite would do. */
abstract class RunMojo extends RewriteParameters {

  /** Of a check, which writes nothing, the command that makes the changes. */
  abstract Optional<String> remedy();

  @Override
  void run(List<String> left)
      throws UsageException, IOException, MojoExecutionException, MojoFailureException {
    ResultPrinter printer = printer();
    RewriteResult result = PullSecret.rewrite(wanted(left));
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
      List<String> notes = result.write();
      hasWritten = true;
      if (!quiet) {
        notes.forEach(getLog()::warn);
      }
    }
    printer.print(result, reads);
    if (!quiet) {
      patched.ifPresent(file -> getLog().info("Patch: " + file));
    }
    fail(result, writes);
  }

  private ResultPrinter printer() throws MojoExecutionException {
    return new ResultPrinter(this, reportFormat(), reportFiles(), diffStyle(), remedy());
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
