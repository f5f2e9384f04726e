package io.github.pullsecret.files;

/**
 * A symbolic link that the search did not follow.
 *
 * @param display the link, as shown to users
 * @param kind why it was not followed
 */
public record UnfollowedLink(String display, Kind kind) {

  /** Why a link is not followed. */
  public enum Kind {
    /** It leads to a directory. */
    DIRECTORY("leads to a directory"),
    /** It leads to a file that lies under none of the given PATHs. */
    OUTSIDE("leads out of the given paths"),
    /** It leads nowhere. */
    BROKEN("leads nowhere");

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
