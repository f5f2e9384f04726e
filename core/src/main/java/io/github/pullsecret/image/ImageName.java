package io.github.pullsecret.image;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an image reference {@code [HOST[:PORT]/]PATH[:TAG][@DIGEST]} says (the grammar and the
 * defaults of github.com/distribution/reference, which container runtimes and Kubernetes use).
 *
 * @param host the registry as written, {@code docker.io} where none is
 * @param path the repository in the registry; on Docker Hub with the {@code library/} that stands
 *     before a single name
 * @param tail the tag and the digest as written, each with its mark; empty without them
 */
public record ImageName(String host, String path, String tail) {
  /** The registry that a name without one means. */
  static final String DOCKER_HUB = "docker.io";

  /** What Docker Hub keeps its own images under. */
  static final String LIBRARY = "library/";

  private static final String HOST_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
  private static final Pattern HOST =
      Pattern.compile(
          "(?:" + HOST_LABEL + "(?:\\." + HOST_LABEL + ")*|\\[[0-9A-Fa-f:]+\\])(?::[0-9]+)?");
  private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
  private static final Pattern PATH = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*");
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?<name>[^@\\s]+?)(?<tail>(?::[\\w][\\w.-]{0,127})?"
              + "(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,})?)");

  /** What a reference says; empty if it is none. */
  public static Optional<ImageName> parse(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String name = matcher.group("name");
    int slash = name.indexOf('/');
    boolean written = slash > 0 && isHost(name.substring(0, slash));
    String host = written ? name.substring(0, slash) : DOCKER_HUB;
    String path = written ? name.substring(slash + 1) : name;
    if (!HOST.matcher(host).matches() || !PATH.matcher(path).matches()) {
      return Optional.empty();
    }
    boolean single = path.indexOf('/') < 0;
    return Optional.of(
        new ImageName(
            host, isDockerHub(host) && single ? LIBRARY + path : path, matcher.group("tail")));
  }

  /** Whether the first part of a name is a registry, not a part of the path. */
  static boolean isHost(String component) {
    return component.indexOf('.') >= 0
        || component.indexOf(':') >= 0
        || component.equals("localhost")
        || !component.equals(component.toLowerCase(Locale.ROOT)); // No path has a capital letter.
  }

  /** Whether a host is one of Docker Hub's names. */
  static boolean isDockerHub(String host) {
    return host.equalsIgnoreCase(DOCKER_HUB) || host.equalsIgnoreCase("index." + DOCKER_HUB);
  }

  /** Whether two hosts are the same registry. */
  static boolean isSameHost(String a, String b) {
    return a.equalsIgnoreCase(b) || (isDockerHub(a) && isDockerHub(b));
  }

  /** The path as people write it: on Docker Hub a single name without its {@code library/}. */
  String shortPath() {
    boolean official = isDockerHub(host) && path.startsWith(LIBRARY);
    String name = official ? path.substring(LIBRARY.length()) : path;
    return official && name.indexOf('/') < 0 ? name : path;
  }

  /** A reference's text without tag and digest; all of it if it is none. */
  static String withoutTail(String text) {
    return parse(text)
        .map(name -> text.substring(0, text.length() - name.tail().length()))
        .orElse(text);
  }
}
