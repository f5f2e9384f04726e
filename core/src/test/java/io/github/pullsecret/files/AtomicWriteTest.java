package io.github.pullsecret.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written, in which order, and what a file keeps of its old self. */
class AtomicWriteTest extends WriteTests {
  AtomicWriteTest(@TempDir Path directory) throws IOException {
    super(directory);
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
  void a_replaced_file_keeps_its_owner_and_group_where_the_system_permits_it() throws IOException {
    assumeTrue(tree.isPosix(), "needs POSIX owners");
    Path file = tree.file("a.yaml", "old");
    assumeTrue(Files.getAttribute(file, "unix:uid").equals(0), "only root may give files away");
    Files.setAttribute(file, "unix:uid", 12345);
    Files.setAttribute(file, "unix:gid", 23456);

    write(replace("a.yaml", "old", "new", 0));

    assertThat(Files.readAttributes(file, "unix:uid,gid"))
        .isEqualTo(Map.of("uid", 12345, "gid", 23456));
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
