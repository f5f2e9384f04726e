package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Extended;
import io.github.pullsecret.move.MovePlan.Moved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds extended ServiceAccounts that {@code kubectl apply -f} reaches after pods that need them:
 * such pods start without secrets and stay so, because the list is copied when a pod is made.
 */
final class ApplyOrder {
  private ApplyOrder() {}

  /** A sentence for each ServiceAccount none of whose definitions comes before all its pods. */
  static List<String> late(MovePlan plan) {
    Map<AccountKey, List<ServiceAccountManifest>> definitions = new LinkedHashMap<>();
    for (Extended extended : plan.extended()) {
      definitions
          .computeIfAbsent(extended.manifest().key(), key -> new ArrayList<>())
          .add(extended.manifest());
    }
    Map<AccountKey, List<Moved>> users =
        plan.moved().stream().collect(Collectors.groupingBy(Moved::target));
    List<String> late = new ArrayList<>();
    definitions.forEach(
        (key, manifests) ->
            users.getOrDefault(key, List.of()).stream()
                .filter(
                    moved ->
                        manifests.stream()
                            .allMatch(manifest -> isBefore(moved.pod().place(), manifest.place())))
                .findFirst()
                .ifPresent(moved -> late.add(sentence(manifests.get(0), moved))));
    return late;
  }

  private static String sentence(ServiceAccountManifest manifest, Moved moved) {
    return "apply ServiceAccount "
        + manifest.key()
        + " ("
        + manifest.location().pathAndLine()
        + ") before "
        + moved.pod().id()
        + ": by file order it comes after";
  }

  private static boolean isBefore(Place pod, Place account) {
    int order = Placement.PATH_ORDER.compare(pod.file(), account.file());
    return order < 0 || (order == 0 && pod.document() < account.document());
  }
}
