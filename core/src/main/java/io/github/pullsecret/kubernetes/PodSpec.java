package io.github.pullsecret.kubernetes;

import io.github.pullsecret.text.Location;
import io.github.pullsecret.yaml.NodePath;
import java.util.Optional;

/**
 * What matters of a pod spec in a manifest.
 *
 * @param place the object that holds it
 * @param id the object's identity
 * @param path the pod spec's path in the document
 * @param location where to point people to: the list, else the object
 * @param list its own list
 * @param account the ServiceAccount it runs as
 * @param accountField how it says so
 * @param legacyField whether the deprecated {@code serviceAccount} key is written
 * @param namespaceWritten whether the manifest says its namespace itself
 * @param obstacle what keeps its list in place, whatever the ServiceAccount
 * @param kind what it is
 * @param shared what YAML ties its list to
 */
public record PodSpec(
    Place place,
    ObjectId id,
    NodePath path,
    Location location,
    PullSecretList list,
    AccountKey account,
    AccountField accountField,
    boolean legacyField,
    boolean namespaceWritten,
    Optional<Obstacle> obstacle,
    Kind kind,
    SharedList shared) {

  /** How a pod spec names its ServiceAccount. */
  public enum AccountField {
    /** {@code serviceAccountName} is not written. */
    ABSENT,
    /** {@code serviceAccountName} is written, perhaps empty. */
    WRITTEN
  }

  /** What a pod spec belongs to. */
  public enum Kind {
    /** A built-in workload. */
    WORKLOAD,
    /** Something pod-like in a custom resource. */
    CUSTOM,
    /** A field of a custom resource that names a ServiceAccount or pull secrets, but no pod. */
    CUSTOM_FIELD
  }

  /** Whether existing objects of this kind can't be changed, only deleted and made anew. */
  public boolean immutable() {
    GroupKind type = id.type();
    return type.isCore("Pod")
        || type.equals(new GroupKind("batch", "Job"))
        || type.equals(new GroupKind("extensions", "Job"));
  }
}
