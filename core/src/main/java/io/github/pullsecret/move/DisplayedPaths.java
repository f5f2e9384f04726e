package io.github.pullsecret.move;

import io.github.pullsecret.tree.ManifestTree;
import java.util.Collection;
import java.util.Comparator;

/**
 * Paths as displayed: with forward slashes, relative to the working directory or, outside of it,
 * absolute.
 */
public final class DisplayedPaths {
  /** The order in which {@code kubectl apply -R} visits files: name by name. */
  public static final Comparator<String> PATH_ORDER =
      (a, b) -> {
        int shared = Math.min(a.length(), b.length());
        for (int i = 0; i < shared; i++) {
          char left = a.charAt(i);
          char right = b.charAt(i);
          if (left != right) { // The end of a name comes before any character.
            return left == '/' ? -1 : right == '/' ? 1 : Character.compare(left, right);
          }
        }
        return Integer.compare(a.length(), b.length());
      };

  private DisplayedPaths() {}

  /** The lowest directory that holds all of the files. */
  static String common(Collection<String> files) {
    String common = ManifestTree.directory(files.iterator().next());
    for (String file : files) {
      String directory = ManifestTree.directory(file);
      while (!isWithin(common, directory) && !common.isEmpty()) {
        common = ManifestTree.directory(common);
      }
    }
    return common;
  }

  /** Whether a path lies outside the working directory. */
  static boolean isAbsolute(String path) {
    return path.startsWith("/") || path.matches("[A-Za-z]:/.*");
  }

  /** Whether a directory is another one or lies below it. */
  static boolean isWithin(String parent, String directory) {
    return parent.isEmpty()
        ? !isAbsolute(directory)
        : directory.equals(parent)
            || directory.startsWith(parent.endsWith("/") ? parent : parent + "/");
  }

  /** The directory directly below {@code parent} on the way to {@code directory}. */
  static String child(String parent, String directory) {
    int from = parent.isEmpty() || parent.equals("/") ? parent.length() : parent.length() + 1;
    int slash = directory.indexOf('/', from);
    return slash < 0 ? directory : directory.substring(0, slash);
  }

  static String join(String directory, String name) {
    return directory.isEmpty()
        ? name
        : directory.endsWith("/") ? directory + name : directory + "/" + name;
  }
}
