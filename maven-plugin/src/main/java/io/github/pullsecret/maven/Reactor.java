package io.github.pullsecret.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Where the plugin runs in a build of several projects: at the root, for everything below it, and
 * in each module whose own POM declares the plugin, for that module. In a build without its root
 * ({@code mvn -pl module}) it runs in each project that was chosen.
 */
final class Reactor {
  private final MavenSession session;
  private final String plugin;

  /** The build of a session, and the plugin's {@code groupId:artifactId}. */
  Reactor(MavenSession session, String plugin) {
    this.session = session;
    this.plugin = plugin;
  }

  /** Whether the plugin does its work in this project. */
  boolean runsIn(MavenProject project) {
    return project.isExecutionRoot()
        || declares(project)
        || session.getProjects().stream().noneMatch(MavenProject::isExecutionRoot);
  }

  /**
   * Globs, relative to a project's directory, of the modules below it that declare the plugin
   * themselves: what is theirs follows their configuration only.
   */
  List<String> globsOfModulesLeftBy(MavenProject project) {
    if (project.getBasedir() == null) {
      return List.of();
    }
    Path directory = project.getBasedir().toPath();
    return session.getAllProjects().stream()
        .filter(this::declares)
        .map(module -> module.getBasedir().toPath())
        .filter(module -> module.startsWith(directory) && !module.equals(directory))
        .map(module -> glob(directory.relativize(module)))
        .toList();
  }

  private static String glob(Path module) {
    StringJoiner glob = new StringJoiner("/", "/", "/");
    module.forEach(name -> glob.add(name.toString().replaceAll("[\\\\*?\\[]", "\\\\$0")));
    return glob.toString();
  }

  /** Whether the project's own POM, not a parent's, lists the plugin. */
  private boolean declares(MavenProject project) {
    return lists(project.getOriginalModel().getBuild())
        || project.getActiveProfiles().stream().map(Profile::getBuild).anyMatch(this::lists);
  }

  private boolean lists(@Nullable PluginContainer build) {
    return build != null
        && build.getPlugins().stream().map(Plugin::getKey).anyMatch(plugin::equals);
  }
}
