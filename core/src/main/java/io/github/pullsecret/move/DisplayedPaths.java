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
        String[] left = a.split("/", -1);
        String[] right = b.split("/", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
          int order = left[i].compareTo(right[i]);
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(left.length, right.length);
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
