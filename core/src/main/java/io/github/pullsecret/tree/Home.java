package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.PodSpec;
import java.util.List;
import java.util.Optional;

/**
 * Where a manifest that pods need can stand so that it ends up where each of them does.
 *
 * @param users the pods
 * @param kustomization the kustomization to whose resources it is to belong; empty outside of
 *     kustomizations
 * @param namespace the namespace that the manifest has to say
 */
public record Home(List<PodSpec> users, Optional<Place> kustomization, Optional<String> namespace) {
  /** The same place for other pods. */
  public Home with(List<PodSpec> others) {
    return new Home(others, kustomization, namespace);
  }

  /** The directory of the kustomization. */
  public Optional<String> directory() {
    return kustomization.map(place -> ManifestTree.directory(place.file()));
  }
}
