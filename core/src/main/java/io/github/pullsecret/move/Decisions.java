package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Extended;
import io.github.pullsecret.move.MovePlan.Generated;
import io.github.pullsecret.move.MovePlan.Kept;
import io.github.pullsecret.move.MovePlan.Moved;
import io.github.pullsecret.move.MovePlan.Source;
import io.github.pullsecret.tree.ManifestTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is decided so far about each pod spec and ServiceAccount. */
final class Decisions {
  private final Map<PodSpec, Moved> moved = new HashMap<>();
  private final Map<PodSpec, Kept> kept = new HashMap<>();
  private final List<Extended> extended = new ArrayList<>();
  private final Map<AccountKey, Generated> generated = new LinkedHashMap<>();

  void move(Mover mover, AccountKey target, Source source) {
    moved.put(mover.pod(), new Moved(mover.pod(), target, source));
  }

  void keep(List<Mover> movers, Obstacle obstacle) {
    movers.forEach(mover -> keep(mover.pod(), obstacle));
  }

  void keep(PodSpec pod, Obstacle obstacle) {
    kept.put(pod, new Kept(pod, obstacle));
  }

  /** Gives a list to every definition of the users' ServiceAccount, and moves the users onto it. */
  void extend(AccountUsers users, List<String> list) {
    for (ServiceAccountManifest manifest : users.manifests()) {
      List<String> added = new ArrayList<>(list);
      added.removeAll(manifest.list().names());
      if (!added.isEmpty()) {
        extended.add(new Extended(manifest, List.copyOf(added)));
      }
    }
    users.movers().forEach(mover -> move(mover, users.key(), Source.EXTENDED));
  }

  /** Makes pods run as a ServiceAccount that gets a manifest unless it has one near them. */
  void generate(Generated account, List<Mover> movers, Source source) {
    boolean again = source == Source.REUSED && generated.containsKey(account.key());
    // Pods that leave different ServiceAccounts may join one that is there already.
    if (!again && generated.put(account.key(), account) != null) {
      throw new IllegalStateException("two decisions for ServiceAccount " + account.key());
    }
    movers.forEach(mover -> move(mover, account.key(), source));
  }

  /** The ServiceAccounts that are generated so far. */
  Set<AccountKey> generated() {
    return generated.keySet();
  }

  /** The decisions in the order of the tree. */
  MovePlan plan(ManifestTree tree) {
    List<Moved> allMoved = new ArrayList<>();
    List<Kept> allKept = new ArrayList<>();
    for (PodSpec pod : tree.pods()) {
      Optional.ofNullable(moved.get(pod)).ifPresent(allMoved::add);
      Optional.ofNullable(kept.get(pod)).ifPresent(allKept::add);
    }
    return MovePlan.ofMove(allMoved, allKept, extended, List.copyOf(generated.values()));
  }
}
