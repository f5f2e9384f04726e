package io.github.pullsecret.maven;

import io.github.pullsecret.RewriteRequest;
import io.github.pullsecret.UsageException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** The parameters of all goals: what is read, and how goals run. */
@SuppressWarnings("NullAway.Init") // fields are set by Maven
abstract class ReadingParameters extends AbstractMojo {

  /**
   * Files and directories, together one tree; by default this directory. Directories are searched
   * for *.yaml, *.yml and *.json.
   */
  // No default value: Maven would split a path that contains a comma.
  @Parameter(property = "pullsecret.manifests")
  List<@Nullable File> manifests = List.of();

  /**
   * The rules file; by default the nearest pullsecret.yaml from the first of the manifests upward
   * to the root of its Git repository. Or the rules themselves, as elements: rename with from and
   * to, move, attach, image.
   */
  @Parameter(property = "pullsecret.rules")
  @Nullable PlexusConfiguration rules;

  /** What a manifest without namespace means. */
  @Parameter(property = "pullsecret.namespace")
  @Nullable String namespace;

  /**
   * How files that no kustomization reaches are divided into units that share ServiceAccounts:
   * 'tree' one for all, 'directory' one for each directory, or one for each directory that a glob
   * matches, as 'envs/*'.
   */
  @Parameter(property = "pullsecret.unit", defaultValue = RewriteRequest.TREE)
  String unit;

  /** Print only errors. */
  @Parameter(property = "pullsecret.quiet", defaultValue = "false")
  boolean quiet;

  /** Do nothing. */
  @Parameter(property = "pullsecret.skip", defaultValue = "false")
  boolean skip;

  @Parameter(defaultValue = "${session}", readonly = true)
  MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  MojoExecution execution;

  /** Maven gives a configuration as it is written, properties and all. */
  PomRules pomRules() throws MojoExecutionException {
    try {
      Object value =
          rules == null || rules.getChildCount() > 0
              ? null
              : new PluginParameterExpressionEvaluator(session, execution)
                  .evaluate(rules.getValue());
      return new PomRules(rules, Optional.ofNullable(value).map(Object::toString));
    } catch (ExpressionEvaluationException e) {
      throw wrong("rules", e.getMessage());
    }
  }

  /** What is read. */
  List<Path> paths(Path basedir) throws MojoExecutionException {
    List<Path> paths = present("manifests", manifests).stream().map(File::toPath).toList();
    return paths.isEmpty() ? List.of(basedir) : paths;
  }

  /** Makes a part of a request; what is wrong with it is a mistake in a parameter. */
  static <T> T checked(Supplier<T> part) throws MojoExecutionException {
    try {
      return part.get();
    } catch (IllegalArgumentException e) {
      throw wrong(e);
    }
  }

  /** A component of a request that refuses its value. */
  static MojoExecutionException wrong(IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage()); // "serviceAccount: '…' is …"
    int colon = message.indexOf(": ");
    return wrong(message.substring(0, colon), message.substring(colon + 2));
  }

  /** What is wrong with a request as a whole. */
  MojoExecutionException mistake(UsageException e) {
    if (!e.problems().isEmpty()) {
      e.problems().forEach(getLog()::error);
      return new MojoExecutionException(e.option() + ": the file is wrong (see above)");
    }
    return wrong(e.option(), String.valueOf(e.getMessage()).replace("\n", "; "));
  }

  /** An empty element is {@code null}, such as that of a property which is not set. */
  static <T> List<T> present(String parameter, List<@Nullable T> elements)
      throws MojoExecutionException {
    List<T> present = new ArrayList<>();
    for (@Nullable T element : elements) {
      if (element == null) {
        throw wrong(parameter, "an element is empty");
      }
      present.add(element);
    }
    return present;
  }

  /** A user's mistake: no cause, so that Maven never shows a stack trace. */
  static MojoExecutionException wrong(String parameter, @Nullable String message) {
    return new MojoExecutionException(
        parameter + ": " + message + "; set <" + parameter + "> or -Dpullsecret." + parameter);
  }
}
