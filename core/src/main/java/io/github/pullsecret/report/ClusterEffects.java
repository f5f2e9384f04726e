package io.github.pullsecret.report;

import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.PodSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a cluster does when the changed manifests are applied (Kubernetes' update rules: a changed
 * template rolls out, a Job's and a Pod's can't be changed).
 */
final class ClusterEffects {
  private ClusterEffects() {}

  /** The effects on all changed workloads, in one sentence. */
  static String of(List<PodSpec> changed) {
    int rollouts = 0;
    List<String> onDelete = new ArrayList<>();
    List<String> newPods = new ArrayList<>();
    int templates = 0;
    int nextRun = 0;
    int recreated = 0;
    List<String> customs = new ArrayList<>();
    List<String> customRuns = new ArrayList<>();
    Set<Place> seen = new HashSet<>();
    for (PodSpec each : changed) {
      // A custom resource may hold several pod specs.
      if (!seen.add(each.place())) {
        continue;
      }
      String kind = each.id().type().kind();
      if (each.kind() != PodSpec.Kind.WORKLOAD) {
        (each.immutable() ? customRuns : customs).add(kind);
        continue;
      }
      if (each.onDelete()) {
        onDelete.add(kind);
        continue;
      }
      switch (kind) {
        case "Deployment", "StatefulSet", "DaemonSet" -> rollouts++;
        case "CronJob", "ScheduledJob" -> nextRun++;
        case "Job", "Pod" -> recreated++;
        case "PodTemplate", "JobTemplate" -> templates++;
        default -> newPods.add(kind);
      }
    }
    List<String> parts = new ArrayList<>();
    add(parts, rollouts, Wording.plural(rollouts, "rollout"));
    add(
        parts,
        onDelete.size(),
        onDelete.size()
            + (onDelete.size() == 1 ? " when its pods are deleted" : " when their pods are deleted")
            + kinds(onDelete));
    add(parts, newPods.size(), newPods.size() + " only when new pods are made" + kinds(newPods));
    add(parts, templates, Wording.plural(templates, "template"));
    add(parts, nextRun, nextRun + " at the next run (CronJob)");
    add(parts, recreated, recreated + " must be deleted and recreated (Job, bare Pod)");
    add(
        parts,
        customRuns.size(),
        customRuns.size() + " must be deleted and recreated" + kinds(customRuns));
    add(
        parts,
        customs.size(),
        customs.size()
            + " as "
            + (customs.size() == 1 ? "its controller sees" : "their controllers see")
            + " fit"
            + kinds(customs));
    return String.join("; ", parts) + ".";
  }

  private static String kinds(List<String> kinds) {
    return " (" + kinds.stream().distinct().collect(Collectors.joining(", ")) + ")";
  }

  private static void add(List<String> parts, int count, String text) {
    if (count > 0) {
      parts.add(text);
    }
  }
}
