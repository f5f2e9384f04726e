package io.github.pullsecret.cli;

import io.github.pullsecret.RewriteRequest;
import io.github.pullsecret.Step;
import picocli.CommandLine.Option;

/** The options of a move. */
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class MoveOptions {
  /** Where lists are moved to. */
  enum Target {
    /** Onto ServiceAccounts. */
    SERVICE_ACCOUNT,
    /** Into the pod specs that inherit them. */
    POD;

    @Override
    public String toString() {
      return this == POD ? "pod" : "service-account";
    }
  }

  @Option(
      names = "--service-account",
      paramLabel = "auto|default|NAME",
      defaultValue = RewriteRequest.AUTO,
      description =
          "Where pods that run as 'default' get their secrets from: 'auto' generates a"
              + " ServiceAccount for each list, 'default' extends 'default' itself, any other name"
              + " is that ServiceAccount (default: ${DEFAULT-VALUE}).")
  String serviceAccount;

  @Option(
      names = "--allow-gain",
      description = "Let pods get more pull secrets than before; each is named. Never fewer.")
  boolean allowGain;

  @Option(
      names = "--split-service-accounts",
      description =
          "Generate a ServiceAccount for pods whose own can't be extended exactly; they leave it.")
  boolean splitServiceAccounts;

  @Option(
      names = "--create-missing-service-accounts",
      description = "Generate a manifest for ServiceAccounts that pods name and no file defines.")
  boolean createMissingServiceAccounts;

  @Option(
      names = "--service-accounts-only",
      description =
          "Write only the ServiceAccounts and leave the lists, for a first commit where several"
              + " applications sync independently; a later move then changes only the workloads.")
  boolean serviceAccountsOnly;

  @Option(
      names = "--keep-immutable",
      description = "Leave Jobs and bare Pods alone, since existing ones can't be changed.")
  boolean keepImmutable;

  @Option(
      names = "--drop-comments",
      description = "Remove comment lines directly above a moved list as well.")
  boolean dropComments;

  @Option(
      names = "--place",
      paramLabel = "auto|beside|root|file=NAME",
      defaultValue = RewriteRequest.AUTO,
      description =
          "Where generated ServiceAccounts stand: 'auto' above their only user, else in a file in"
              + " the lowest directory that is applied; 'beside' in a file in every directory with"
              + " users; 'root' in one file at the top; 'file=NAME' like auto in files of that name"
              + " (default: ${DEFAULT-VALUE}).")
  String place;

  @Option(
      names = "--to",
      paramLabel = "service-account|pod",
      defaultValue = "service-account",
      description =
          "Where lists are moved to: 'service-account', or 'pod' for the way back, from"
              + " ServiceAccounts into the pod specs that inherit them (default:"
              + " ${DEFAULT-VALUE}).")
  Target to;

  @Option(
      names = "--restore-default",
      description =
          "With --to pod: also write 'serviceAccountName: default' into pod specs that run as a"
              + " ServiceAccount which a move generated.")
  boolean restoreDefault;

  @Option(
      names = "--fail-on-kept",
      description =
          "Exit with 1 when workloads are kept as they are; the others are moved all the same."
              + " Those that an option or a comment 'pullsecret:ignore REASON' keeps don't count.")
  boolean failOnKept;

  /** Adds to a request what these options say of it as a whole. */
  RewriteRequest.Builder in(RewriteRequest.Builder request) {
    return request.failOnKept(failOnKept).serviceAccountsOnly(serviceAccountsOnly).place(place);
  }

  /** The move that the options describe. */
  Step step() {
    if (to == Target.POD) {
      return new Step.ToPods(restoreDefault, keepImmutable, Step.Scope.ALL);
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

  /** Whether an option says something else than that everything is moved as usual. */
  boolean isGiven() {
    return !step().equals(Step.Move.DEFAULT);
  }
}
