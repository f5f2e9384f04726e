package io.github.pullsecret.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;

/**
 * What a file has besides its bytes, and has again when a new file takes its place: permissions,
 * owner, group, and extended attributes. Access control lists are not among them, since Java shows
 * them on no Unix.
 */
final class KeptAttributes {
  /** Marks that macOS sets by itself, some of which nobody else may set. */
  private static final String OF_MACOS = "com.apple.";

  private KeptAttributes() {}

  /**
   * Gives a new file what an old one has.
   *
   * @throws NotKeptException if it may not have it
   */
  static void copy(Path from, Path to) throws IOException {
    // First, since afterwards the file may belong to somebody else.
    copyExtended(from, to);
    var wanted = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (wanted != null) { // not Windows
      copyRights(wanted.readAttributes(), to);
    }
  }

  private static void copyRights(PosixFileAttributes wanted, Path to) throws IOException {
    var view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    PosixFileAttributes actual = view.readAttributes();
    if (!actual.group().equals(wanted.group())) {
      try {
        view.setGroup(wanted.group());
      } catch (IOException e) {
        throw new NotKeptException(
            "its group " + wanted.group().getName(),
            "Run the command as a member of that group, or give the file another one",
            e);
      }
    }
    if (!actual.owner().equals(wanted.owner())) {
      try {
        view.setOwner(wanted.owner());
      } catch (IOException e) {
        throw new NotKeptException(
            "its owner " + wanted.owner().getName(),
            "Run the command as the owner, or make the file your own",
            e);
      }
    }
    if (!actual.permissions().equals(wanted.permissions())) {
      view.setPermissions(wanted.permissions());
    }
  }

  private static void copyExtended(Path from, Path to) throws IOException {
    var wanted = Files.getFileAttributeView(from, UserDefinedFileAttributeView.class);
    var view = Files.getFileAttributeView(to, UserDefinedFileAttributeView.class);
    if (wanted == null || view == null) {
      return;
    }
    for (String name : names(from, wanted)) {
      ByteBuffer value = ByteBuffer.allocate(wanted.size(name));
      wanted.read(name, value);
      try {
        view.write(name, value.flip());
      } catch (IOException e) {
        if (!name.startsWith(OF_MACOS)) {
          throw new NotKeptException(
              "its extended attribute " + name, "Remove the attribute, if nobody needs it", e);
        }
      }
    }
  }

  private static List<String> names(Path file, UserDefinedFileAttributeView view)
      throws IOException {
    try {
      return view.list();
    } catch (IOException e) {
      if (Files.getFileStore(file).supportsFileAttributeView(UserDefinedFileAttributeView.class)) {
        throw e;
      }
      return List.of(); // Not every disk has such attributes.
    }
  }
}
