package io.github.pullsecret.image;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the names of images start with: a registry, a part of one, or all of a name but tag and
 * digest. Only whole parts between slashes count.
 *
 * <p>As in images, no registry means Docker Hub, and a first part that could be a registry is one.
 * A single name of Docker Hub is what people write with it: {@code nginx} and {@code
 * docker.io/nginx} are the image {@code nginx} and those of the user {@code nginx}; {@code
 * library/nginx} is the image alone.
 *
 * @param host the registry
 * @param path the part of it; empty for all
 */
public record ImagePrefix(String host, String path) {
  private static final Pattern PREFIX = Pattern.compile("[^\\s@:/]+(?::[0-9]+)?(?:/[^\\s@:/]+)*");

  /** Reads a prefix; empty if no image can have it. */
  public static Optional<ImagePrefix> parse(String text) {
    if (!PREFIX.matcher(text).matches()) {
      return Optional.empty();
    }
    int slash = text.indexOf('/');
    String first = slash < 0 ? text : text.substring(0, slash);
    boolean written = ImageName.isHost(first);
    String host = written ? first : ImageName.DOCKER_HUB;
    String path = !written ? text : slash < 0 ? "" : text.substring(slash + 1);
    boolean possible =
        ImageName.parse(path.isEmpty() ? host + "/x" : host + "/" + path).isPresent();
    return possible ? Optional.of(new ImagePrefix(host, path)) : Optional.empty();
  }

  /** What is left of an image's path behind the prefix; empty if it has another. */
  Optional<String> rest(ImageName image) {
    if (!ImageName.isSameHost(host, image.host())) {
      return Optional.empty();
    }
    return rest(image.path()).or(() -> rest(image.shortPath()));
  }

  private Optional<String> rest(String of) {
    if (path.isEmpty()) {
      return Optional.of("/" + of);
    }
    boolean starts = of.equals(path) || of.startsWith(path + "/");
    return starts ? Optional.of(of.substring(path.length())) : Optional.empty();
  }

  /** In full, with the registry. */
  @Override
  public String toString() {
    String name = ImageName.isDockerHub(host) ? ImageName.DOCKER_HUB : host;
    return path.isEmpty() ? name : name + "/" + path;
  }
}
