package io.github.pullsecret.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.jspecify.annotations.Nullable;

/**
 * A path on a {@link FaultyDisk}.
 *
 * @param disk what fails
 * @param real the same path on the disk
 */
record FaultyPath(FaultyDisk disk, Path real) implements Path {

  static Path real(Path path) {
    return path instanceof FaultyPath faulty ? faulty.real : path;
  }

  private Path here(Path path) {
    return new FaultyPath(disk, path);
  }

  private @Nullable Path hereOrNull(@Nullable Path path) {
    return path == null ? null : here(path);
  }

  @Override
  public FileSystem getFileSystem() {
    return disk.system();
  }

  @Override
  public boolean isAbsolute() {
    return real.isAbsolute();
  }

  @Override
  public @Nullable Path getRoot() {
    return hereOrNull(real.getRoot());
  }

  @Override
  public @Nullable Path getFileName() {
    return hereOrNull(real.getFileName());
  }

  @Override
  public @Nullable Path getParent() {
    return hereOrNull(real.getParent());
  }

  @Override
  public int getNameCount() {
    return real.getNameCount();
  }

  @Override
  public Path getName(int index) {
    return here(real.getName(index));
  }

  @Override
  public Path subpath(int beginIndex, int endIndex) {
    return here(real.subpath(beginIndex, endIndex));
  }

  @Override
  public boolean startsWith(Path other) {
    return real.startsWith(real(other));
  }

  @Override
  public boolean endsWith(Path other) {
    return real.endsWith(real(other));
  }

  @Override
  public Path normalize() {
    return here(real.normalize());
  }

  @Override
  public Path resolve(Path other) {
    return here(real.resolve(real(other)));
  }

  @Override
  public Path relativize(Path other) {
    return here(real.relativize(real(other)));
  }

  @Override
  public URI toUri() {
    return real.toUri();
  }

  @Override
  public Path toAbsolutePath() {
    return here(real.toAbsolutePath());
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    return here(real.toRealPath(options));
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int compareTo(Path other) {
    return real.compareTo(real(other));
  }

  @Override
  public String toString() {
    return real.toString();
  }
}
