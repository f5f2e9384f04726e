package io.github.pullsecret.kubernetes;

import io.github.pullsecret.text.Location;
import io.github.pullsecret.yaml.NodePath;
import java.util.Optional;

/**
 * A place that names a Secret.
 *
 * @param place where the object stands that holds it; of a patch in a string, the object around it
 * @param id the object; of a patch in a string, the one that is patched
 * @param location where to point people to
 * @param name the Secret's name
 * @param namespace the namespace that the place itself says, perhaps one that another tool fills in
 * @param anyNamespace whether neither the place nor the object says a namespace because the object
 *     is of the whole cluster
 * @param role how the place relates to the Secret
 * @param written where the name is written, in the document or in {@code inner}
 * @param inner the document inside a string that the paths are about
 * @param shared whether the name gets there through an alias or a merge key; the paths are those of
 *     what is written
 * @param refusal why the name can't be changed
 */
public record SecretReference(
    Place place,
    ObjectId id,
    Location location,
    String name,
    Optional<String> namespace,
    boolean anyNamespace,
    Role role,
    WrittenName written,
    Optional<Inner> inner,
    boolean shared,
    Optional<Refusal> refusal) {
  /** The kind of what a file with operations patches, which only a kustomization knows. */
  static final String JSON_PATCH = "JSON patch";

  /** How a place relates to the Secret that it names. */
  public enum Role {
    /** The Secret's own manifest. */
    DEFINITION,
    /** Something that makes a Secret of that name. */
    PRODUCER,
    /** A part of a kustomization that picks the Secret's manifest, and so follows its name. */
    SELECTOR,
    /** Something that uses the Secret. */
    REFERENCE,
    /** Something that allows others to use the Secret. */
    GRANT
  }

  /**
   * A document that is written in a string.
   *
   * @param text the path of the string
   * @param document the index of the document in it
   */
  public record Inner(NodePath text, int document) {}

  /**
   * Why a name can't be changed.
   *
   * @param reason the reason
   * @param message the reason in words
   * @param hint what to do
   * @param location where the cause stands
   */
  public record Refusal(Reason reason, String message, String hint, Location location) {}

  /** Why a name can't be changed. */
  public enum Reason {
    /** The name is a part of what is encrypted. */
    SEALED,
    /** A checksum covers the whole document. */
    ENCRYPTED,
    /** The manifest is for a namespace or a cluster that is not known. */
    EMBEDDED
  }

  /** Whether it is in a workload, or in a patch that may be of one. */
  public boolean mayBeOfPods() {
    GroupKind type = id.type();
    boolean patch = inner.isPresent() || type.kind().equals(JSON_PATCH);
    return role == Role.REFERENCE
        && (PodSpecPaths.of(type).isPresent() || (patch && !type.isCore("ServiceAccount")));
  }

  /** The namespace of the Secret as far as it is known here. */
  public Optional<String> secretNamespace() {
    return anyNamespace ? Optional.empty() : namespace.or(id::namespace);
  }
}
