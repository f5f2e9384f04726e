package io.github.pullsecret.report;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.move.MovePlan;
import io.github.pullsecret.move.MovePlan.Generated;
import io.github.pullsecret.move.MovePlan.Kept;
import io.github.pullsecret.move.MovePlan.Moved;
import io.github.pullsecret.move.MovePlan.Source;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.EffectiveSecrets.Gain;
import io.github.pullsecret.tree.EffectiveSecrets.Proof;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a move did or would do, in words: what moved, what stayed and why, what the cluster will do,
 * and what was proved.
 *
 * @param plan what happens to each pod spec
 * @param proof the comparison of all pods before and after
 * @param documents how many ServiceAccount documents are added
 * @param commentsAbove comments kept although the list below them went
 * @param skipped places passed over although they name pull secrets, in words
 * @param uncovered files that the proof says nothing about
 * @param lateAccounts extended ServiceAccounts that are applied after their pods, in words
 * @param dropComments whether comments above were to be dropped
 * @param shown gives the place that a place of the files as they were is to be shown as
 */
public record MoveReport(
    MovePlan plan,
    Proof proof,
    int documents,
    List<Location> commentsAbove,
    List<String> skipped,
    int uncovered,
    List<String> lateAccounts,
    boolean dropComments,
    UnaryOperator<Location> shown) {
  private static final String INDENT = "  ";

  /** How the run ended. */
  public enum Ending {
    /** Nothing was to be written. */
    DRY_RUN,
    /** The changes are on the disk. */
    WRITTEN,
    /** Files that could matter can't be read. */
    UNREADABLE
  }

  /**
   * The report.
   *
   * @param ending how the run ended
   * @param files how many files are or would be written
   */
  public String text(Ending ending, int files) {
    List<String> lines = new ArrayList<>();
    boolean done = ending == Ending.WRITTEN;
    if (plan.moved().isEmpty()) {
      lines.add("Nothing to move.");
    } else {
      lines.add(headline(done));
    }
    addKept(lines);
    addComments(lines);
    skipped.forEach(place -> lines.add("Skipped: " + place));
    addGains(lines);
    addIdentity(lines, done);
    addCluster(lines);
    lines.add(proofLine());
    lines.add(lastLine(ending, files));
    return String.join("\n", lines) + "\n";
  }

  /** Each moved pod spec on a line: where it is, and where its secrets come from afterwards. */
  public String details() {
    StringBuilder text = new StringBuilder();
    for (Moved moved : plan.moved()) {
      String how =
          switch (moved.source()) {
            case SAME_LIST -> "has the list already";
            case EXTENDED -> "is extended";
            case REUSED -> "is there with the same list";
            case GENERATED -> "is generated";
          };
      text.append(place(moved.pod()))
          .append(" -> ServiceAccount ")
          .append(moved.target())
          .append(", which ")
          .append(how)
          .append('\n');
    }
    return text.toString();
  }

  private String headline(boolean done) {
    int all = plan.moved().size() + plan.kept().size();
    long own = plan.moved().stream().filter(moved -> !moved.changesAccount()).count();
    long fresh =
        plan.moved().stream()
            .filter(moved -> moved.changesAccount() && moved.source() == Source.GENERATED)
            .count();
    long others = plan.moved().size() - own - fresh;
    List<String> parts = new ArrayList<>();
    add(parts, fresh, " to a new ServiceAccount");
    add(parts, others, " to one that is there");
    add(parts, own, own == 1 ? " on its own" : " on their own");
    if (documents > 0) {
      parts.set(
          0,
          parts.get(0) + " (" + plural(documents, fresh > 0 ? "document" : "new document") + ")");
    }
    return (done ? "Moved " : "Would move ")
        + plan.moved().size()
        + " of "
        + plural(all, "workload")
        + ": "
        + String.join(", ", parts)
        + ".";
  }

  private static void add(List<String> parts, long count, String text) {
    if (count > 0) {
      parts.add(count + text);
    }
  }

  private void addKept(List<String> lines) {
    if (plan.kept().isEmpty()) {
      return;
    }
    lines.add("Kept inline " + plan.kept().size() + ":");
    List<Group> groups = groups();
    int width = groups.stream().mapToInt(group -> group.reason().id().length()).max().orElse(0);
    for (Group group : groups) {
      String start =
          String.format(
              Locale.ROOT, "%4d %-" + width + "s  ", group.kept().size(), group.reason().id());
      if (group.reason() == KeepReason.NOT_SELECTED) {
        lines.add(start.stripTrailing());
        continue;
      }
      for (Kept kept : group.kept()) {
        lines.add(start + describe(kept));
        start = " ".repeat(start.length());
      }
      lines.add(" ".repeat(7) + "fix: " + group.fix());
    }
  }

  /** Kept workloads with one reason and one thing to do about it. */
  private record Group(KeepReason reason, String fix, List<Kept> kept) {}

  /** The groups, the largest first, then in the order of the reasons. */
  private List<Group> groups() {
    Map<List<String>, Group> groups = new LinkedHashMap<>();
    for (Kept kept : plan.kept()) {
      KeepReason reason = kept.obstacle().reason();
      String fix = kept.obstacle().fix();
      groups
          .computeIfAbsent(
              List.of(reason.id(), fix), key -> new Group(reason, fix, new ArrayList<>()))
          .kept()
          .add(kept);
    }
    return groups.values().stream()
        .sorted(
            Comparator.comparingInt((Group group) -> -group.kept().size())
                .thenComparing(Group::reason))
        .toList();
  }

  private String describe(Kept kept) {
    String cause =
        kept.obstacle()
            .cause()
            .map(shown)
            .map(
                where ->
                    kept.obstacle().reason() == KeepReason.UNSAFE_EDIT
                        ? where.toString()
                        : where.pathAndLine())
            .map(where -> " (" + where + ")")
            .orElse("");
    return place(kept.pod()) + ": " + kept.obstacle().detail() + cause;
  }

  private String place(PodSpec pod) {
    return shown.apply(pod.location()).pathAndLine() + " " + pod.id();
  }

  private void addComments(List<String> lines) {
    if (!commentsAbove.isEmpty()) {
      lines.add(
          dropComments
              ? "Comments above removed lines stay: they speak to a tool, look like YAML or stand first:"
              : "Comments above removed lines stay (--drop-comments removes them):");
      commentsAbove.forEach(comment -> lines.add(INDENT + shown.apply(comment).pathAndLine()));
    }
  }

  private void addGains(List<String> lines) {
    if (!proof.gains().isEmpty()) {
      lines.add("Gains, as allowed:");
      for (Gain gain : proof.gains()) {
        lines.add(INDENT + place(gain.pod()) + " gains " + String.join(", ", gain.names()));
      }
    }
  }

  private void addIdentity(List<String> lines, boolean done) {
    long leaving = plan.moved().stream().filter(Moved::changesAccount).count();
    if (leaving > 0) {
      boolean one = leaving == 1;
      lines.add(
          "Identity: "
              + plural((int) leaving, "workload")
              + (done ? " left " : one ? " leaves " : " leave ")
              + left()
              + ". No reference to "
              + (leftNames().size() == 1 ? "it" : "them")
              + " was found in this tree;");
      lines.add(
          INDENT
              + "live RoleBindings, Vault roles and cloud IAM can't be seen here."
              + (leaveDefault() ? " To stay on it: --service-account default" : ""));
    }
  }

  private List<String> leftNames() {
    return plan.moved().stream()
        .filter(Moved::changesAccount)
        .map(moved -> moved.pod().account().name())
        .distinct()
        .toList();
  }

  /** The ServiceAccounts that workloads leave, in quotes; the first few of many. */
  private String left() {
    List<String> names = leftNames();
    String shownNames =
        names.stream().limit(3).map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    return names.size() > 3 ? shownNames + " and " + (names.size() - 3) + " more" : shownNames;
  }

  private boolean leaveDefault() {
    return plan.moved().stream()
        .anyMatch(moved -> moved.changesAccount() && moved.pod().account().isDefault());
  }

  private void addCluster(List<String> lines) {
    if (plan.moved().isEmpty()) {
      return;
    }
    lines.add("Cluster: " + ClusterEffects.of(plan.moved()));
    Stream.concat(
            plan.extended().stream().map(extended -> extended.manifest().key()),
            plan.generated().stream().filter(Generated::named).map(Generated::key))
        .distinct()
        .forEach(account -> lines.add(INDENT + replacesLiveList(account)));
    lateAccounts.forEach(late -> lines.add(INDENT + late));
    if (plan.moved().stream().anyMatch(Moved::changesAccount)) {
      lines.add(
          INDENT
              + "way back: write the old serviceAccountName"
              + (leaveDefault() ? " (default)" : "")
              + "; a reverted commit alone leaves pods on the new ServiceAccount");
    }
  }

  private static String replacesLiveList(AccountKey account) {
    return "applying ServiceAccount "
        + account
        + " replaces its live list; to look: kubectl get sa "
        + account.name()
        + account.namespace().map(namespace -> " -n " + namespace).orElse("")
        + " -o jsonpath={.imagePullSecrets}";
  }

  private String proofLine() {
    int gaining = (int) proof.gains().stream().map(Gain::pod).distinct().count();
    int exact = proof.pods() - gaining;
    String line =
        "Proof: "
            + plural(exact, "pod")
            + (exact == 1 ? " keeps exactly its" : " keep exactly their")
            + " pull secrets"
            + (gaining == 0
                ? "."
                : ", " + gaining + (gaining == 1 ? " gains" : " gain") + " as allowed.");
    return uncovered == 0
        ? line
        : line + " Not covered: " + plural(uncovered, "file") + " that can't be read as manifests.";
  }

  private static String lastLine(Ending ending, int files) {
    return switch (ending) {
      case DRY_RUN -> "Nothing written (dry run).";
      case UNREADABLE -> "Nothing written, because files that could matter can't be read.";
      case WRITTEN -> files == 0 ? "Nothing written." : "Wrote " + plural(files, "file") + ".";
    };
  }

  static String plural(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
