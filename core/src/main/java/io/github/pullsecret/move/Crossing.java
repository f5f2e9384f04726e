package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Emptied;
import io.github.pullsecret.move.MovePlan.Extended;
import io.github.pullsecret.move.MovePlan.Inlined;
import io.github.pullsecret.move.MovePlan.Moved;
import io.github.pullsecret.move.Placement.Spot;
import io.github.pullsecret.tree.ManifestTree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Files whose ServiceAccounts and pods both change, and that need each other: whichever is written
 * first, a run that is killed then leaves a pod without its list. Half of such a file is written
 * before the others, so that the order of the rest is all the same.
 *
 * <p>In doubt a file is taken for one: that costs a write, and the other mistake a pod its list.
 */
final class Crossing {
  private final ManifestTree tree;

  /** The files with a ServiceAccount that changes. */
  private final Set<String> changed = new HashSet<>();

  /** Those files by the ServiceAccounts that were there before. */
  private final AccountIndex accounts = new AccountIndex();

  private Crossing(ManifestTree tree) {
    this.tree = tree;
  }

  /** The files of which {@link #early} is to be written first. */
  static Set<String> files(ManifestTree tree, MovePlan plan, List<Spot> spots) {
    Crossing crossing = new Crossing(tree);
    plan.extended().stream().map(Extended::manifest).forEach(crossing::changes);
    plan.emptied().stream().map(Emptied::manifest).forEach(crossing::changes);
    spots.forEach(spot -> crossing.changed.add(spot.path()));
    Set<String> files = new TreeSet<>();
    files.addAll(crossing.giving(plan.moved(), spots));
    files.addAll(crossing.leaving(plan.inlined()));
    return files;
  }

  /** The half of a plan that does no harm without the other. */
  static Half early(MovePlan plan) {
    return plan.inlined().isEmpty() ? Half.ACCOUNTS : Half.PODS;
  }

  private void changes(ServiceAccountManifest manifest) {
    changed.add(manifest.place().file());
    for (Context context : tree.contexts(manifest)) {
      accounts.add(manifest.key().name(), context, manifest.place().file());
    }
  }

  /** The files with moved pods that give ServiceAccounts to pods which are written no later. */
  private Set<String> giving(List<Moved> moved, List<Spot> spots) {
    Set<String> withPods = new HashSet<>();
    Map<AccountIndex.Key, Set<String>> users = new HashMap<>();
    for (Moved each : moved) {
      withPods.add(file(each.pod()));
      if (isEarly(each.pod())) {
        for (Context context : tree.contexts(each.pod())) {
          users
              .computeIfAbsent(
                  AccountIndex.Key.of(each.target().name(), context), key -> new HashSet<>())
              .add(file(each.pod()));
        }
      }
    }
    Set<String> giving = new HashSet<>();
    users.forEach(
        (key, files) ->
            accounts.files(key).stream()
                .filter(file -> files.size() > 1 || !files.contains(file))
                .forEach(giving::add));
    for (Spot spot : spots) {
      if (spot.account().users().stream()
          .anyMatch(pod -> isEarly(pod) && !file(pod).equals(spot.path()))) {
        giving.add(spot.path());
      }
    }
    giving.retainAll(withPods);
    return giving;
  }

  /** The files with emptied ServiceAccounts and with pods that had the list of another file's. */
  private Set<String> leaving(List<Inlined> inlined) {
    Set<String> leaving = new HashSet<>();
    for (Inlined each : inlined) {
      PodSpec pod = each.pod();
      if (changed.contains(file(pod)) && !leaving.contains(file(pod))) {
        boolean needsOther =
            tree.contexts(pod).stream()
                .map(context -> AccountIndex.Key.of(pod.account().name(), context))
                .flatMap(key -> accounts.files(key).stream())
                .anyMatch(other -> !other.equals(file(pod)));
        if (needsOther) {
          leaving.add(file(pod));
        }
      }
    }
    return leaving;
  }

  /** Whether a pod's file is not among the last, which come after all ServiceAccounts anyway. */
  private boolean isEarly(PodSpec pod) {
    return changed.contains(file(pod)) || ManifestFile.isKustomization(file(pod));
  }

  private static String file(PodSpec pod) {
    return pod.place().file();
  }
}
