package io.github.pullsecret.image;

import io.github.pullsecret.kubernetes.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Images that go from one registry, or a part of one, to another.
 *
 * @param from what their names start with
 * @param to what takes its place
 */
public record ImageMove(ImagePrefix from, ImagePrefix to) {
  /** The image with the new prefix, tag and digest as written; empty if it has another prefix. */
  public Optional<String> rename(String image) {
    return ImageName.parse(image)
        .flatMap(name -> from.rest(name).map(rest -> to + rest + name.tail()));
  }

  /** Whether an image is, or may be, one that moves or one that has moved. */
  public boolean concerns(String image) {
    return mayBeFor(image)
        || rename(image).isPresent()
        || ImageName.parse(image).flatMap(to::rest).isPresent();
  }

  /**
   * Whether a renamed image is an image of the new prefix, and stays what it is when the move is
   * made again.
   */
  boolean isFinal(String renamed) {
    return ImageName.parse(renamed).flatMap(to::rest).isPresent()
        && rename(renamed).filter(again -> !again.equals(renamed)).isEmpty();
  }

  /**
   * Whether a text that is no image, since something is filled in later or it is mistyped, may be
   * for one that the move is for.
   */
  boolean mayBeFor(String text) {
    String known = text.substring(0, placeholder(text));
    int tail = Math.max(known.lastIndexOf(':'), known.lastIndexOf('@'));
    if (tail > known.lastIndexOf('/') && rename(known.substring(0, tail)).isPresent()) {
      return true; // Only the tag is not there yet.
    }
    String start = known.toLowerCase(Locale.ROOT);
    boolean open = known.length() < text.length();
    for (String written : spellings()) {
      String prefix = written.toLowerCase(Locale.ROOT) + "/";
      if (start.startsWith(prefix) || (open && prefix.startsWith(start))) {
        return true;
      }
    }
    return false;
  }

  /** Where the first placeholder of a text may start. */
  private static int placeholder(String text) {
    if (!Names.isPlaceholder(text)) {
      return text.length();
    }
    int at = 0;
    while ("${<%@".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private List<String> spellings() {
    List<String> spellings = new ArrayList<>(List.of(from.toString()));
    if (ImageName.isDockerHub(from.host())) {
      spellings.add("index." + from);
      if (!from.path().isEmpty()) {
        spellings.add(from.path());
      }
    }
    return spellings;
  }
}
