package io.github.pullsecret.maven;

import io.github.pullsecret.PullSecret;
import io.github.pullsecret.RewriteRequest;
import io.github.pullsecret.Step;
import io.github.pullsecret.UsageException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** The parameters of goals that rewrite, and what they ask for. */
@SuppressWarnings("NullAway.Init") // fields are set by Maven
abstract class RewriteParameters extends OutputParameters {

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
  @Parameter(property = "pullsecret.serviceAccount", defaultValue = RewriteRequest.AUTO)
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
  @Parameter(property = "pullsecret.place", defaultValue = RewriteRequest.AUTO)
  String place;

  /**
   * How files that no kustomization reaches are divided into units that share ServiceAccounts:
   * 'tree' one for all, 'directory' one for each directory, or one for each directory that a glob
   * matches, as 'envs/*'.
   */
  @Parameter(property = "pullsecret.unit", defaultValue = RewriteRequest.TREE)
  String unit;

  /** Rename pull secrets, each OLD=NEW, all at once; rules of the rules file don't count then. */
  @Parameter(property = "pullsecret.rename")
  List<@Nullable String> rename = List.of();

  /**
   * With rename: leave Secrets and what makes them, so that the new Secret can stand beside the old
   * one first.
   */
  @Parameter(property = "pullsecret.referencesOnly", defaultValue = "false")
  boolean referencesOnly;

  /** With rename: rename in Helm values files, too. */
  @Parameter(property = "pullsecret.values", defaultValue = "false")
  boolean values;

  /** Move images from a registry or repository to another, each FROM=TO. */
  @Parameter(property = "pullsecret.images")
  List<@Nullable String> images = List.of();

  /** Move lists after a rename; a parameter that only a move has says the same. */
  @Parameter(property = "pullsecret.move", defaultValue = "false")
  boolean move;

  /**
   * Where lists are moved to: 'service-account', or 'pod' for the way back, from ServiceAccounts
   * into the pod specs that inherit them.
   */
  @Parameter(property = "pullsecret.to", defaultValue = "service-account")
  String to;

  /**
   * With to=pod: also write 'serviceAccountName: default' into pod specs that run as a
   * ServiceAccount which a move generated.
   */
  @Parameter(property = "pullsecret.restoreDefault", defaultValue = "false")
  boolean restoreDefault;

  @Parameter(defaultValue = "${session}", readonly = true)
  MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  MojoExecution execution;

  /** Maven gives a configuration as it is written, properties and all. */
  private PomRules pomRules() throws MojoExecutionException {
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

  RewriteRequest request(Path basedir, List<String> left)
      throws MojoExecutionException, UsageException {
    List<Path> paths = present("manifests", manifests).stream().map(File::toPath).toList();
    List<String> notWritten = new ArrayList<>(present("excludes", excludes));
    notWritten.addAll(left);
    List<String> written = present("includes", includes);
    List<String> namespaces = present("inNamespace", inNamespace);
    try {
      return new RewriteRequest(
          basedir,
          paths.isEmpty() ? List.of(basedir) : paths,
          pomRules().file().map(basedir::resolve),
          Optional.ofNullable(namespace),
          namespaces,
          written,
          notWritten,
          keepGoing,
          failOnKept,
          serviceAccountsOnly,
          place,
          unit,
          steps());
    } catch (IllegalArgumentException e) {
      throw wrong(e);
    }
  }

  /** What the parameters ask for; nothing if they leave it to the rules file. */
  private List<Step> steps() throws MojoExecutionException, UsageException {
    List<Step> steps = new ArrayList<>();
    List<String> pairs = present("rename", rename);
    if (!pairs.isEmpty()) {
      steps.add(Step.rename(pairs, referencesOnly, values));
    }
    steps.addAll(Step.images(present("images", images)));
    if (move || !moving().equals(Step.Move.DEFAULT)) {
      steps.add(moving());
    }
    Optional<String> inPom = pomRules().rules();
    return steps.isEmpty() && inPom.isPresent() ? PullSecret.steps(inPom.get()) : steps;
  }

  private Step moving() {
    if (to.equals("pod")) {
      return new Step.ToPods(restoreDefault, keepImmutable, Step.Scope.ALL);
    } else if (!to.equals("service-account")) {
      throw new IllegalArgumentException("to: '" + to + "' is neither service-account nor pod");
    }
    return new Step.Move(
        serviceAccount,
        allowGain,
        splitServiceAccounts,
        createMissingServiceAccounts,
        keepImmutable,
        dropComments,
        Step.Scope.ALL);
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

  /** A user's mistake, in words that start with the parameter, a colon and a space. */
  static MojoExecutionException wrong(IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage());
    int colon = message.indexOf(": ");
    return wrong(message.substring(0, colon), message.substring(colon + 2));
  }

  /** A user's mistake: no cause, so that Maven never shows a stack trace. */
  static MojoExecutionException wrong(String parameter, @Nullable String message) {
    return new MojoExecutionException(
        parameter + ": " + message + "; set <" + parameter + "> or -Dpullsecret." + parameter);
  }
}
