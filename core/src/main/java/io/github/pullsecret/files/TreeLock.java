package io.github.pullsecret.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps two runs from writing to a tree at once: threads of a process wait for each other, and of
 * two processes the second is refused.
 *
 * <p>A user has one file of locks, in the system's directory for temporary files, and each tree has
 * a byte of it that the system locks. So nothing is put into the tree, no files pile up, and a
 * killed run leaves no lock. Where there can be no such file, runs go on without: then only the
 * comparison of each file with what was read from it protects what another run writes.
 */
public final class TreeLock {
  /**
   * For all trees, since closing a file gives up every lock that the process has on it. Also for
   * all class loaders, since two plugins of one build have this class each: a constant string is
   * the same object wherever it is written (JLS 3.10.5).
   */
  private static final Object IN_THIS_PROCESS = "io.github.pullsecret.files.TreeLock";

  private TreeLock() {}

  /**
   * What writes to a tree.
   *
   * @param <T> what comes of it
   */
  public interface Work<T> {
    /**
     * Writes.
     *
     * @param isAlone whether it is certain that no other run of this user writes to the tree
     */
    T done(boolean isAlone) throws IOException;
  }

  /**
   * Works while the tree of a PATH is locked: its Git repository, else the PATH itself.
   *
   * @param path a relative one starts from the working directory
   * @throws TreeLockedException if another process writes to the tree; then nothing is done
   * @throws IOException if the work throws it
   */
  public static <T> T hold(Path path, WorkingDirectory workingDirectory, Work<T> work)
      throws IOException {
    return hold(path, workingDirectory, file(), work);
  }

  static <T> T hold(Path path, WorkingDirectory workingDirectory, Path file, Work<T> work)
      throws IOException {
    Path root = root(workingDirectory.path().resolve(path));
    synchronized (IN_THIS_PROCESS) {
      Optional<FileChannel> channel = open(file);
      try {
        return work.done(channel.isPresent() && isLocked(channel.get(), root, workingDirectory));
      } finally {
        if (channel.isPresent()) {
          close(channel.get());
        }
      }
    }
  }

  private static Path file() {
    String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
    return Path.of(System.getProperty("java.io.tmpdir"), "pullsecret-" + user + ".lock");
  }

  private static Path root(Path path) {
    Path real;
    try {
      real = path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize(); // Gone since it was read.
    }
    Path directory = Files.isDirectory(real) ? real : real.resolveSibling("");
    for (Path at = directory; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    return directory;
  }

  /** The byte of a tree; that two have the same one is as good as impossible. */
  private static long position(Path root) {
    byte[] name = root.toUri().toString().getBytes(UTF_8);
    return UUID.nameUUIDFromBytes(name).getLeastSignificantBits() & (Long.MAX_VALUE >>> 1);
  }

  /** The file of locks; empty if there can be none. */
  private static Optional<FileChannel> open(Path path) {
    boolean isPosix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] onlyOwner =
        isPosix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Set<OpenOption> options = Set.of(CREATE, WRITE, NOFOLLOW_LINKS);
    try {
      return Optional.of(FileChannel.open(path, options, onlyOwner));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether the tree is locked from now on; false if the system has no locks. */
  private static boolean isLocked(FileChannel channel, Path root, WorkingDirectory workingDirectory)
      throws TreeLockedException {
    FileLock lock;
    try {
      lock = channel.tryLock(position(root), 1, /* shared= */ false);
    } catch (IOException e) {
      return false;
    }
    if (lock == null) {
      throw new TreeLockedException(
          "nothing was written: another pullsecret is writing to the tree at "
              + workingDirectory.display(root)
              + "; wait until it has ended, then run the command again.");
    }
    return true;
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with the process.
    }
  }
}
