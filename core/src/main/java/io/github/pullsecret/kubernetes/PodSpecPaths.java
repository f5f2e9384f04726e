package io.github.pullsecret.kubernetes;

import static java.util.Map.entry;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where the built-in kinds keep their pod spec, in every version that was ever served (Kubernetes
 * {@code api/.../types.go} at v1.8, v1.15, v1.20 and later).
 */
final class PodSpecPaths {
  private static final List<String> TEMPLATE = List.of("spec", "template", "spec");
  private static final List<String> CRON =
      List.of("spec", "jobTemplate", "spec", "template", "spec");

  private static final Map<GroupKind, List<String>> PATHS =
      Map.ofEntries(
          row("", "Pod", List.of("spec")),
          row("", "PodTemplate", List.of("template", "spec")),
          row("", "ReplicationController", TEMPLATE),
          row("apps", "Deployment", TEMPLATE),
          row("apps", "StatefulSet", TEMPLATE),
          row("apps", "DaemonSet", TEMPLATE),
          row("apps", "ReplicaSet", TEMPLATE),
          row("apps", "PetSet", TEMPLATE),
          // Written by controllers; read so that it can be reported, never edited.
          row("apps", "ControllerRevision", List.of("data", "spec", "template", "spec")),
          row("extensions", "Deployment", TEMPLATE),
          row("extensions", "DaemonSet", TEMPLATE),
          row("extensions", "ReplicaSet", TEMPLATE),
          row("extensions", "Job", TEMPLATE),
          row("batch", "Job", TEMPLATE),
          row("batch", "CronJob", CRON),
          row("batch", "ScheduledJob", CRON),
          row("batch", "JobTemplate", List.of("template", "spec", "template", "spec")));

  private PodSpecPaths() {}

  private static Map.Entry<GroupKind, List<String>> row(
      String group, String kind, List<String> path) {
    return entry(new GroupKind(group, kind), path);
  }

  /** The path to the pod spec of a built-in kind. */
  static Optional<List<String>> of(GroupKind kind) {
    return Optional.ofNullable(PATHS.get(kind));
  }

  /** The different paths to the pod specs of some built-in kinds, in a fixed order. */
  static List<List<String>> of(Predicate<GroupKind> kinds) {
    return PATHS.entrySet().stream()
        .filter(entry -> kinds.test(entry.getKey()))
        .map(Map.Entry::getValue)
        .distinct()
        .sorted(Comparator.comparing(path -> String.join("/", path)))
        .toList();
  }
}
