package io.github.pullsecret.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key of {@code auths} in a {@code config.json}, and the images that it is for, as the kubelet
 * decides (Kubernetes pkg/credentialprovider/keyring.go, and "Interpretation of config.json" in its
 * documentation): scheme, {@code /v1} and {@code /v2} don't count; each part of the host between
 * dots may be a glob, and there have to be as many; the port has to be the same; the path has to be
 * the start of the image's.
 *
 * <p>It is a part of a Secret's data, so it is never shown.
 */
final class RegistryPattern {
  private static final String DOCKER_HUB = "docker.io";

  /** What the kubelet looks for as well if an image is of Docker Hub. */
  private static final String DEFAULT_KEY = "index.docker.io";

  /** What ends the host and the path of a URL. */
  private static final Pattern END = Pattern.compile("[?#]");

  private final List<String> host;
  private final String port;
  private final String path;
  private final boolean defaultRegistry;

  private RegistryPattern(List<String> host, String port, String path, boolean defaultRegistry) {
    this.host = List.copyOf(host);
    this.port = port;
    this.path = path;
    this.defaultRegistry = defaultRegistry;
  }

  /** What a key stands for; empty if the kubelet ignores it, since it is no URL. */
  static Optional<RegistryPattern> parse(String key) {
    String url = key;
    for (String scheme : List.of("https://", "http://")) {
      if (url.startsWith(scheme)) {
        url = url.substring(scheme.length());
        break;
      }
    }
    String plain = END.split(url, 2)[0];
    int slash = plain.indexOf('/');
    String authority = slash < 0 ? plain : plain.substring(0, slash);
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    String path = slash < 0 ? "" : withoutVersion(plain.substring(slash));
    if (host.isEmpty() || host.chars().anyMatch(Character::isWhitespace)) {
      return Optional.empty();
    }
    boolean defaultRegistry = host.equals(DEFAULT_KEY) && path.isEmpty();
    int colon = portStart(host);
    return Optional.of(
        new RegistryPattern(
            parts(host.substring(0, colon)),
            host.substring(Math.min(host.length(), colon + 1)),
            path,
            defaultRegistry));
  }

  private static String withoutVersion(String path) {
    boolean version = path.startsWith("/v1/") || path.startsWith("/v2/");
    String rest = version ? path.substring("/v1".length()) : path;
    return rest.equals("/") ? "" : rest;
  }

  /** Where the colon before a port stands; the end if there is none. */
  private static int portStart(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? colon : host.length();
  }

  private static List<String> parts(String host) {
    return List.of(host.split("\\.", -1));
  }

  /**
   * Whether the kubelet tries the credentials for an image.
   *
   * @param registry the image's registry with its port; {@code docker.io} for Docker Hub
   * @param repository its path there, with {@code library/} where Docker Hub's own images stand
   */
  boolean matches(String registry, String repository) {
    if (defaultRegistry && registry.equals(DOCKER_HUB)) {
      return true;
    }
    int colon = portStart(registry);
    List<String> wanted = parts(registry.substring(0, colon));
    if (!port.equals(registry.substring(Math.min(registry.length(), colon + 1)))
        || wanted.size() != host.size()
        || !("/" + repository).startsWith(path)) {
      return false;
    }
    for (int i = 0; i < host.size(); i++) {
      if (!glob(host.get(i)).matcher(wanted.get(i)).matches()) {
        return false;
      }
    }
    return true;
  }

  /** A glob of Go's {@code filepath.Match}; a question mark can't be in the host of a URL. */
  private static Pattern glob(String part) {
    StringBuilder regex = new StringBuilder();
    for (String plain : part.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(plain));
    }
    return Pattern.compile(regex.toString());
  }

  /** Nothing of what it says. */
  @Override
  public String toString() {
    return "(hidden)";
  }
}
