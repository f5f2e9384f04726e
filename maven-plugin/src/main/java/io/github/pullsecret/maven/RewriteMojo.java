package io.github.pullsecret.maven;

import io.github.pullsecret.InternalErrorException;
import io.github.pullsecret.MoveRequest;
import io.github.pullsecret.MoveResult;
import io.github.pullsecret.PullSecret;
import io.github.pullsecret.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Moves inline imagePullSecrets of pod specs onto ServiceAccounts and proves that every pod keeps
 * exactly its pull secrets. Runs once, at the root of the build, and in every module whose own POM
 * declares this plugin.
 */
@Mojo(name = "rewrite", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // fields are set by Maven
public final class RewriteMojo extends AbstractMojo {

  /**
   * Files and directories, together one tree; by default this directory. Directories are searched
   * for *.yaml, *.yml and *.json.
   */
  // No default value: Maven would split a path that contains a comma.
  @Parameter(property = "pullsecret.manifests")
  List<@Nullable File> manifests = List.of();

  /**
   * The rules file; by default the nearest pullsecret.yaml from the first of the manifests upward
   * to the root of its Git repository.
   */
  @Parameter(property = "pullsecret.rules")
  @Nullable File rules;

  /** What a manifest without namespace means. */
  @Parameter(property = "pullsecret.namespace")
  @Nullable String namespace;

  /** Move only workloads of these namespaces. */
  @Parameter(property = "pullsecret.inNamespace")
  List<@Nullable String> inNamespace = List.of();

  /** Write only files that match one of these globs; all are read. */
  @Parameter(property = "pullsecret.includes")
  List<@Nullable String> includes = List.of();

  /** Don't write files that match one of these globs; all are read. */
  @Parameter(property = "pullsecret.excludes")
  List<@Nullable String> excludes = List.of();

  /** Move the rest although a file that could matter can't be read; the build fails still. */
  @Parameter(property = "pullsecret.keepGoing", defaultValue = "false")
  boolean keepGoing;

  /**
   * Fail the build when workloads are kept inline; the others are moved all the same. Those that an
   * option or a comment 'pullsecret:ignore REASON' keeps don't count.
   */
  @Parameter(property = "pullsecret.failOnKept", defaultValue = "false")
  boolean failOnKept;

  /**
   * Where pods that run as 'default' get their secrets from: 'auto' generates a ServiceAccount for
   * each list, 'default' extends 'default' itself, any other name is that ServiceAccount.
   */
  @Parameter(property = "pullsecret.serviceAccount", defaultValue = MoveRequest.AUTO)
  String serviceAccount;

  /** Let pods get more pull secrets than before; each is named. Never fewer. */
  @Parameter(property = "pullsecret.allowGain", defaultValue = "false")
  boolean allowGain;

  /** Generate a ServiceAccount for pods whose own can't be extended exactly; they leave it. */
  @Parameter(property = "pullsecret.splitServiceAccounts", defaultValue = "false")
  boolean splitServiceAccounts;

  /** Generate a manifest for ServiceAccounts that pods name and no file defines. */
  @Parameter(property = "pullsecret.createMissingServiceAccounts", defaultValue = "false")
  boolean createMissingServiceAccounts;

  /**
   * Write only the ServiceAccounts and leave the lists, for a first commit where several
   * applications sync independently; a later run then changes only the workloads.
   */
  @Parameter(property = "pullsecret.serviceAccountsOnly", defaultValue = "false")
  boolean serviceAccountsOnly;

  /** Leave Jobs and bare Pods alone, since existing ones can't be changed. */
  @Parameter(property = "pullsecret.keepImmutable", defaultValue = "false")
  boolean keepImmutable;

  /** Remove comment lines directly above a moved list as well. */
  @Parameter(property = "pullsecret.dropComments", defaultValue = "false")
  boolean dropComments;

  /**
   * Where generated ServiceAccounts stand: 'auto' above their only user, else in a file in the
   * lowest directory that is applied; 'beside' in a file in every directory with users; 'root' in
   * one file at the top; 'file=NAME' like auto in files of that name.
   */
  @Parameter(property = "pullsecret.place", defaultValue = MoveRequest.AUTO)
  String place;

  /**
   * How files that no kustomization reaches are divided into units that share ServiceAccounts:
   * 'tree' one for all, 'directory' one for each directory, or one for each directory that a glob
   * matches, as 'envs/*'.
   */
  @Parameter(property = "pullsecret.unit", defaultValue = MoveRequest.TREE)
  String unit;

  /** Change no manifest; print the diff. */
  @Parameter(property = "pullsecret.dryRun", defaultValue = "false")
  boolean dryRun;

  /** Print the diff when writing, too. */
  @Parameter(property = "pullsecret.diff", defaultValue = "false")
  boolean diff;

  /**
   * Where to write a patch for 'git apply' or 'patch -p1', in the files' own bytes; by default
   * target/pullsecret/rewrite.patch when something changes, and none in a directory without POM.
   */
  @Parameter(property = "pullsecret.patch")
  @Nullable File patch;

  /** Print only errors. */
  @Parameter(property = "pullsecret.quiet", defaultValue = "false")
  boolean quiet;

  /** Also list every moved workload. */
  @Parameter(property = "pullsecret.verbose", defaultValue = "false")
  boolean verbose;

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
      rewrite(PullSecret.move(request(left)), left);
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

  private MoveRequest request(List<String> left) throws MojoExecutionException {
    List<Path> paths = present("manifests", manifests).stream().map(File::toPath).toList();
    List<String> notWritten = new ArrayList<>(present("excludes", excludes));
    notWritten.addAll(left);
    List<String> written = present("includes", includes);
    List<String> namespaces = present("inNamespace", inNamespace);
    try {
      return new MoveRequest(
          basedir.toPath(),
          paths.isEmpty() ? List.of(basedir.toPath()) : paths,
          Optional.ofNullable(rules).map(File::toPath),
          Optional.ofNullable(namespace),
          namespaces,
          written,
          notWritten,
          keepGoing,
          failOnKept,
          serviceAccount,
          allowGain,
          splitServiceAccounts,
          createMissingServiceAccounts,
          serviceAccountsOnly,
          keepImmutable,
          dropComments,
          place,
          unit);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage()); // "serviceAccount: '…' is …"
      int colon = message.indexOf(": ");
      throw wrong(message.substring(0, colon), message.substring(colon + 2));
    }
  }

  /** An empty element is {@code null}, such as that of a property which is not set. */
  private static <T> List<T> present(String parameter, List<@Nullable T> elements)
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

  private void rewrite(MoveResult result, List<String> left)
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
  private void print(MoveResult result, boolean written) {
    if ((dryRun || diff || !written) && !result.changes().isEmpty()) {
      getLog().info("\n" + result.diff());
    }
    String report = (verbose ? result.details() : "") + result.report(dryRun);
    getLog().info("\n" + report.substring(0, report.length() - 1));
  }

  /** A user's mistake: no cause, so that Maven never shows a stack trace. */
  private static MojoExecutionException wrong(String parameter, @Nullable String message) {
    return new MojoExecutionException(
        parameter + ": " + message + "; set <" + parameter + "> or -Dpullsecret." + parameter);
  }
}
