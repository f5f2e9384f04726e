package io.github.pullsecret.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps two runs from writing to a tree at once: threads of a process wait for each other, and of
 * two processes the second is refused.
 *
 * <p>A user has one file of locks, in the system's directory for temporary files, and each tree has
 * a byte of it that the system locks. So nothing is put into the tree, no files pile up, and a
 * killed run leaves no lock. Where there can be no such file, runs go on without: then only the
 * comparison of each file with what was read from it protects what another run writes.
 */
public final class TreeLock implements AutoCloseable {
  /** For all trees, since closing a file gives up every lock that the process has on it. */
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private static final long MILLISECONDS_BETWEEN_TRIES = 20;

  private final Optional<FileChannel> file;

  private TreeLock(Optional<FileChannel> file) {
    this.file = file;
  }

  /**
   * Locks the tree of a PATH: its Git repository, else the PATH itself.
   *
   * @param path a relative one starts from the working directory
   * @throws TreeLockedException if another process writes to the tree
   */
  public static TreeLock on(Path path, WorkingDirectory workingDirectory)
      throws TreeLockedException {
    return on(path, workingDirectory, file());
  }

  static TreeLock on(Path path, WorkingDirectory workingDirectory, Path file)
      throws TreeLockedException {
    Path root = root(workingDirectory.path().resolve(path));
    IN_THIS_PROCESS.lock();
    Optional<FileChannel> locked = Optional.empty();
    boolean refused = true;
    try {
      locked = lock(file, position(root));
      refused = false;
    } catch (IOException e) {
      if (e instanceof TreeLockedException) {
        throw new TreeLockedException(
            "nothing was written: another pullsecret is writing to the tree at "
                + workingDirectory.display(root)
                + "; wait until it has ended, then run the command again.");
      }
      refused = false; // There are no locks here.
    } finally {
      if (refused) {
        IN_THIS_PROCESS.unlock();
      }
    }
    return new TreeLock(locked);
  }

  /** Whether no other run of this user can be writing to the tree. */
  public boolean isCertain() {
    return file.isPresent();
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

  private static Optional<FileChannel> lock(Path path, long position) throws IOException {
    boolean isPosix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] onlyOwner =
        isPosix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Set<OpenOption> options = Set.of(CREATE, WRITE, NOFOLLOW_LINKS);
    FileChannel channel = FileChannel.open(path, options, onlyOwner);
    boolean locked = false;
    try {
      locked = lock(channel, position);
      if (!locked) {
        throw new TreeLockedException("locked");
      }
      return Optional.of(channel);
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  private static boolean lock(FileChannel channel, long position) throws IOException {
    while (true) {
      try {
        FileLock lock = channel.tryLock(position, 1, /* shared= */ false);
        return lock != null;
      } catch (OverlappingFileLockException e) { // This class was loaded twice, by two plugins.
        pause();
      }
    }
  }

  /** A thread of another class loader can't tell this one when it is done, so it is asked again. */
  private static void pause() throws IOException {
    try {
      Thread.sleep(MILLISECONDS_BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TreeLockedException("interrupted");
    }
  }

  @Override
  public void close() {
    try {
      if (file.isPresent()) {
        file.get().close();
      }
    } catch (IOException e) {
      // The lock ends with the process.
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }
}
