package io.github.pullsecret.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pullsecret.files.FaultyDisk.Fault;
import io.github.pullsecret.files.FaultyDisk.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replaced file keeps of its old self. */
class AtomicWriteKeptTest extends WriteTests {
  AtomicWriteKeptTest(@TempDir Path directory) throws IOException {
    super(directory);
  }

  @Test
  void a_replaced_file_keeps_its_permissions_and_a_new_one_gets_the_usual() throws IOException {
    assumeTrue(tree.isPosix(), "needs POSIX permissions");
    Path usual = tree.file("usual.yaml", "");
    for (String permissions : List.of("rw-------", "rwxr-x--x", "rw-rw-rw-")) {
      Path file = tree.file("a.yaml", "old");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

      write(replace("a.yaml", "old", "new", 0));

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo(permissions);
    }

    write(create("new.yaml", "new", 0));

    assertThat(Files.getPosixFilePermissions(tree.path("new.yaml")))
        .isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @Test
  void a_replaced_file_keeps_its_owner_and_group() throws IOException {
    Path file = givenAway(12345, 23456);

    write(replace("a.yaml", "old", "new", 0));

    assertThat(Files.readAttributes(file, "unix:uid,gid"))
        .isEqualTo(Map.of("uid", 12345, "gid", 23456));
  }

  /** A file of somebody else. */
  private Path givenAway(int owner, int group) throws IOException {
    assumeTrue(tree.isPosix(), "needs POSIX owners");
    Path file = tree.file("a.yaml", "old");
    assumeTrue(Files.getAttribute(file, "unix:uid").equals(0), "only root may give files away");
    Files.setAttribute(file, "unix:uid", owner);
    Files.setAttribute(file, "unix:gid", group);
    return file;
  }

  private String refusedOnADiskWithout(Operation operation, Path file) throws IOException {
    tree.file("0.yaml", "old");
    Map<String, String> before = tree.content();
    FaultyDisk disk = new FaultyDisk();
    disk.failAt(operation, 1, Fault.DENIED);
    List<PendingWrite> batch =
        Stream.of(tree.path("0.yaml"), file)
            .map(disk::path)
            .map(path -> PendingWrite.replace(path, "old".getBytes(UTF_8), new byte[1], 0))
            .toList();
    WorkingDirectory directory = WorkingDirectory.at(disk.path(tree.path(".")));
    WriteFailedException failure =
        catchThrowableOfType(WriteFailedException.class, () -> AtomicWrite.write(batch, directory));
    assertThat(tree.content()).isEqualTo(before);
    return String.valueOf(failure.getMessage());
  }

  @Test
  void an_owner_that_cannot_be_kept_is_refused_before_anything_is_written() throws IOException {
    assertThat(refusedOnADiskWithout(Operation.KEEP, givenAway(12345, 0)))
        .isEqualTo(
            "nothing was written: a.yaml: its owner 12345 can't be kept: permission denied. Run the"
                + " command as the owner, or make the file your own.");
  }

  @Test
  void a_group_that_cannot_be_kept_is_refused_before_anything_is_written() throws IOException {
    assertThat(refusedOnADiskWithout(Operation.KEEP, givenAway(0, 23456)))
        .isEqualTo(
            "nothing was written: a.yaml: its group 23456 can't be kept: permission denied. Run the"
                + " command as a member of that group, or give the file another one.");
  }

  private Path withAttribute(String name, String value) throws IOException {
    Path file = tree.file("a.yaml", "old");
    assumeTrue(
        Files.getFileStore(file).supportsFileAttributeView("user"),
        "needs a disk with extended attributes");
    attributes(file).write(name, UTF_8.encode(value));
    return file;
  }

  private static UserDefinedFileAttributeView attributes(Path file) {
    return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
  }

  @Test
  void a_replaced_file_keeps_its_extended_attributes() throws IOException {
    Path file = withAttribute("note", "by hand");
    attributes(file).write("empty", UTF_8.encode(""));
    if (tree.isPosix()) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    write(replace("a.yaml", "old", "new", 0));

    assertThat(file).hasContent("new");
    assertThat(attributes(file).list()).containsExactlyInAnyOrder("note", "empty");
    ByteBuffer value = ByteBuffer.allocate(100);
    attributes(file).read("note", value);
    assertThat(UTF_8.decode(value.flip()).toString()).isEqualTo("by hand");
  }

  @Test
  void an_extended_attribute_that_cannot_be_kept_is_refused_before_anything_is_written()
      throws IOException {
    assertThat(refusedOnADiskWithout(Operation.KEEP, withAttribute("note", "by hand")))
        .isEqualTo(
            "nothing was written: a.yaml: its extended attribute note can't be kept: permission"
                + " denied. Remove the attribute, if nobody needs it.");
  }

  @Test
  void files_outside_the_batch_are_not_touched() throws IOException {
    Path other = tree.file("other.yaml", "old");
    tree.file("a.yaml", "old");
    FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(other, longAgo);

    write(replace("a.yaml", "old", "new", 0));

    assertThat(Files.getLastModifiedTime(other)).isEqualTo(longAgo);
  }

  @Test
  void other_hard_links_keep_the_old_bytes_and_that_is_said() throws IOException {
    assumeTrue(tree.isPosix(), "counts links");
    tree.file("a.yaml", "old");
    Files.createLink(tree.path("copy.yaml"), tree.path("a.yaml"));

    List<String> notes =
        AtomicWrite.write(List.of(replace("a.yaml", "old", "new", 0)), tree.workingDirectory());

    assertThat(notes).containsExactly("a.yaml: note: other hard links to it keep the old bytes");
    assertThat(tree.content()).isEqualTo(Map.of("a.yaml", "new", "copy.yaml", "old"));
  }
}
