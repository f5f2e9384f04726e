package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Extended;
import io.github.pullsecret.move.MovePlan.Moved;
import io.github.pullsecret.move.Placement.Spot;
import io.github.pullsecret.tree.ManifestTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has to be applied with what: the files with ServiceAccounts that pods of other files need,
 * and extended ServiceAccounts that {@code kubectl apply -f} reaches after pods that need them:
 * such pods start without secrets and stay so, because the list is copied when a pod is made.
 */
final class ApplyOrder {
  private ApplyOrder() {}

  /**
   * A sentence for each ServiceAccount none of whose definitions comes before all its pods.
   * Kustomize sorts what it builds, ServiceAccounts first.
   */
  static List<String> late(ManifestTree tree, MovePlan plan) {
    Map<AccountKey, List<ServiceAccountManifest>> definitions = new LinkedHashMap<>();
    for (Extended extended : plan.extended()) {
      definitions
          .computeIfAbsent(extended.manifest().key(), key -> new ArrayList<>())
          .add(extended.manifest());
    }
    Map<AccountKey, List<Moved>> moved =
        plan.moved().stream().collect(Collectors.groupingBy(Moved::target));
    List<String> late = new ArrayList<>();
    definitions.forEach(
        (key, manifests) ->
            users(tree, key, moved)
                .filter(pod -> !tree.layout().isReached(pod.place().file()))
                .filter(
                    pod ->
                        manifests.stream()
                            .allMatch(manifest -> isBefore(pod.place(), manifest.place())))
                .findFirst()
                .ifPresent(pod -> late.add(sentence(manifests.get(0), pod))));
    return late;
  }

  /** The pods that need what is new on a ServiceAccount: if none moves, those that gain it. */
  private static Stream<PodSpec> users(
      ManifestTree tree, AccountKey key, Map<AccountKey, List<Moved>> moved) {
    return moved.isEmpty()
        ? tree.namedUsers(key).stream().filter(tree::mayInherit)
        : moved.getOrDefault(key, List.of()).stream().map(Moved::pod);
  }

  /** The files with a new or extended ServiceAccount that pods of other files need. */
  static List<String> accountFiles(MovePlan plan, List<Spot> spots) {
    Map<AccountKey, Set<String>> userFiles = new HashMap<>();
    for (Moved moved : plan.moved()) {
      userFiles
          .computeIfAbsent(moved.target(), key -> new HashSet<>())
          .add(moved.pod().place().file());
    }
    Set<String> files = new TreeSet<>(DisplayedPaths.PATH_ORDER);
    for (Spot spot : spots) {
      boolean others =
          spot.account().users().stream()
              .anyMatch(user -> !user.place().file().equals(spot.path()));
      if (others) {
        files.add(spot.path());
      }
    }
    for (Extended extended : plan.extended()) {
      String file = extended.manifest().place().file();
      Set<String> users = userFiles.getOrDefault(extended.manifest().key(), Set.of());
      if (users.stream().anyMatch(user -> !user.equals(file))) {
        files.add(file);
      }
    }
    return List.copyOf(files);
  }

  private static String sentence(ServiceAccountManifest manifest, PodSpec pod) {
    return "apply ServiceAccount "
        + manifest.key()
        + " ("
        + manifest.location().pathAndLine()
        + ") before "
        + pod.id()
        + ": by file order it comes after";
  }

  private static boolean isBefore(Place pod, Place account) {
    int order = DisplayedPaths.PATH_ORDER.compare(pod.file(), account.file());
    return order < 0 || (order == 0 && pod.document() < account.document());
  }
}
