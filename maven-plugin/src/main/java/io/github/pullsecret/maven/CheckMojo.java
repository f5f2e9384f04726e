package io.github.pullsecret.maven;

import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Fails the build if the goal rewrite with the same parameters would change something, shows what,
 * and names the command that makes the changes. Changes no manifest. Runs once, at the root of the
 * build, and in every module whose own POM declares this plugin.
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class CheckMojo extends RunMojo {
  @Override
  Optional<String> remedy() {
    return Optional.of(new Remedy(session, project, execution).command());
  }
}
