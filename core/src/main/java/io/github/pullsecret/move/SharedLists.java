package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.PodSpec.AccountField;
import io.github.pullsecret.kubernetes.SharedList.Use;
import io.github.pullsecret.move.MovePlan.Moved;
import io.github.pullsecret.tree.ManifestTree;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which pod specs keep their list because something that shares it through an anchor keeps it. That
 * shows only in a plan, after which another one is made.
 */
final class SharedLists {
  private final Map<At, PodSpec> pods = new HashMap<>();
  private final Map<PodSpec, Obstacle> bound = new HashMap<>();
  private final Set<PodSpec> released = new HashSet<>();

  SharedLists(ManifestTree tree) {
    tree.pods().forEach(pod -> pods.put(At.of(pod), pod));
  }

  /** What keeps a list in place, as far as is known. */
  Optional<Obstacle> obstacle(PodSpec pod) {
    return Optional.ofNullable(bound.get(pod));
  }

  /** Takes from a plan which lists have to stay; true if another plan is to be made. */
  boolean learn(MovePlan plan) {
    Map<At, Moved> moved = new HashMap<>();
    for (Moved each : plan.moved()) {
      moved.put(At.of(each.pod()), each);
    }
    Going going = Going.of(plan.moved().stream().map(Moved::pod).toList());
    boolean learned = false;
    for (Moved each : plan.moved()) {
      Optional<Obstacle> obstacle = stays(each.pod(), going).or(() -> disagreeing(each, moved));
      obstacle.ifPresent(found -> bound.put(each.pod(), found));
      learned |= obstacle.isPresent();
    }
    return learned || release(plan);
  }

  /**
   * The pod specs that lose their lists, and the mappings in which these stand.
   *
   * @param known what was found out for uses, which are one object for all that share a list
   */
  private record Going(
      Set<At> pods, Set<At> holders, IdentityHashMap<List<Use>, Optional<Obstacle>> known) {
    static Going of(Collection<PodSpec> pods) {
      Going going = new Going(new HashSet<>(), new HashSet<>(), new IdentityHashMap<>());
      for (PodSpec pod : pods) {
        going.pods().add(At.of(pod));
        going.holders().add(At.of(pod, pod.shared().holder()));
      }
      return going;
    }
  }

  private Optional<Obstacle> stays(PodSpec pod, Going going) {
    return going.known().computeIfAbsent(pod.shared().uses(), uses -> firstThatStays(pod, going));
  }

  private Optional<Obstacle> firstThatStays(PodSpec pod, Going going) {
    for (Use use : pod.shared().uses()) {
      Optional<At> at = use.mapping().map(path -> At.of(pod, path));
      Optional<PodSpec> other = at.map(pods::get);
      Set<At> places = other.isPresent() ? going.pods() : going.holders();
      if (at.filter(places::contains).isEmpty()) {
        String detail =
            other
                .map(one -> "shares its list with " + one.id() + ", which keeps it")
                .orElse("an alias shares what an anchor there names");
        return Optional.of(Obstacle.at(KeepReason.SHARED_YAML, detail, use.location()));
      }
    }
    return Optional.empty();
  }

  /**
   * A name that is added to a pod spec is taken over by those that merge it: all must want it. That
   * two namespaces get ServiceAccounts of one name is chance, and may be otherwise in a second run.
   */
  private static Optional<Obstacle> disagreeing(Moved moved, Map<At, Moved> all) {
    if (!moved.changesAccount()) {
      return Optional.empty();
    }
    for (Use heir : moved.pod().shared().heirs()) {
      Optional<Moved> other = heir.mapping().map(path -> all.get(At.of(moved.pod(), path)));
      boolean agrees =
          other.isPresent()
              && other.get().changesAccount()
              && other.get().pod().accountField() == AccountField.ABSENT
              && other.get().pod().account().equals(moved.pod().account())
              && other.get().target().equals(moved.target());
      if (!agrees) {
        return Optional.of(
            Obstacle.at(
                KeepReason.SHARED_YAML,
                "a merge key would give its new ServiceAccount to another pod",
                heir.location()));
      }
    }
    return Optional.empty();
  }

  /**
   * Frees those that would be bound no more, since what kept them back moves after all. Each is
   * freed once, so that this comes to an end.
   */
  private boolean release(MovePlan plan) {
    Set<PodSpec> free = new HashSet<>(bound.keySet());
    free.removeAll(released);
    boolean removed = true;
    while (removed && !free.isEmpty()) {
      Set<PodSpec> pods = new HashSet<>(free);
      plan.moved().forEach(moved -> pods.add(moved.pod()));
      Going going = Going.of(pods);
      removed = free.removeIf(pod -> stays(pod, going).isPresent());
    }
    released.addAll(free);
    bound.keySet().removeAll(free);
    return !free.isEmpty();
  }
}
