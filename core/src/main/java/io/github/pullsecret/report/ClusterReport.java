package io.github.pullsecret.report;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.move.MovePlan;
import io.github.pullsecret.move.MovePlan.Generated;
import io.github.pullsecret.move.MovePlan.Moved;
import io.github.pullsecret.move.MoveRewriter.Rewritten;
import io.github.pullsecret.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a cluster does with the changed manifests, and what can't be seen from here; each once.
 *
 * @param rewritten what was planned
 * @param accountsOnly whether the workloads do not change yet
 * @param openShift whether the tree is for OpenShift
 */
record ClusterReport(Rewritten rewritten, boolean accountsOnly, boolean openShift) {
  /** How many of a kind are named before the rest is counted. */
  private static final int MOST = 3;

  /**
   * The lines; none if nothing moves.
   *
   * @param done whether the changes are on the disk
   */
  List<String> lines(boolean done) {
    List<String> lines = new ArrayList<>();
    if (plan().moved().isEmpty()) {
      return lines;
    }
    if (accountsOnly) {
      lines.add(
          "Cluster: no workload changes. Once this is applied, run the command again without"
              + " --service-accounts-only.");
      addLiveLists(lines);
      return lines;
    }
    addIdentity(lines, done);
    lines.add("Cluster: " + ClusterEffects.of(plan().moved().stream().map(Moved::pod).toList()));
    addLiveLists(lines);
    addOrder(lines);
    if (openShift) {
      lines.add(
          "  OpenShift adds NAME-dockercfg-... to every ServiceAccount: moved pods get it, too, and"
              + " applying a list takes it off one that is there");
    }
    if (plan().moved().stream().anyMatch(Moved::changesAccount)) {
      lines.add(
          "  way back: pullsecret move --to pod"
              + (leaveDefault() ? " --restore-default" : "")
              + "; a reverted commit alone leaves pods on the new ServiceAccount");
    }
    return lines;
  }

  /** What has to be known of ServiceAccounts that are written. */
  List<String> accountLines() {
    List<String> lines = new ArrayList<>();
    addLiveLists(lines);
    addOrder(lines);
    return lines;
  }

  private MovePlan plan() {
    return rewritten.plan();
  }

  private void addIdentity(List<String> lines, boolean done) {
    int leaving = (int) plan().moved().stream().filter(Moved::changesAccount).count();
    if (leaving > 0) {
      lines.add(
          "Identity: "
              + Wording.plural(leaving, "workload")
              + (done ? " left " : leaving == 1 ? " leaves " : " leave ")
              + first(leftNames().stream().map(name -> '"' + name + '"').toList())
              + ". No reference to "
              + (leftNames().size() == 1 ? "it" : "them")
              + " was found in this tree; live RoleBindings,");
      lines.add(
          "  Vault roles, cloud IAM and automountServiceAccountToken can't be seen here."
              + (leaveDefault() ? " To stay on it: --service-account default" : ""));
    }
  }

  private List<String> leftNames() {
    return plan().moved().stream()
        .filter(Moved::changesAccount)
        .map(moved -> moved.pod().account().name())
        .distinct()
        .toList();
  }

  private boolean leaveDefault() {
    return plan().moved().stream()
        .anyMatch(moved -> moved.changesAccount() && moved.pod().account().isDefault());
  }

  /** ServiceAccounts that a cluster may have with entries that no manifest shows. */
  private void addLiveLists(List<String> lines) {
    List<AccountKey> accounts =
        Stream.concat(
                plan().extended().stream().map(extended -> extended.manifest().key()),
                plan().generated().stream().filter(Generated::named).map(Generated::key))
            .distinct()
            .toList();
    if (accounts.isEmpty()) {
      return;
    }
    boolean one = accounts.size() == 1;
    String command =
        one
            ? accounts.get(0).name()
                + accounts.get(0).namespace().map(namespace -> " -n " + namespace).orElse("")
            : "NAME -n NAMESPACE";
    lines.add(
        "  applying ServiceAccount"
            + (one ? " " : "s ")
            + first(accounts.stream().map(AccountKey::toString).toList())
            + (one ? " replaces its live list" : " replaces their live lists")
            + "; to look: kubectl get sa "
            + command
            + " -o jsonpath={.imagePullSecrets}");
  }

  /** What has to be applied with what, and before what. */
  private void addOrder(List<String> lines) {
    if (!rewritten.accountFiles().isEmpty()) {
      lines.add(
          "  apply together with the workloads, or before: " + first(rewritten.accountFiles()));
    }
    rewritten.late().stream().limit(MOST).forEach(late -> lines.add("  " + late));
    int more = rewritten.late().size() - MOST;
    if (more > 0) {
      lines.add("  and " + more + " more ServiceAccounts that by file order come after their pods");
    }
  }

  /** The first few of many. */
  private static String first(List<String> names) {
    String shown =
        names.stream().limit(MOST).map(Location::shown).collect(Collectors.joining(", "));
    return names.size() > MOST ? shown + " and " + (names.size() - MOST) + " more" : shown;
  }
}
