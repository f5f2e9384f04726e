package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentFilesTest {
  private static final String POD =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {imagePullSecrets: [{name: s}]}\n";

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void options_and_paths_come_from_a_file() throws IOException {
    file("of others/a.yaml", POD);
    file("b.yaml", POD);
    file("nightly.args", "--dry-run # nothing is written\n\n  \"of others\"\n");

    assertThat(run("move", "@nightly.args")).isZero();

    assertThat(out.toString(UTF_8))
        .contains("a/of others/a.yaml")
        .doesNotContain("b.yaml")
        .endsWith("Nothing written (dry run).\n");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void the_command_may_be_in_it_too() throws IOException {
    file("a.yaml", POD);
    file("all.args", "move --dry-run\n");

    assertThat(run("@all.args")).isZero();
    assertThat(out.toString(UTF_8)).endsWith("Nothing written (dry run).\n");
  }

  @Test
  void a_file_that_is_not_there_is_a_mistake() {
    assertThat(run("move", "@nightly.arg")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8))
        .startsWith("error: there is no file nightly.arg to take arguments from: check its name")
        .hasLineCount(1);
  }

  @Test
  void a_path_that_starts_with_it_can_be_given() throws IOException {
    file("@a.yaml", POD);

    assertThat(run("move", "--dry-run", "./@a.yaml")).isZero();
    assertThat(run("move", "--dry-run", "@@a.yaml")).isZero();
    assertThat(run("move", "--dry-run", "--", "-x.yaml")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("there is no file or directory -x.yaml: ");
  }

  private void file(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private int run(String... args) {
    return Main.run(
        args,
        directory,
        new PrintStream(out, /* autoFlush= */ true, UTF_8),
        new PrintStream(err, /* autoFlush= */ true, UTF_8));
  }
}
