package io.github.pullsecret.files;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The disk, but an operation fails when it is reached so many times. */
public final class FaultyDisk extends FileSystemProvider {

  /** What can fail. */
  public enum Operation {
    /** Listing a directory. */
    LIST,
    /** Opening a file for reading, and reading it. */
    READ,
    /** Making a file or directory. */
    CREATE,
    /** Writing to a file; half of the bytes arrive. */
    WRITE,
    /** Forcing a file or directory to the disk. */
    FORCE,
    /** Setting a file's permissions. */
    SET_RIGHTS,
    /** Giving a file an owner, a group or an extended attribute. */
    KEEP,
    /** Putting a file in another one's place. */
    RENAME,
    /** Deleting a file or directory. */
    DELETE
  }

  /** How it fails. */
  public enum Fault {
    /** From then on there is no space. */
    DISK_FULL("No space left on device", true),
    /** Once, as a bad sector does. */
    BROKEN("Input/output error", false),
    /** From then on it is not permitted. */
    DENIED("permission denied", true);

    private final String reason;
    private final boolean lasts;

    Fault(String reason, boolean lasts) {
      this.reason = reason;
      this.lasts = lasts;
    }

    /** What is said of it. */
    public String reason() {
      return reason;
    }
  }

  private final Map<Operation, Integer> reached = new EnumMap<>(Operation.class);
  private final FaultySystem system = new FaultySystem(this);
  private final Map<Operation, Failure> failures = new EnumMap<>(Operation.class);

  private record Failure(int from, Fault fault) {}

  /** What else happens when an operation is about to be done. */
  public interface Watcher {
    /**
     * Sees it.
     *
     * @param n how often it was reached, with this time
     */
    void sees(Operation operation, int n) throws IOException;
  }

  private Watcher watcher = (operation, n) -> {};

  /** From now on somebody sees every operation, and may throw something. */
  public synchronized void watch(Watcher by) {
    reached.clear();
    watcher = by;
  }

  /** A path on this disk. */
  public Path path(Path real) {
    return new FaultyPath(this, real);
  }

  /** From now on an operation fails when it is reached the n-th time, counted from one. */
  public synchronized void failAt(Operation operation, int n, Fault how) {
    reached.clear();
    failures.put(operation, new Failure(n, how));
  }

  /** Nothing fails any more. */
  public synchronized void heal() {
    reached.clear();
    failures.clear();
    watcher = (operation, n) -> {};
  }

  /** How often an operation was reached since the last change of what fails. */
  public synchronized int reached(Operation operation) {
    return reached.getOrDefault(operation, 0);
  }

  synchronized void reach(Operation operation, Path path) throws IOException {
    int now = reached.merge(operation, 1, Integer::sum);
    watcher.sees(operation, now);
    Failure failure = failures.get(operation);
    if (failure == null || now < failure.from || (now > failure.from && !failure.fault.lasts)) {
      return;
    }
    throw failure.fault == Fault.DENIED
        ? new AccessDeniedException(path.toString())
        : new FileSystemException(path.toString(), null, failure.fault.reason);
  }

  FileSystem system() {
    return system;
  }

  private static Path real(Path path) {
    return FaultyPath.real(path);
  }

  private static FileSystemProvider provider(Path path) {
    return real(path).getFileSystem().provider();
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (options.contains(StandardOpenOption.CREATE_NEW)) {
      reach(Operation.CREATE, path);
    } else if (!Files.isDirectory(real(path))) {
      reach(Operation.READ, path);
    }
    return new FaultyChannel(this, path, FileChannel.open(real(path), options, attributes));
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    reach(Operation.LIST, directory);
    return new FaultyListing(
        this,
        provider(directory)
            .newDirectoryStream(real(directory), entry -> filter.accept(path(entry))));
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
    reach(Operation.CREATE, directory);
    Files.createDirectory(real(directory), attributes);
  }

  @Override
  public void delete(Path path) throws IOException {
    reach(Operation.DELETE, path);
    Files.delete(real(path));
  }

  @Override
  public void move(Path from, Path to, CopyOption... options) throws IOException {
    reach(Operation.RENAME, to);
    Files.move(real(from), real(to), options);
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    provider(path).checkAccess(real(path), modes);
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    V view = Files.getFileAttributeView(real(path), type, options);
    if (view instanceof PosixFileAttributeView rights) {
      return type.cast(new FaultyRights(this, path, rights));
    }
    return view instanceof UserDefinedFileAttributeView attributes
        ? type.cast(new FaultyAttributes(this, path, attributes))
        : view;
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return Files.readAttributes(real(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return Files.readAttributes(real(path), attributes, options);
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
      throws IOException {
    Files.setAttribute(real(path), attribute, value, options);
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return Files.isSameFile(real(path), real(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return Files.isHidden(real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return Files.getFileStore(real(path));
  }

  @Override
  public void copy(Path from, Path to, CopyOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return system;
  }

  @Override
  public Path getPath(URI uri) {
    return path(Path.of(uri));
  }
}
