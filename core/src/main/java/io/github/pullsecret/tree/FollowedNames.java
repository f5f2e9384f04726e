package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PodSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where kustomize changes a name: it follows renamed ServiceAccounts and Secrets in some kinds and
 * not in others.
 */
final class FollowedNames {
  /**
   * The kinds in which kustomize follows renamed ServiceAccounts and Secrets, by kind alone
   * (kustomize api/internal/konfig/builtinpluginconsts/namereference.go).
   */
  private static final Set<String> FOLLOWED_BOTH =
      Set.of("Pod", "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob");

  /** The kinds in which it follows renamed Secrets. */
  private static final Set<String> FOLLOWED_SECRETS =
      Set.of(
          "Pod",
          "PodTemplate",
          "Deployment",
          "ReplicaSet",
          "DaemonSet",
          "StatefulSet",
          "Job",
          "CronJob");

  private final Units units;

  FollowedNames(Units units) {
    this.units = units;
  }

  /**
   * Names that kustomize changes in one place and not in the other.
   *
   * @param secrets the pull secrets that the pod spec names before or after
   */
  Optional<Obstacle> onPodSpec(PodSpec pod, List<String> secrets) {
    String kind = pod.id().type().kind();
    boolean builtIn = pod.kind() == PodSpec.Kind.WORKLOAD;
    boolean renamed = units.reaches(pod.place().file()).stream().anyMatch(Reach::renamed);
    if (renamed && !(builtIn && FOLLOWED_BOTH.contains(kind))) {
      return Optional.of(
          Obstacle.here(
              KeepReason.KUSTOMIZE_NAMES,
              "a kustomization renames ServiceAccounts, but not their names in a " + kind));
    }
    // Beside it, serviceAccountName may be written and empty.
    if (renamed && pod.legacyField() && !pod.account().isDefault()) {
      return Optional.of(
          Obstacle.here(
                  KeepReason.KUSTOMIZE_NAMES,
                  "a kustomization renames ServiceAccounts, but not in serviceAccount")
              .withFix("write serviceAccountName instead of serviceAccount"));
    }
    return !(builtIn && FOLLOWED_SECRETS.contains(kind)) && mayRenameSecrets(pod, secrets)
        ? Optional.of(
            Obstacle.here(
                KeepReason.KUSTOMIZE_NAMES,
                "a kustomization may rename its secret, but not its name in a " + kind))
        : Optional.empty();
  }

  /** Whether a secret may get a hash, or a prefix or suffix that the pod does not. */
  private boolean mayRenameSecrets(PodSpec pod, List<String> secrets) {
    return units.reaches(pod.place().file()).stream()
        .map(Reach::unit)
        .distinct()
        .flatMap(unit -> units.nodes(unit).stream())
        .anyMatch(
            node ->
                node.kustomization.renames()
                    || node.kustomization.generatedSecrets().stream().anyMatch(secrets::contains));
  }

  /** One manifest that is built several times under prefixes and suffixes. */
  static Obstacle confusing(AccountKey key) {
    return Obstacle.here(
        KeepReason.KUSTOMIZE_NAMES,
        key.name()
            + " would be built with several prefixes or suffixes, which are easily confused");
  }
}
