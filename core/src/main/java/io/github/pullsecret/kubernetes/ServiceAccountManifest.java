package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.PullSecretList.Shape;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.yaml.NodePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What matters of a ServiceAccount's manifest.
 *
 * @param place where it stands
 * @param key its namespace and name
 * @param namespaceWritten whether the manifest says its namespace itself
 * @param location of the object
 * @param list its pull secrets
 * @param automount its {@code automountServiceAccountToken}
 * @param secrets the names under {@code secrets}
 * @param labels its labels
 * @param annotations its annotations, but for those that tools track objects by
 * @param cloudIdentity the first annotation or label that ties it to a cloud identity
 * @param obstacle why the manifest can't be edited
 */
public record ServiceAccountManifest(
    Place place,
    AccountKey key,
    boolean namespaceWritten,
    Location location,
    PullSecretList list,
    Optional<Boolean> automount,
    List<String> secrets,
    Map<String, String> labels,
    Map<String, String> annotations,
    Optional<IdentityReference> cloudIdentity,
    Optional<Obstacle> obstacle) {

  private static final String ENFORCE = "kubernetes.io/enforce-mountable-secrets";

  /** What Go takes for true. */
  private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");

  /**
   * Whether its pods are refused if they name pull secrets that its own list lacks (Kubernetes
   * plugin/pkg/admission/serviceaccount).
   */
  public boolean enforcesSecrets() {
    return TRUE.contains(annotations.getOrDefault(ENFORCE, ""));
  }

  /**
   * A ServiceAccount that a rules file declares, since its manifest is elsewhere.
   *
   * @param names all its pull secrets in order
   */
  public static ServiceAccountManifest declared(
      Location location, AccountKey key, List<String> names) {
    PullSecretList list =
        names.isEmpty()
            ? PullSecretList.absent(location)
            : new PullSecretList(Shape.NAMES, names, location, /* clean= */ true);
    Obstacle elsewhere =
        Obstacle.at(
            KeepReason.SERVICE_ACCOUNT_DECLARED,
            "ServiceAccount " + key.name() + " is declared with other secrets, not made here",
            location);
    return new ServiceAccountManifest(
        new Place(location.path(), 0, NodePath.ROOT, Optional.empty()),
        key,
        key.namespace().isPresent(),
        location,
        list,
        Optional.empty(),
        List.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.of(elsewhere));
  }

  /** Whether a rules file declares it: its manifest is elsewhere and can't be edited. */
  public boolean isDeclared() {
    return obstacle
        .filter(found -> found.reason() == KeepReason.SERVICE_ACCOUNT_DECLARED)
        .isPresent();
  }

  /** The same manifest with its key resolved in its units. */
  public ServiceAccountManifest resolved(AccountKey resolved) {
    return new ServiceAccountManifest(
        place,
        resolved,
        namespaceWritten,
        location,
        list,
        automount,
        secrets,
        labels,
        annotations,
        cloudIdentity.map(reference -> reference.of(resolved)),
        obstacle);
  }
}
