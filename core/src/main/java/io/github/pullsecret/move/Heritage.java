package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.SharedList.Use;
import io.github.pullsecret.move.MovePlan.Moved;
import io.github.pullsecret.yaml.NodePath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What moved pod specs get done by merging other moved pod specs, so that it is not done in them.
 */
final class Heritage {
  private final Set<PodSpec> named = new HashSet<>();
  private final Set<PodSpec> cut = new HashSet<>();

  Heritage(List<Moved> moved) {
    Map<At, PodSpec> pods = new HashMap<>();
    moved.forEach(each -> pods.put(At.of(each.pod()), each.pod()));
    for (Moved each : moved) {
      PodSpec pod = each.pod();
      NodePath holder = pod.shared().holder();
      if (!holder.equals(pod.path()) && pods.containsKey(At.of(pod, holder))) {
        cut.add(pod);
      }
      for (Use heir : each.changesAccount() ? pod.shared().heirs() : List.<Use>of()) {
        heir.mapping().map(path -> pods.get(At.of(pod, path))).ifPresent(named::add);
      }
    }
  }

  /** Whether the new name is added to a pod spec that this one merges. */
  boolean isNamed(PodSpec pod) {
    return named.contains(pod);
  }

  /** Whether the list stands in another pod spec, which loses it itself. */
  boolean isCut(PodSpec pod) {
    return cut.contains(pod);
  }
}
