package io.github.pullsecret.kubernetes;

import io.github.pullsecret.text.Location;
import java.util.Optional;

/**
 * A Secret's manifest, or something that makes a Secret of this name.
 *
 * @param file the file as displayed
 * @param location where the name stands, or the object
 * @param name the Secret's name; may be one that another tool fills in
 * @param namespace the namespace that the manifest says
 * @param anyNamespace whether the namespace is not known, because what makes it is of the whole
 *     cluster
 * @param credentials what it holds to pull images with
 */
public record SecretManifest(
    String file,
    Location location,
    String name,
    Optional<String> namespace,
    boolean anyNamespace,
    PullCredentials credentials) {

  /** {@code Secret shop/regcred}. */
  public String id() {
    return "Secret " + namespace.map(found -> found + "/").orElse("") + name;
  }
}
