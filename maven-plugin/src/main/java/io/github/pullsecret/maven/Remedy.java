package io.github.pullsecret.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The command that makes the changes that a check asks for: a rewrite in the same project, with the
 * same configuration and the same properties.
 *
 * @param session the build
 * @param project the project that the check runs in
 * @param check the check
 */
record Remedy(MavenSession session, MavenProject project, MojoExecution check) {
  private static final List<String> OUTPUT =
      List.of(
          "pullsecret.diff",
          "pullsecret.dryRun",
          "pullsecret.format",
          "pullsecret.patch",
          "pullsecret.quiet",
          "pullsecret.reports",
          "pullsecret.skip",
          "pullsecret.verbose");

  /** The command for a shell. */
  String command() {
    List<String> words = new ArrayList<>(List.of("mvn"));
    addProject(words);
    List<String> profiles = session.getRequest().getActiveProfiles();
    if (!profiles.isEmpty()) {
      words.add("-P");
      words.add(String.join(",", profiles));
    }
    words.add(goal());
    properties()
        .forEach((name, value) -> words.add("-D" + name + (isFlag(value) ? "" : "=" + value)));
    return words.stream().map(Remedy::quoted).collect(Collectors.joining(" "));
  }

  /** Where the POM is, if not here, and which module it is about, if not all. */
  private void addProject(List<String> words) {
    Path here = Path.of("").toAbsolutePath();
    Path root = Path.of(session.getExecutionRootDirectory()).toAbsolutePath().normalize();
    if (!root.equals(here) && session.getRequest().getPom() != null) {
      Path pom = session.getRequest().getPom().toPath().toAbsolutePath().normalize();
      words.add("-f");
      words.add((pom.startsWith(here) ? here.relativize(pom) : pom).toString());
    }
    if (!project.isExecutionRoot()) {
      words.add("-pl");
      words.add(":" + project.getArtifactId());
    }
  }

  /** The goal by its prefix if Maven can find the plugin by it, with the execution's parameters. */
  private String goal() {
    String key = check.getPlugin().getKey();
    @Nullable Plugin declared = project.getPlugin(key);
    boolean known =
        declared != null || session.getRequest().getPluginGroups().contains(check.getGroupId());
    String plugin =
        known
            ? "pullsecret"
            : check.getGroupId() + ":" + check.getArtifactId() + ":" + check.getVersion();
    return plugin + ":rewrite" + (declared == null ? "" : execution(declared));
  }

  private String execution(Plugin declared) {
    String id = check.getExecutionId();
    @Nullable PluginExecution execution = declared.getExecutionsAsMap().get(id);
    return execution == null || execution.getConfiguration() == null ? "" : "@" + id;
  }

  /** The properties of the command line that the goals have. */
  private Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    for (String name : session.getUserProperties().stringPropertyNames()) {
      if (name.startsWith("pullsecret.") && !OUTPUT.contains(name)) {
        properties.put(name, session.getUserProperties().getProperty(name));
      }
    }
    return properties;
  }

  private static boolean isFlag(String value) {
    return value.equals("true");
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
