package io.github.pullsecret.maven;

import io.github.pullsecret.RewriteResult;
import io.github.pullsecret.diff.Patch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Where the patch of a run goes.
 *
 * @param configured the file that the user names, if any
 * @param project else, the project whose build directory gets it
 * @param log gets the patch's warnings
 */
record PatchFile(@Nullable File configured, MavenProject project, Log log) {

  /** Writes the patch if there is something to write and a place for it. */
  Optional<Path> write(RewriteResult result) throws MojoFailureException {
    if (configured == null && project.getFile() == null) {
      return Optional.empty();
    }
    boolean none = result.changes().isEmpty() || !result.isWritable();
    Path file =
        configured == null
            ? Path.of(project.getBuild().getDirectory(), "pullsecret", "rewrite.patch")
            : configured.toPath();
    try {
      if (none) {
        if (configured == null) {
          Files.deleteIfExists(file); // an earlier run's
        }
        return Optional.empty();
      }
      Patch whole = result.patch();
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, whole.bytes());
      whole.warnings().forEach(log::warn);
      return Optional.of(file);
    } catch (IOException e) {
      throw new MojoFailureException(
          "patch: "
              + file
              + " can't be written ("
              + e.getClass().getSimpleName()
              + "); set <patch> or -Dpullsecret.patch");
    }
  }
}
