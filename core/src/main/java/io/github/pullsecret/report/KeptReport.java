package io.github.pullsecret.report;

import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.move.MovePlan.Kept;
import io.github.pullsecret.text.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The workloads that stay inline, by reason and by what to do about it.
 *
 * @param title what is said of them
 * @param all the workloads
 * @param shown gives the place that a place of the files as they were is to be shown as
 */
record KeptReport(String title, List<Kept> all, UnaryOperator<Location> shown) {

  /** The lines; none if nothing stays. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (all.isEmpty()) {
      return lines;
    }
    lines.add(title + " " + all.size() + ":");
    List<Group> groups = groups();
    int width = groups.stream().mapToInt(group -> group.reason().id().length()).max().orElse(0);
    for (Group group : groups) {
      String start =
          String.format(
              Locale.ROOT, "%4d %-" + width + "s  ", group.kept().size(), group.reason().id());
      if (group.isPlain()) {
        lines.add(start.stripTrailing());
        continue;
      }
      for (Kept kept : group.kept()) {
        lines.add(start + describe(kept));
        start = " ".repeat(start.length());
      }
      lines.add(" ".repeat(7) + "fix: " + group.fix());
    }
    return lines;
  }

  /** Kept workloads with one reason and one thing to do about it. */
  private record Group(KeepReason reason, String fix, List<Kept> kept) {
    /** Whether there is no more to say than that they were not asked for. */
    boolean isPlain() {
      return reason == KeepReason.NOT_SELECTED
          && kept.stream().allMatch(each -> each.obstacle().cause().isEmpty());
    }
  }

  /** The groups, the largest first, then in the order of the reasons. */
  private List<Group> groups() {
    Map<List<String>, Group> groups = new LinkedHashMap<>();
    for (Kept kept : all) {
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
}
