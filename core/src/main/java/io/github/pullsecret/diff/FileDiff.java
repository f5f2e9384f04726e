package io.github.pullsecret.diff;

import java.util.Optional;
import java.util.Set;

/**
 * A file as it was and as it shall be, and which of its lines hold secret data.
 *
 * <p>Lines are counted from 0 as Git counts them: a line ends after LF, a CR before it belongs to
 * the line, and the last line may have no end. In a UTF-16 file, LF is the character, not the byte.
 */
public final class FileDiff {
  private final String path;
  private final Optional<byte[]> before;
  private final byte[] after;
  private final Set<Integer> secretBefore;
  private final Set<Integer> secretAfter;

  private FileDiff(
      String path,
      Optional<byte[]> before,
      byte[] after,
      Set<Integer> secretBefore,
      Set<Integer> secretAfter) {
    this.path = path;
    this.before = before;
    this.after = after;
    this.secretBefore = Set.copyOf(secretBefore);
    this.secretAfter = Set.copyOf(secretAfter);
  }

  /**
   * A file that exists.
   *
   * @param path with {@code /} between its names, relative to where a patch will be applied; the
   *     slash of an absolute path is dropped, as Git does
   * @param before not to be modified afterwards
   * @param after not to be modified afterwards
   */
  public static FileDiff ofChange(String path, byte[] before, byte[] after) {
    return new FileDiff(path, Optional.of(before), after, Set.of(), Set.of());
  }

  /**
   * A file that does not exist yet.
   *
   * @param path as in {@link #ofChange}
   * @param after not to be modified afterwards
   */
  public static FileDiff ofNewFile(String path, byte[] after) {
    return new FileDiff(path, Optional.empty(), after, Set.of(), Set.of());
  }

  /**
   * The same difference with these lines, and no others, known to hold secret data: their content
   * is never printed.
   */
  public FileDiff masking(Set<Integer> linesBefore, Set<Integer> linesAfter) {
    return new FileDiff(path, before, after, linesBefore, linesAfter);
  }

  DiffPath path() {
    return new DiffPath(path);
  }

  boolean isNewFile() {
    return before.isEmpty();
  }

  Lines before(Lines.End end) {
    return before.map(bytes -> Lines.of(bytes, end, secretBefore)).orElse(Lines.NONE);
  }

  Lines after(Lines.End end) {
    return Lines.of(after, end, secretAfter);
  }
}
