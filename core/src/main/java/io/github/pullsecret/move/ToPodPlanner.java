package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.PullSecretList.Shape;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Inlined;
import io.github.pullsecret.move.MovePlan.Kept;
import io.github.pullsecret.tree.ManifestTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides the way back: every pod spec that gets the list of its ServiceAccount gets it inline, and
 * a ServiceAccount that then gives it to nobody loses it.
 *
 * @param options whether immutable objects stay as they are
 * @param restoreDefault whether pods that a move gave a ServiceAccount run as {@code default} again
 */
public record ToPodPlanner(MoveOptions options, boolean restoreDefault) implements Planner {
  @Override
  public MovePlan plan(ManifestTree tree, MoveScope scope) {
    Map<PodSpec, List<String>> inlined = new LinkedHashMap<>();
    List<Kept> kept = new ArrayList<>();
    for (PodSpec pod : tree.pods()) {
      if (pod.kind() == PodSpec.Kind.CUSTOM_FIELD || pod.list().present() || !inherits(tree, pod)) {
        continue;
      }
      Optional<Obstacle> obstacle = obstacle(tree, scope, pod);
      if (obstacle.isPresent()) {
        kept.add(new Kept(pod, obstacle.get()));
      } else {
        inlined.put(pod, inherited(tree, pod));
      }
    }
    EmptiedAccounts emptied = EmptiedAccounts.of(tree, scope, inlined.keySet(), restoreDefault);
    return MovePlan.ofWayBack(
        inlined.entrySet().stream()
            .map(
                each ->
                    new Inlined(each.getKey(), each.getValue(), emptied.isRestored(each.getKey())))
            .toList(),
        kept,
        emptied.emptied(),
        emptied.kept());
  }

  /** Whether any ServiceAccount that it may run as gives it secrets, or seems to. */
  private static boolean inherits(ManifestTree tree, PodSpec pod) {
    return tree.possibleAccounts(pod.account()).stream()
        .map(account -> account.list())
        .anyMatch(list -> list.present() && list.shape() != Shape.BLOCKING);
  }

  private static List<String> inherited(ManifestTree tree, PodSpec pod) {
    return tree.accounts(pod.account()).get(0).list().names();
  }

  /** Why it is not sure what the pod spec gets, or why it can't be written in it. */
  private Optional<Obstacle> obstacle(ManifestTree tree, MoveScope scope, PodSpec pod) {
    AccountKey key = pod.account();
    List<ServiceAccountManifest> manifests = tree.accounts(key);
    List<ServiceAccountManifest> possible = tree.possibleAccounts(key);
    if (manifests.isEmpty()) {
      return scope
          .obstacle(tree, pod, options)
          .or(() -> Optional.of(AccountUsers.elsewhere(tree, pod, possible)));
    }
    AccountUsers users = AccountUsers.of(tree, key, List.of(), List.of(), Map.of());
    List<String> names = inherited(tree, pod);
    return scope
        .obstacle(tree, pod, options)
        .or(() -> scope.obstacle(tree, key, manifests, /* edited= */ false))
        .or(() -> tree.absence(pod, manifests))
        .or(() -> AccountLists.obstacle(possible))
        .or(users::disagreement)
        .or(() -> users.confusion(names))
        .or(() -> tree.overlayOn(pod, names));
  }
}
