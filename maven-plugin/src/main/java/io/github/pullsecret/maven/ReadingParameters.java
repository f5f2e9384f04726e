package io.github.pullsecret.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pullsecret.InternalErrorException;
import io.github.pullsecret.ReportFile;
import io.github.pullsecret.ReportFormat;
import io.github.pullsecret.RewriteRequest;
import io.github.pullsecret.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * What all goals have: the parameters that say what is read and how the result is told, and when
 * they run. That is once, at the root of the build, and in every module whose own POM declares this
 * plugin.
 */
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

  /** Change or show only what is applied to these namespaces. */
  @Parameter(property = "pullsecret.inNamespace")
  List<@Nullable String> inNamespace = List.of();

  /** Write or show only files that match one of these globs; all are read. */
  @Parameter(property = "pullsecret.includes")
  List<@Nullable String> includes = List.of();

  /** Don't write or show files that match one of these globs; all are read. */
  @Parameter(property = "pullsecret.excludes")
  List<@Nullable String> excludes = List.of();

  /** How many files are read and edited at once; 0 for as many as there are processors. */
  @Parameter(property = "pullsecret.jobs", defaultValue = "0")
  int jobs;

  /**
   * How large a file may be that could matter, such as 64Mi or 10M. A larger one is reported like
   * one that can't be parsed.
   */
  @Parameter(property = "pullsecret.maxFileSize", defaultValue = RewriteRequest.MAX_FILE_SIZE)
  String maxFileSize;

  /**
   * What is printed: 'text', or 'json', 'sarif', 'markdown', 'github' for the same result in that
   * format.
   */
  @Parameter(property = "pullsecret.format", defaultValue = "text")
  String format;

  /**
   * Formats to write the result in, too: 'sarif' goes to target/pullsecret/report.sarif,
   * 'sarif=FILE' to a file.
   */
  @Parameter(property = "pullsecret.reports")
  List<@Nullable String> reports = List.of();

  /** Also list every change; of explain, notes as well. */
  @Parameter(property = "pullsecret.verbose", defaultValue = "false")
  boolean verbose;

  /** Print only errors. */
  @Parameter(property = "pullsecret.quiet", defaultValue = "false")
  boolean quiet;

  /** Do nothing. */
  @Parameter(property = "pullsecret.skip", defaultValue = "false")
  boolean skip;

  @Parameter(defaultValue = "${basedir}", readonly = true)
  File basedir;

  @Parameter(defaultValue = "${project}", readonly = true)
  MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true)
  MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  MojoExecution execution;

  /** Whether all that was to be written is. */
  boolean hasWritten;

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
      throw mistake(e);
    } catch (RuntimeException e) {
      throw bug(e);
    } catch (IOException e) {
      throw new MojoFailureException(e.getMessage());
    }
  }

  /**
   * Does what the goal is for.
   *
   * @param left globs of the modules that run it themselves
   */
  abstract void run(List<String> left)
      throws UsageException, IOException, MojoExecutionException, MojoFailureException;

  /** The files that the result is written to. */
  List<ReportFile> reportFiles() throws MojoExecutionException {
    List<String> wanted = present("reports", reports);
    Path directory = Path.of(project.getBuild().getDirectory(), "pullsecret");
    return checked(
        () ->
            wanted.stream()
                .map(
                    report ->
                        report.contains("=")
                            ? ReportFile.of(report)
                            : ReportFile.in(directory, ReportFormat.of(report)))
                .toList());
  }

  /** What is to be printed. */
  ReportFormat reportFormat() throws MojoExecutionException {
    return checked(() -> ReportFormat.of(format));
  }

  /** Writes a text to a file that is asked for, and says so. */
  void write(ReportFile report, String text) throws IOException {
    report.write(basedir.toPath(), text.getBytes(UTF_8));
    getLog().info("Report: " + basedir.toPath().resolve(report.path()));
  }

  /** A text is one message that starts on a line of its own, so that it can be copied. */
  void info(String text) {
    if (!text.isEmpty()) {
      getLog().info("\n" + text.stripTrailing());
    }
  }

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

  /**
   * Begins what is asked for, with what all goals can say of it.
   *
   * @param left globs of the modules that run the goal themselves
   */
  RewriteRequest.Builder request(List<String> left) throws MojoExecutionException {
    Path here = basedir.toPath();
    List<String> hidden = new ArrayList<>(present("excludes", excludes));
    hidden.addAll(left);
    RewriteRequest.Builder request =
        RewriteRequest.builder(here)
            .inNamespace(present("inNamespace", inNamespace))
            .includes(present("includes", includes))
            .excludes(hidden)
            .jobs(jobs)
            .maxFileSize(maxFileSize)
            .unit(unit);
    List<Path> paths = present("manifests", manifests).stream().map(File::toPath).toList();
    if (!paths.isEmpty()) {
      request.manifests(paths);
    }
    pomRules().file().map(here::resolve).ifPresent(request::rules);
    Optional.ofNullable(namespace).ifPresent(request::namespace);
    return request;
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

  /** No cause but our own, since Maven shows the messages of causes, which may quote manifests. */
  MojoExecutionException bug(RuntimeException e) {
    String message =
        "internal error: "
            + InternalErrorException.describe(e)
            + "\nThis is a bug in pullsecret; please report it. As to the manifests: "
            + (hasWritten ? "all changes were written." : "nothing was written.");
    return e instanceof InternalErrorException
        ? new MojoExecutionException(message, e)
        : new MojoExecutionException(message);
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
