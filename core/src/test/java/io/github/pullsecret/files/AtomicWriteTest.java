package io.github.pullsecret.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
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

class AtomicWriteTest {
  private static final String NEXT_STEP =
      ". Make sure that the file and its directory are writable and the disk is not full, then run"
          + " the command again.";

  private final Tree tree;

  AtomicWriteTest(@TempDir Path directory) throws IOException {
    tree = Tree.at(directory);
  }

  private PendingWrite replace(String path, String before, String after, int rank) {
    return PendingWrite.replace(
        tree.path(path), before.getBytes(UTF_8), after.getBytes(UTF_8), rank);
  }

  private PendingWrite create(String path, String after, int rank) {
    return PendingWrite.create(tree.path(path), after.getBytes(UTF_8), rank);
  }

  private void write(PendingWrite... batch) throws WriteFailedException {
    AtomicWrite.write(List.of(batch), tree.workingDirectory());
  }

  private WriteFailedException failureOf(PendingWrite... batch) {
    return catchThrowableOfType(WriteFailedException.class, () -> write(batch));
  }

  private List<Path> paths(String... paths) {
    return Stream.of(paths).map(tree::path).toList();
  }

  @Test
  void files_are_replaced_and_created() throws IOException {
    tree.file("a.yaml", "old a");
    tree.file("b.yaml", "old b");

    write(
        replace("a.yaml", "old a", "new a", 2),
        create("new/deep/serviceaccounts.yaml", "created", 0),
        create("c.yaml", "", 1));

    assertThat(tree.content())
        .isEqualTo(
            Map.of(
                "a.yaml", "new a",
                "b.yaml", "old b",
                "c.yaml", "",
                "new/deep/serviceaccounts.yaml", "created"));
  }

  @Test
  void an_empty_batch_writes_nothing() throws IOException {
    write();

    assertThat(tree.content()).isEmpty();
  }

  @Test
  void every_file_that_changed_since_it_was_read_is_named_and_nothing_is_written()
      throws IOException {
    tree.file("changed.yaml", "edited meanwhile");
    tree.file("same.yaml", "old");
    tree.file("created.yaml", "created meanwhile");
    Map<String, String> before = tree.content();

    WriteFailedException failure =
        failureOf(
            create("new/a.yaml", "new", 0),
            create("created.yaml", "new", 0),
            replace("changed.yaml", "old", "new", 1),
            replace("deleted.yaml", "old", "new", 1),
            replace("same.yaml", "old", "new", 1));

    assertThat(failure)
        .hasMessage(
            "nothing was written: changed since the files were read: created.yaml, changed.yaml,"
                + " deleted.yaml. Run the command again.");
    assertThat(failure.written()).isEmpty();
    assertThat(failure.notWritten())
        .isEqualTo(
            paths("created.yaml", "new/a.yaml", "changed.yaml", "deleted.yaml", "same.yaml"));
    assertThat(tree.content()).isEqualTo(before);
  }

  @Test
  void a_failure_before_the_first_rename_writes_nothing() throws IOException {
    tree.file("a.yaml", "old");
    tree.file("file", "not a directory");
    Map<String, String> before = tree.content();

    WriteFailedException failure =
        failureOf(
            create("new/deep/a.yaml", "new", 0),
            replace("a.yaml", "old", "new", 1),
            create("file/b.yaml", "new", 1));

    assertThat(failure)
        .hasMessage(
            "nothing was written: cannot write file/b.yaml: a file of that name is in the way"
                + NEXT_STEP);
    assertThat(tree.content()).isEqualTo(before);
  }

  @Test
  void a_write_protected_file_is_not_replaced() throws IOException {
    tree.file("a.yaml", "old");
    Path file = tree.file("protected.yaml", "old");
    assertThat(file.toFile().setWritable(false)).isTrue();
    assumeFalse(Files.isWritable(file), "root may write everything");
    Map<String, String> before = tree.content();

    WriteFailedException failure =
        failureOf(replace("a.yaml", "old", "new", 1), replace("protected.yaml", "old", "new", 1));

    assertThat(failure)
        .hasMessage(
            "nothing was written: cannot write protected.yaml: permission denied" + NEXT_STEP);
    assertThat(tree.content()).isEqualTo(before);
  }

  /** A directory takes the place of a file after it was verified: its rename must fail. */
  @Test
  void a_failure_between_renames_says_which_files_were_written() throws IOException {
    tree.file("a.yaml", "old");
    tree.file("b.yaml", "old");
    tree.file("c.yaml", "old");
    AtomicWrite write =
        new AtomicWrite(
            List.of(
                replace("a.yaml", "old", "new", 0),
                replace("b.yaml", "old", "new", 0),
                replace("c.yaml", "old", "new", 0)),
            tree.workingDirectory());
    write.stage();
    Files.delete(tree.path("b.yaml"));
    tree.file("b.yaml/in-the-way", "");

    WriteFailedException failure = catchThrowableOfType(WriteFailedException.class, write::commit);

    assertThat(String.valueOf(failure.getMessage()).replaceAll("(?<=b\\.yaml: )[^.]+", "REASON"))
        .isEqualTo(
            "cannot replace b.yaml: REASON. Written: a.yaml. Not written: b.yaml, c.yaml. Each of"
                + " these files is complete, old or new. Remove the cause, then run the command"
                + " again to finish.");
    assertThat(failure.written()).isEqualTo(paths("a.yaml"));
    assertThat(failure.notWritten()).isEqualTo(paths("b.yaml", "c.yaml"));
    write.cleanUp();
    assertThat(tree.content())
        .isEqualTo(Map.of("a.yaml", "new", "b.yaml/in-the-way", "", "c.yaml", "old"));
  }

  @Test
  void files_are_renamed_in_the_order_of_rank_then_path() throws IOException {
    tree.file("late.yaml", "old");

    WriteFailedException failure =
        failureOf(
            replace("late.yaml", "stale", "new", 2),
            create("a/x.yaml", "new", 2),
            create("a.yaml", "new", 2),
            create("a-b/x.yaml", "new", 2),
            create("z.yaml", "new", -1),
            create("y.yaml", "new", 1));

    assertThat(failure.notWritten())
        .isEqualTo(paths("z.yaml", "y.yaml", "a/x.yaml", "a-b/x.yaml", "a.yaml", "late.yaml"));
  }

  @Test
  void a_link_stays_and_the_file_it_leads_to_is_replaced() throws IOException {
    tree.file("real/a.yaml", "old");
    tree.link("apps/link.yaml", "../real/a.yaml");

    write(replace("apps/link.yaml", "old", "new", 0));

    assertThat(tree.content())
        .isEqualTo(Map.of("apps/link.yaml", "-> ../real/a.yaml", "real/a.yaml", "new"));
  }

  @Test
  void a_broken_link_is_not_taken_for_a_free_name() throws IOException {
    tree.link("new.yaml", "missing.yaml");

    assertThat(failureOf(create("new.yaml", "new", 0)))
        .hasMessage(
            "nothing was written: changed since the files were read: new.yaml. Run the command"
                + " again.");
    assertThat(tree.content()).isEqualTo(Map.of("new.yaml", "-> missing.yaml"));
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
  void an_unchanged_file_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> replace("a.yaml", "same", "same", 0))
        .withMessage("unchanged: " + tree.path("a.yaml"));
  }

  @Test
  void two_writes_for_one_file_are_refused() throws IOException {
    tree.file("a.yaml", "old");
    tree.link("b.yaml", "a.yaml");
    Map<String, String> before = tree.content();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> write(replace("a.yaml", "old", "new", 0), replace("b.yaml", "old", "newer", 0)))
        .withMessage("two writes for " + tree.path("a.yaml"));
    assertThat(tree.content()).isEqualTo(before);
  }

  @Test
  void a_file_that_is_written_twice_is_one_file_in_messages() throws IOException {
    tree.file("a.yaml", "other");
    PendingWrite write = replace("a.yaml", "old", "new", 2);
    PendingWrite half = write.halved("half".getBytes(UTF_8), 1);

    WriteFailedException failure = failureOf(write, half);

    assertThat(failure)
        .hasMessage(
            "nothing was written: changed since the files were read: a.yaml. Run the command"
                + " again.");
    assertThat(failure.notWritten()).isEqualTo(paths("a.yaml"));
    tree.file("a.yaml", "old");
    write(write, half);
    assertThat(tree.content()).isEqualTo(Map.of("a.yaml", "new"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write.halved("half".getBytes(UTF_8), 2))
        .withMessage("not earlier: " + tree.path("a.yaml"));
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

  @Test
  void a_directory_that_may_not_be_written_to_is_refused() throws IOException {
    tree.file("a.yaml", "old");
    tree.file("protected/b.yaml", "old");
    Path directory = tree.path("protected");
    assertThat(directory.toFile().setWritable(false)).isTrue();
    assumeFalse(Files.isWritable(directory), "root may write everything");

    WriteFailedException failure =
        failureOf(replace("a.yaml", "old", "new", 0), replace("protected/b.yaml", "old", "new", 1));

    assertThat(directory.toFile().setWritable(true)).isTrue();
    assertThat(failure)
        .hasMessage(
            "nothing was written: cannot write protected/b.yaml: permission denied" + NEXT_STEP);
    assertThat(tree.content()).isEqualTo(Map.of("a.yaml", "old", "protected/b.yaml", "old"));
  }

  @Test
  void an_immutable_file_is_refused_before_anything_is_written() throws Exception {
    tree.file("a.yaml", "old");
    Path file = tree.file("immutable.yaml", "old");
    assumeTrue(succeeds("chattr", "+i", file.toString()), "needs root and a disk that has it");
    try {
      assertThat(
              failureOf(
                  replace("a.yaml", "old", "new", 0), replace("immutable.yaml", "old", "new", 1)))
          .hasMessage(
              "nothing was written: cannot write immutable.yaml: permission denied" + NEXT_STEP);
    } finally {
      assertThat(succeeds("chattr", "-i", file.toString())).isTrue();
    }
    assertThat(tree.content()).isEqualTo(Map.of("a.yaml", "old", "immutable.yaml", "old"));
  }

  @Test
  void a_full_disk_is_named_and_nothing_is_written() throws Exception {
    Path mount = Files.createDirectory(tree.path("mount"));
    assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", mount.toString()),
        "needs root to mount");
    try {
      tree.file("mount/a.yaml", "old");
      String large = "x".repeat(100_000);

      assertThat(
              failureOf(replace("mount/a.yaml", "old", "new", 0), create("mount/b.yaml", large, 1)))
          .hasMessage(
              "nothing was written: cannot write mount/b.yaml: No space left on device"
                  + NEXT_STEP);
      assertThat(tree.content()).isEqualTo(Map.of("mount/a.yaml", "old"));
    } finally {
      assertThat(succeeds("umount", mount.toString())).isTrue();
    }
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // There is no such command.
    }
  }
}
