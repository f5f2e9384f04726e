package io.github.pullsecret.move;

/**
 * Where generated ServiceAccounts are to stand.
 *
 * @param kind the manner
 * @param name the name of their files
 */
public record PlacementStyle(Kind kind, String name) {
  /** The manner that is taken unless another one is asked for. */
  public static final PlacementStyle AUTO = new PlacementStyle(Kind.AUTO, AccountFiles.FILE);

  private static final String FILE_PREFIX = "file=";

  /** The manners. */
  public enum Kind {
    /** Above the only file that needs one, else in the lowest directory that is applied. */
    AUTO,
    /** In a file of their own in every directory with pods that need one. */
    BESIDE,
    /** In one file at the top of the unit. */
    ROOT,
    /** In a file of a given name, in the lowest directory that is applied. */
    FILE
  }

  /**
   * Reads {@code auto}, {@code beside}, {@code root} or {@code file=NAME}.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  public static PlacementStyle parse(String text) {
    if (text.startsWith(FILE_PREFIX)) {
      String name = text.substring(FILE_PREFIX.length());
      if (!name.matches("[^/\\\\]+\\.ya?ml")) {
        throw new IllegalArgumentException(
            "place: '" + name + "' is no file name that ends in .yaml or .yml");
      }
      return new PlacementStyle(Kind.FILE, name);
    }
    return switch (text) {
      case "auto" -> AUTO;
      case "beside" -> new PlacementStyle(Kind.BESIDE, AccountFiles.FILE);
      case "root" -> new PlacementStyle(Kind.ROOT, AccountFiles.FILE);
      default ->
          throw new IllegalArgumentException(
              "place: '" + text + "' is none of auto, beside, root, file=NAME");
    };
  }

  /** Whether a file could be one of those that generated ServiceAccounts get for themselves. */
  public boolean mayBe(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.contains("serviceaccounts")
        || file.startsWith(name.substring(0, name.lastIndexOf('.')));
  }

  /** Whether a document may stand above the pods that need it. */
  boolean nearUsers() {
    return kind == Kind.AUTO;
  }

  /** The name of the file, or of the next ones if that can't be taken. */
  String numbered(int number) {
    int dot = name.lastIndexOf('.');
    return number == 1 ? name : name.substring(0, dot) + "-" + number + name.substring(dot);
  }
}
