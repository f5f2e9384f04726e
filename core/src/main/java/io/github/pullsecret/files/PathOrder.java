package io.github.pullsecret.files;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * The order in which {@code kubectl apply -R} visits paths: name by name, each compared by its
 * UTF-8 bytes. Comparing whole paths as strings differs: {@code a-b/x} would come before {@code
 * a/x}.
 */
public final class PathOrder {
  /** Orders absolute paths, or paths that are relative to one directory. */
  public static final Comparator<Path> BY_NAMES = PathOrder::compare;

  /** Orders the names in one directory. */
  static final Comparator<String> NAMES = PathOrder::compareBytes;

  private PathOrder() {}

  private static int compare(Path left, Path right) {
    int shared = Math.min(left.getNameCount(), right.getNameCount());
    for (int i = 0; i < shared; i++) {
      int names = compareBytes(left.getName(i).toString(), right.getName(i).toString());
      if (names != 0) {
        return names;
      }
    }
    int length = Integer.compare(left.getNameCount(), right.getNameCount());
    return length != 0 ? length : left.compareTo(right); // Windows: the same names on two drives
  }

  /** The order of UTF-8 bytes is that of code points, not that of Java's chars. */
  private static int compareBytes(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      if (left.charAt(i) != right.charAt(i)) {
        int start = startsInsidePair(left, i) && startsInsidePair(right, i) ? i - 1 : i;
        return Integer.compare(left.codePointAt(start), right.codePointAt(start));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  private static boolean startsInsidePair(String text, int index) {
    return index > 0
        && Character.isLowSurrogate(text.charAt(index))
        && Character.isHighSurrogate(text.charAt(index - 1));
  }
}
