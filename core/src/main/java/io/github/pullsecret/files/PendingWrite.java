package io.github.pullsecret.files;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The new bytes of one file, and the bytes that were read from it when they were made. */
public final class PendingWrite {
  private final Path path;
  private final Optional<byte[]> before;
  private final byte[] after;
  private final int rank;
  private final boolean isHalf;

  private PendingWrite(Path path, Optional<byte[]> before, byte[] after, int rank, boolean isHalf) {
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("not absolute: " + path);
    }
    this.path = path;
    this.before = before;
    this.after = after;
    this.rank = rank;
    this.isHalf = isHalf;
  }

  /**
   * New bytes for a file that exists.
   *
   * @param path absolute; if it is a symbolic link, the file it leads to is replaced
   * @param before its bytes as they were read; not to be modified, as {@code after}
   * @param rank files of a lower rank are written earlier
   * @throws IllegalArgumentException if the bytes are the same: such a file is not to be written
   */
  public static PendingWrite replace(Path path, byte[] before, byte[] after, int rank) {
    if (Arrays.equals(before, after)) {
      throw new IllegalArgumentException("unchanged: " + path);
    }
    return new PendingWrite(path, Optional.of(before), after, rank, /* isHalf= */ false);
  }

  /**
   * A file that does not exist yet; its directory is created if needed.
   *
   * @param path absolute
   * @param after its bytes; not to be modified
   * @param rank files of a lower rank are written earlier
   */
  public static PendingWrite create(Path path, byte[] after, int rank) {
    return new PendingWrite(path, Optional.empty(), after, rank, /* isHalf= */ false);
  }

  /**
   * What is written to the same file before this, since other files need it in between.
   *
   * @param bytes the bytes that the file has in between; not to be modified
   * @param earlier a lower rank
   */
  public PendingWrite halved(byte[] bytes, int earlier) {
    if (earlier >= rank) {
      throw new IllegalArgumentException("not earlier: " + path);
    }
    return new PendingWrite(path, before, bytes, earlier, /* isHalf= */ true);
  }

  /** Whether the file is written once more. */
  boolean isHalf() {
    return isHalf;
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /** The bytes it had when it was read; empty for a new file. */
  public Optional<byte[]> before() {
    return before;
  }

  /** The bytes it will have. */
  public byte[] after() {
    return after;
  }

  /** Files of a lower rank are written earlier. */
  public int rank() {
    return rank;
  }
}
