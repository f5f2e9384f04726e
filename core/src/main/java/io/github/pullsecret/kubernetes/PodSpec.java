package io.github.pullsecret.kubernetes;

import io.github.pullsecret.text.Location;
import io.github.pullsecret.yaml.NodePath;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
 * @param onDelete whether its controller changes pods only when someone deletes them
 * @param obstacle what keeps its list in place, whatever the ServiceAccount
 * @param kind what it is
 * @param complete whether it has containers, without which it is nothing that can run
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
    boolean onDelete,
    Optional<Obstacle> obstacle,
    Kind kind,
    boolean complete,
    SharedList shared) {

  /** How a pod spec names its ServiceAccount. */
  public enum AccountField {
    /** {@code serviceAccountName} is not written. */
    ABSENT,
    /** {@code serviceAccountName} is written, perhaps empty. */
    WRITTEN,
    /** It is written in a custom resource whose pods may not be given another. */
    FIXED
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

  private static final Set<GroupKind> IMMUTABLE =
      Set.of(
          new GroupKind("", "Pod"),
          new GroupKind("batch", "Job"),
          new GroupKind("extensions", "Job"),
          new GroupKind("argoproj.io", "AnalysisRun"),
          new GroupKind("argoproj.io", "Workflow"),
          new GroupKind("batch.volcano.sh", "Job"),
          new GroupKind("jobset.x-k8s.io", "JobSet"),
          new GroupKind("tekton.dev", "PipelineRun"),
          new GroupKind("tekton.dev", "TaskRun"));

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof PodSpec that && isLike(that));
  }

  private boolean isLike(PodSpec that) {
    return path.equals(that.path)
        && place.equals(that.place)
        && id.equals(that.id)
        && location.equals(that.location)
        && list.equals(that.list)
        && account.equals(that.account)
        && accountField == that.accountField
        && legacyField == that.legacyField
        && namespaceWritten == that.namespaceWritten
        && onDelete == that.onDelete
        && obstacle.equals(that.obstacle)
        && kind == that.kind
        && complete == that.complete
        && shared.equals(that.shared);
  }

  /** Where it stands tells it from most others; all of it would take long to hash. */
  @Override
  public int hashCode() {
    return 31 * (31 * place.file().hashCode() + place.document()) + path.hashCode();
  }

  /** The same pod spec with its ServiceAccount resolved in its units. */
  public PodSpec resolved(AccountKey key) {
    return with(key, obstacle);
  }

  /** The same pod spec with something that keeps its list in place. */
  public PodSpec kept(Obstacle why) {
    return with(account, Optional.of(why));
  }

  private PodSpec with(AccountKey key, Optional<Obstacle> why) {
    return new PodSpec(
        place,
        id,
        path,
        location,
        list,
        key,
        accountField,
        legacyField,
        namespaceWritten,
        onDelete,
        why,
        kind,
        complete,
        shared);
  }

  /** Whether existing objects of this kind can't be changed, only deleted and made anew. */
  public boolean immutable() {
    return IMMUTABLE.contains(id.type());
  }

  /** Whether its pods may not be given another ServiceAccount. */
  public boolean keepsAccount() {
    return accountField == AccountField.FIXED;
  }
}
