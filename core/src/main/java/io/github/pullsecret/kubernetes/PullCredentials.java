package io.github.pullsecret.kubernetes;

import java.util.List;

/**
 * What a Secret holds to pull images with, as far as its manifest shows it. The data itself, even
 * the names of registries in it, stays inside: it can only be asked whether an image is covered.
 */
public final class PullCredentials {
  /** What is known of the data. */
  public enum State {
    /** The registries are known. */
    KNOWN,
    /** The data is elsewhere, encrypted or filled in later. */
    UNKNOWN,
    /** The type is not one that the kubelet looks at. */
    WRONG_TYPE,
    /** The key that the type asks for is not there. */
    MISSING,
    /** What stands at the key can't be decoded. */
    MALFORMED,
    /** It can be decoded, and has no registry in it. */
    NO_REGISTRY
  }

  private final State state;
  private final String type;
  private final List<RegistryPattern> registries;

  private PullCredentials(State state, String type, List<RegistryPattern> registries) {
    this.state = state;
    this.type = type;
    this.registries = List.copyOf(registries);
  }

  static PullCredentials of(State state, String type) {
    return new PullCredentials(state, type, List.of());
  }

  static PullCredentials known(String type, List<RegistryPattern> registries) {
    return new PullCredentials(State.KNOWN, type, registries);
  }

  /** What is known of the data. */
  public State state() {
    return state;
  }

  /** The Secret's type, {@code Opaque} where none is written; empty if it is not known. */
  public String type() {
    return type;
  }

  /** Whether the Secret is meant for pulling images, by its type. */
  public boolean isForPulling() {
    return PullSecretDataReader.isPullType(type);
  }

  /** The key of the data that the type asks for. */
  public String key() {
    return PullSecretDataReader.key(type);
  }

  /**
   * Whether the kubelet tries it for an image.
   *
   * @param registry the image's registry with its port; {@code docker.io} for Docker Hub
   * @param repository its path there, with {@code library/} where Docker Hub's own images stand
   */
  public boolean cover(String registry, String repository) {
    return registries.stream().anyMatch(pattern -> pattern.matches(registry, repository));
  }

  /** The state, and nothing of the data. */
  @Override
  public String toString() {
    return "credentials " + state;
  }
}
