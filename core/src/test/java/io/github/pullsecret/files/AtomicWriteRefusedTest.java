package io.github.pullsecret.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not written, what is said of it, and that the rest is left as it was. */
class AtomicWriteRefusedTest extends WriteTests {
  private static final String NEXT_STEP =
      ". Make sure that the file and its directory are writable and the disk is not full, then run"
          + " the command again.";

  AtomicWriteRefusedTest(@TempDir Path directory) throws IOException {
    super(directory);
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
  void a_broken_link_is_not_taken_for_a_free_name() throws IOException {
    tree.link("new.yaml", "missing.yaml");

    assertThat(failureOf(create("new.yaml", "new", 0)))
        .hasMessage(
            "nothing was written: changed since the files were read: new.yaml. Run the command"
                + " again.");
    assertThat(tree.content()).isEqualTo(Map.of("new.yaml", "-> missing.yaml"));
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
