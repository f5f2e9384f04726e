package io.github.pullsecret.kubernetes;

import io.github.pullsecret.text.Location;
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
