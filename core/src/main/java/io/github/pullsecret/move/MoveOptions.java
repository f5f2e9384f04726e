package io.github.pullsecret.move;

/**
 * How a move is done; each component is a Maven parameter and, in kebab-case, a command line
 * option.
 *
 * @param serviceAccount where pods that run as {@code default} get their secrets from: {@code auto}
 *     generates a ServiceAccount for each list, {@code default} extends {@code default} itself, any
 *     other name is that ServiceAccount
 * @param allowGain whether a pod may get more secrets than before
 * @param splitServiceAccounts whether pods whose ServiceAccount can't be extended exactly get one
 *     of their own
 * @param createMissingServiceAccounts whether a ServiceAccount that no manifest defines gets one
 * @param serviceAccountsOnly whether the lists stay for now and only the ServiceAccounts are
 *     written
 * @param keepImmutable whether Jobs and bare Pods stay as they are
 * @param dropComments whether comment lines directly above a moved list go with it
 * @param place where generated ServiceAccounts stand
 */
public record MoveOptions(
    String serviceAccount,
    boolean allowGain,
    boolean splitServiceAccounts,
    boolean createMissingServiceAccounts,
    boolean serviceAccountsOnly,
    boolean keepImmutable,
    boolean dropComments,
    PlacementStyle place) {

  /** Generates ServiceAccounts. */
  public static final String AUTO = "auto";

  /** What holds when no option is given. */
  public static final MoveOptions DEFAULTS =
      new MoveOptions(AUTO, false, false, false, false, false, false, PlacementStyle.AUTO);

  /** Whether ServiceAccounts are generated. */
  public boolean isAuto() {
    return serviceAccount.equals(AUTO);
  }
}
