package io.github.pullsecret.maven;

import io.github.pullsecret.PullSecret;
import io.github.pullsecret.RewriteRequest;
import io.github.pullsecret.Step;
import io.github.pullsecret.UsageException;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of goals that rewrite, and what they ask for. */
@SuppressWarnings("NullAway.Init") // fields are set by Maven
abstract class RewriteParameters extends OutputParameters {
  /**
   * Write only files that the list in this file names, one on each line or separated by NUL, and
   * new ones that they need; all are read.
   */
  @Parameter(property = "pullsecret.filesFrom")
  @Nullable File filesFrom;

  /**
   * Write only files that differ from this branch, tag or commit of Git, committed or not, and new
   * ones that they need; all are read.
   */
  @Parameter(property = "pullsecret.changedSince")
  @Nullable String changedSince;

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

  @Override
  RewriteRequest.Builder request(List<String> left) throws MojoExecutionException {
    RewriteRequest.Builder request =
        super.request(left)
            .keepGoing(keepGoing)
            .failOnKept(failOnKept)
            .serviceAccountsOnly(serviceAccountsOnly)
            .place(place);
    Optional.ofNullable(filesFrom).map(File::toPath).ifPresent(request::filesFrom);
    Optional.ofNullable(changedSince).ifPresent(request::changedSince);
    return request;
  }

  /** What is asked for. */
  RewriteRequest wanted(List<String> left) throws MojoExecutionException, UsageException {
    RewriteRequest.Builder request = request(left);
    try {
      return request.steps(steps()).build();
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
}
