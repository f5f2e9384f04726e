package io.github.pullsecret.maven;

import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Applies the rules of the rules file, or those given as parameters; without rules, moves inline
 * imagePullSecrets of pod specs onto ServiceAccounts. Proves that every pod keeps exactly its pull
 * secrets, under their new names if they are renamed. Runs once, at the root of the build, and in
 * every module whose own POM declares this plugin.
 */
@Mojo(name = "rewrite", requiresProject = false, threadSafe = true)
public final class RewriteMojo extends RunMojo {
  @Override
  Optional<String> remedy() {
    return Optional.empty();
  }
}
