package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.SecretReference.Inner;
import io.github.pullsecret.kubernetes.SecretReference.Reason;
import io.github.pullsecret.kubernetes.SecretReference.Refusal;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.yaml.NodePath;
import java.util.Optional;
import java.util.Set;

/**
 * What is the same for all references of an object.
 *
 * @param place where it stands
 * @param id the object
 * @param clusterWide whether it is of no namespace
 * @param destination the namespace of what the object makes, if it is not its own
 * @param outer the string that it is written in
 * @param refusal why nothing in it can be renamed
 */
record SecretHolder(
    Place place,
    ObjectId id,
    boolean clusterWide,
    Optional<String> destination,
    Optional<Outer> outer,
    Optional<Refusal> refusal) {
  private static final Set<String> CLUSTER_WIDE =
      Set.of(
          "ClusterRole",
          "PersistentVolume",
          "StorageClass",
          "VolumeSnapshotClass",
          "VolumeGroupSnapshotClass");

  /**
   * A string that holds documents.
   *
   * @param text the string
   * @param document the index of the document in it
   */
  record Outer(Value text, int document) {
    Inner inner() {
      return new Inner(text.written(), document);
    }

    /** A block scalar's lines are lines of the file; of other strings only the start is known. */
    Location location(Value part) {
      Location start = text.location();
      return text.isBlockScalar()
          ? new Location(start.path(), text.contentLine() + part.location().line(), 1)
          : start;
    }
  }

  /** An object of a document or of a string in one. */
  static SecretHolder of(ManifestObject object, SecretHolder around) {
    Place outside = around.place;
    Place place =
        around.outer.isPresent()
            ? outside
            : new Place(outside.file(), outside.document(), object.value().path(), object.list());
    // Of what has no namespace, and of what is for unknown ones, the run knows none either.
    String kind = object.type().kind();
    boolean clusterWide =
        CLUSTER_WIDE.contains(kind)
            || (object.type().isCustom()
                && (kind.startsWith("Cluster") || kind.startsWith("Global"))
                && object.meta("namespace").isEmpty());
    Optional<String> namespace = clusterWide ? Optional.empty() : around.id.namespace();
    return new SecretHolder(
        place, object.id(namespace), clusterWide, around.destination, around.outer, around.refusal);
  }

  /** What a document holds, before it is known which objects these are. */
  static SecretHolder document(String file, int document, ObjectId id, Optional<Refusal> refusal) {
    Place place = new Place(file, document, NodePath.ROOT, Optional.empty());
    return new SecretHolder(
        place, id, /* clusterWide= */ false, Optional.empty(), Optional.empty(), refusal);
  }

  /** Whether it is for a namespace or cluster that is not known. */
  boolean isEmbedded() {
    return refusal.filter(why -> why.reason() == Reason.EMBEDDED).isPresent();
  }

  SecretHolder inside(Value text, int document) {
    return new SecretHolder(
        place, id, clusterWide, destination, Optional.of(new Outer(text, document)), refusal);
  }

  SecretHolder as(ObjectId other) {
    return new SecretHolder(place, other, /* clusterWide= */ false, destination, outer, refusal);
  }

  SecretHolder refusing(Refusal other) {
    return new SecretHolder(
        place,
        id,
        clusterWide,
        destination,
        outer,
        refusal.isPresent() ? refusal : Optional.of(other));
  }

  /** The same for what the object makes in another namespace. */
  SecretHolder into(String namespace) {
    return new SecretHolder(place, id, clusterWide, Optional.of(namespace), outer, refusal);
  }

  /** The same for what is in a namespace that is not known. */
  SecretHolder withoutNamespace() {
    return as(new ObjectId(id.type(), Optional.empty(), id.name()));
  }

  Location location(Value value) {
    return outer.map(string -> string.location(value)).orElseGet(value::location);
  }
}
