package io.github.pullsecret.files;

/**
 * A symbolic link that the search did not follow, or something else that it did not open.
 *
 * @param display the place, as shown to users
 * @param kind why it was not followed
 */
public record UnfollowedLink(String display, Kind kind) {

  /** Why a link is not followed. */
  public enum Kind {
    /** It leads to a directory. */
    DIRECTORY("link not followed: it leads to a directory"),
    /** It leads to a file that lies under none of the given PATHs. */
    OUTSIDE("link not followed: it leads out of the given paths"),
    /** It leads nowhere. */
    BROKEN("link not followed: it leads nowhere"),
    /** It is, or leads to, a pipe, a socket or a device, which could block or never end. */
    SPECIAL("not opened: it is neither a file nor a directory");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** The reason in a few words, for reports. */
    public String label() {
      return label;
    }
  }
}
