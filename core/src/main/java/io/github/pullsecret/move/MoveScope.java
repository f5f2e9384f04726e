package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.tree.ManifestTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a move may touch.
 *
 * <p>Obstacles that only show when an edit is tried are added while planning, and the plan is made
 * again.
 */
public final class MoveScope {
  private final Predicate<String> writable;
  private final Predicate<PodSpec> selected;
  private final Predicate<String> unreadMentions;
  private final Predicate<String> unreadDefinitions;
  private final Predicate<String> occupied;
  private FinalNames finalNames = (account, names) -> names;
  private final Map<PodSpec, Obstacle> refusedPods = new HashMap<>();
  private final Map<ServiceAccountManifest, Obstacle> refusedAccounts = new HashMap<>();
  private final Set<String> closedFiles = new java.util.HashSet<>();

  /** A scope in which what may use a ServiceAccount may define it as well. */
  public MoveScope(
      Predicate<String> writable,
      Predicate<PodSpec> selected,
      Predicate<String> unreadMentions,
      Predicate<String> occupied) {
    this(writable, selected, unreadMentions, unreadMentions, occupied);
  }

  /**
   * A scope.
   *
   * @param writable whether the file displayed as the given path may be written
   * @param selected whether a pod spec's list may be moved
   * @param unreadMentions whether a file that is not read as manifests may use or define a
   *     ServiceAccount of this name
   * @param unreadDefinitions whether one may define it, not only use it
   * @param occupied whether something stands at the given path that the run has not read
   */
  public MoveScope(
      Predicate<String> writable,
      Predicate<PodSpec> selected,
      Predicate<String> unreadMentions,
      Predicate<String> unreadDefinitions,
      Predicate<String> occupied) {
    this.writable = writable;
    this.selected = selected;
    this.unreadMentions = unreadMentions;
    this.unreadDefinitions = unreadDefinitions;
    this.occupied = occupied;
  }

  /** Gives the names that secrets of a ServiceAccount have at the end of the run. */
  @FunctionalInterface
  public interface FinalNames {
    /** The names of secrets that a ServiceAccount gets, as later steps of the run change them. */
    List<String> of(AccountKey account, List<String> names);
  }

  /**
   * The same scope in a run that renames secrets later: a generated ServiceAccount is called after
   * the names that they have in the end, so that a move before a rename and after it are the same.
   */
  public MoveScope before(FinalNames names) {
    finalNames = names;
    return this;
  }

  /** The names of secrets that a generated ServiceAccount is called after. */
  List<String> finalNames(AccountKey account, List<String> names) {
    return finalNames.of(account, names);
  }

  /** A scope without limits. */
  public static MoveScope everything() {
    return new MoveScope(path -> true, pod -> true, name -> false, path -> false);
  }

  /** Keeps a pod spec's list because an edit of it was refused; false if it was kept already. */
  public boolean refuse(PodSpec pod, Obstacle obstacle) {
    return refusedPods.putIfAbsent(pod, obstacle) == null;
  }

  /** Leaves a ServiceAccount alone because an edit of it was refused; false if it was already. */
  public boolean refuse(ServiceAccountManifest account, Obstacle obstacle) {
    return refusedAccounts.putIfAbsent(account, obstacle) == null;
  }

  /** Puts no new document into a file because it can't hold one; false if it was known. */
  public boolean close(String path) {
    return closedFiles.add(path);
  }

  boolean takesDocuments(String path) {
    return !closedFiles.contains(path);
  }

  boolean isOccupied(String path) {
    return occupied.test(path);
  }

  boolean isWritable(String path) {
    return writable.test(path);
  }

  boolean isSelected(PodSpec pod) {
    return selected.test(pod);
  }

  /** What keeps a pod spec's list in place whatever its ServiceAccount. */
  Optional<Obstacle> obstacle(ManifestTree tree, PodSpec pod, MoveOptions options) {
    if (pod.obstacle().isPresent()) {
      return pod.obstacle();
    }
    String file = pod.place().file();
    if (tree.layout().mayBeKustomized(file)) {
      return Optional.of(
          Obstacle.here(
              KeepReason.KUSTOMIZE, "a kustomization that can't be read may build on it"));
    }
    if (!isWritable(file) || !isSelected(pod)) {
      return Optional.of(Obstacle.here(KeepReason.NOT_SELECTED, "the options exclude it"));
    }
    if (options.keepImmutable() && pod.immutable()) {
      return Optional.of(
          Obstacle.here(
              KeepReason.IMMUTABLE, "an existing " + pod.id().type().kind() + " can't be changed"));
    }
    return refusal(pod);
  }

  /** What keeps ServiceAccount manifests from being extended, or from being relied on. */
  Optional<Obstacle> obstacle(
      ManifestTree tree, AccountKey key, List<ServiceAccountManifest> manifests, boolean edited) {
    boolean known = !edited && !manifests.isEmpty();
    boolean declared = known && manifests.stream().allMatch(ServiceAccountManifest::isDeclared);
    if (!declared && isMentioned(key)) {
      return Optional.of(
          Obstacle.here(
              KeepReason.UNREADABLE_FILE,
              "a file that can't be read, or a template, may use or define " + key.name()));
    }
    Optional<Obstacle> found = obstacle(tree, manifests, edited);
    return found.isEmpty() && edited ? tree.unseenUsers(key) : found;
  }

  /** What keeps manifests from being extended or relied on, whoever uses their ServiceAccount. */
  Optional<Obstacle> obstacle(
      ManifestTree tree, List<ServiceAccountManifest> manifests, boolean edited) {
    for (ServiceAccountManifest manifest : manifests) {
      if (manifest.isDeclared()) {
        if (edited) {
          return manifest.obstacle();
        }
        continue;
      }
      String file = manifest.place().file();
      if (tree.layout().mayBeKustomized(file)) {
        return Optional.of(
            Obstacle.at(
                KeepReason.KUSTOMIZE,
                "a kustomization that can't be read may build on its ServiceAccount",
                manifest.location()));
      }
      Optional<Obstacle> overlay = tree.overlayOn(manifest);
      if (overlay.isPresent()) {
        return overlay;
      }
      if (edited && manifest.obstacle().isPresent()) {
        return manifest.obstacle();
      }
      if (edited && !isWritable(file)) {
        return Optional.of(
            Obstacle.at(
                    KeepReason.NOT_SELECTED,
                    "the file of its ServiceAccount is not to be written",
                    manifest.location())
                .withFix("give its path, too, or leave out the option that excludes it"));
      }
      if (edited && refusedAccounts.containsKey(manifest)) {
        return Optional.ofNullable(refusedAccounts.get(manifest));
      }
    }
    return Optional.empty();
  }

  /** A file that can't be read and may define the ServiceAccount. */
  Optional<Obstacle> otherDefinition(String name) {
    return unreadDefinitions.test(name)
        ? Optional.of(
            Obstacle.here(
                KeepReason.UNREADABLE_FILE,
                "a file that can't be read, or a template, may define " + name))
        : Optional.empty();
  }

  /** Why a pod spec, or a document that is for it, could not be edited. */
  Optional<Obstacle> refusal(PodSpec pod) {
    return Optional.ofNullable(refusedPods.get(pod));
  }

  /** Whether the file belongs to a Helm chart, wherever in it. */
  boolean isInChart(ManifestTree tree, String path) {
    String directory = path;
    do {
      directory = ManifestTree.directory(directory);
      String chart = (directory.isEmpty() ? "" : directory + "/") + "Chart.yaml";
      if (tree.hasFile(chart) || isOccupied(chart)) {
        return true;
      }
    } while (!directory.isEmpty() && !directory.equals("/"));
    return false;
  }

  /** Whether a file that can't be read may use or define the ServiceAccount. */
  boolean isMentioned(AccountKey key) {
    return unreadMentions.test(key.name());
  }
}
