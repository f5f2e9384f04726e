package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.move.MovePlan.Emptied;
import io.github.pullsecret.move.MovePlan.Extended;
import io.github.pullsecret.move.MovePlan.Inlined;
import io.github.pullsecret.move.MovePlan.Moved;
import io.github.pullsecret.move.Placement.Spot;
import java.util.Collection;
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
 * <p>ServiceAccounts are told by their names only: one too many costs a write, one too few a pod.
 */
final class Crossing {
  private final Map<String, Set<String>> accountFiles = new HashMap<>();
  private final Set<String> changed = new HashSet<>();

  private Crossing() {}

  /** The files of which a half is to be written first; which half the plan tells. */
  static Set<String> files(MovePlan plan, List<Spot> spots) {
    Crossing crossing = new Crossing();
    for (Extended extended : plan.extended()) {
      crossing.holds(extended.manifest().key().name(), extended.manifest().place().file());
    }
    for (Spot spot : spots) {
      crossing.holds(spot.account().key().name(), spot.path());
    }
    for (Emptied emptied : plan.emptied()) {
      crossing.holds(emptied.manifest().key().name(), emptied.manifest().place().file());
    }
    Set<String> files = new TreeSet<>();
    files.addAll(crossing.giving(plan.moved()));
    files.addAll(crossing.leaving(plan.inlined()));
    return files;
  }

  /** Which half of these files is written first. */
  static Half early(MovePlan plan) {
    return plan.inlined().isEmpty() ? Half.ACCOUNTS : Half.PODS;
  }

  private void holds(String account, String file) {
    accountFiles.computeIfAbsent(account, key -> new HashSet<>()).add(file);
    changed.add(file);
  }

  private Collection<String> files(String account) {
    return accountFiles.getOrDefault(account, Set.of());
  }

  /** The files with moved pods that give ServiceAccounts to pods which are written no later. */
  private Set<String> giving(List<Moved> moved) {
    Set<String> given = new HashSet<>();
    Set<String> withPods = new HashSet<>();
    for (Moved each : moved) {
      String file = each.pod().place().file();
      withPods.add(file);
      if (changed.contains(file) || ManifestFile.isKustomization(file)) {
        files(each.target().name()).stream()
            .filter(other -> !other.equals(file))
            .forEach(given::add);
      }
    }
    given.retainAll(withPods);
    return given;
  }

  /** The files with emptied ServiceAccounts and with pods that had the list of another file's. */
  private Set<String> leaving(List<Inlined> inlined) {
    Set<String> leaving = new HashSet<>();
    for (Inlined each : inlined) {
      String file = each.pod().place().file();
      boolean needsOther =
          files(each.pod().account().name()).stream().anyMatch(other -> !other.equals(file));
      if (changed.contains(file) && needsOther) {
        leaving.add(file);
      }
    }
    return leaving;
  }
}
