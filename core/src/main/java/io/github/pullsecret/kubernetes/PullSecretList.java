package io.github.pullsecret.kubernetes;

import io.github.pullsecret.text.Location;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An {@code imagePullSecrets} list as admission sees it: its length decides whether the
 * ServiceAccount's list is used at all, its names what the kubelet uses (Kubernetes
 * plugin/pkg/admission/serviceaccount, kubelet getPullSecretsForPod).
 *
 * @param shape what is written
 * @param names the names in order, the first of repeated ones kept, empty ones dropped
 * @param location of the list's key; of the object when there is none
 * @param clean whether every entry is just a name and none is repeated
 */
public record PullSecretList(Shape shape, List<String> names, Location location, boolean clean) {
  /** What is written. */
  public enum Shape {
    /** No such key. */
    ABSENT,
    /** {@code []}, {@code null} or nothing: counts as absent. */
    EMPTY,
    /** At least one name. */
    NAMES,
    /**
     * Entries without a name only: nothing is used, but the ServiceAccount's list is not either.
     */
    BLOCKING,
    /** Something that the API server refuses. */
    MALFORMED,
    /** A name that YAML reads as a number, a boolean or something else than a string. */
    NAME_NOT_TEXT,
    /** Objects with more than a name. */
    EXTRA_KEYS,
    /** A name that another tool fills in. */
    PLACEHOLDER
  }

  /** Takes a copy. */
  public PullSecretList {
    names = List.copyOf(names);
  }

  /** No list. */
  static PullSecretList absent(Location object) {
    return new PullSecretList(Shape.ABSENT, List.of(), object, true);
  }

  /** Whether the pod's own list wins, whatever it holds. */
  public boolean present() {
    return shape != Shape.ABSENT && shape != Shape.EMPTY;
  }

  /** Why a list of this shape can't be moved. */
  public Optional<Obstacle> obstacle() {
    return switch (shape) {
      case ABSENT, EMPTY, NAMES -> Optional.empty();
      case BLOCKING -> Optional.of(Obstacle.here(KeepReason.BLOCKING_EMPTY, "no entry has a name"));
      case MALFORMED ->
          Optional.of(
              Obstacle.here(KeepReason.MALFORMED_LIST, "the entries are not objects with a name"));
      case NAME_NOT_TEXT ->
          Optional.of(
              Obstacle.here(KeepReason.MALFORMED_LIST, "a name is not a string")
                  .withFix("write the name in quotes"));
      case EXTRA_KEYS ->
          Optional.of(
              Obstacle.here(KeepReason.EXTRA_KEYS, "an entry has other keys beside its name"));
      case PLACEHOLDER ->
          Optional.of(Obstacle.here(KeepReason.PLACEHOLDER, "a name is filled in by another tool"));
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof PullSecretList that
            && shape == that.shape
            && clean == that.clean
            && location.equals(that.location)
            && names.equals(that.names));
  }

  @Override
  public int hashCode() {
    return 31 * location.hashCode() + names.hashCode();
  }
}
