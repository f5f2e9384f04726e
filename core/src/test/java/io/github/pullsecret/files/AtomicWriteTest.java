package io.github.pullsecret.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written, and in which order. */
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
}
