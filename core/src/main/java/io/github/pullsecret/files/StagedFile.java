package io.github.pullsecret.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/** One file's new bytes, in a temporary file beside it until it takes its place. */
final class StagedFile {
  private static final FileAttribute<Set<PosixFilePermission>> ONLY_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final PendingWrite write;
  private final Path target;
  private final Path temporary;
  private boolean hasTemporary;

  /**
   * Nothing is on the disk yet.
   *
   * @param target the path of the write, without symbolic links if the file exists
   */
  StagedFile(PendingWrite write, Path target) {
    this.write = write;
    this.target = target;
    this.temporary = target.resolveSibling(Temporaries.name());
  }

  PendingWrite write() {
    return write;
  }

  Path directory() {
    return target.resolveSibling("");
  }

  /** Writes the temporary file to the disk, with what the file has that it will replace. */
  void stage() throws IOException {
    if (write.before().isEmpty()) {
      writeTemporary();
      return;
    }
    if (!Files.isWritable(target)) { // a rename would get around the protection
      throw new AccessDeniedException(target.toString());
    }
    if (Files.getFileAttributeView(target, PosixFileAttributeView.class) == null) {
      writeTemporary(); // Windows: the file gets its directory's access control list
    } else {
      writeTemporary(ONLY_OWNER); // it may hold secrets that only some may read
    }
    KeptAttributes.copy(target, temporary);
  }

  private void writeTemporary(FileAttribute<?>... attributes) throws IOException {
    try (var channel = FileChannel.open(temporary, Set.of(CREATE_NEW, WRITE), attributes)) {
      hasTemporary = true;
      ByteBuffer bytes = ByteBuffer.wrap(write.after());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Whether the file has other names, which will keep its old bytes. */
  boolean hasOtherNames() throws IOException {
    boolean isUnix = target.getFileSystem().supportedFileAttributeViews().contains("unix");
    return isUnix
        && write.before().isPresent()
        && Files.getAttribute(target, "unix:nlink") instanceof Integer names
        && names > 1;
  }

  /** Whether the file still is what it was when the new bytes were made. */
  boolean isUpToDate() throws IOException {
    if (write.before().isEmpty()) {
      return !Files.exists(target, NOFOLLOW_LINKS);
    }
    try {
      return Arrays.equals(Files.readAllBytes(target), write.before().get());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Puts the new bytes in place, in one step. */
  void commit() throws IOException {
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    hasTemporary = false;
  }

  /** Deletes the temporary file, if there is one. */
  void discard() {
    if (!hasTemporary) {
      return;
    }
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // The failure that led here is the one to report; the next run removes the file.
    }
  }
}
