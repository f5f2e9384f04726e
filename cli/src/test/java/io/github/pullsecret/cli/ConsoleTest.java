package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
  private static final Terminal BOTH = new Terminal(true, true, true);
  private static final String POD =
      "apiVersion: v1\r\nkind: Pod\r\nmetadata: {name: a}\r\nspec:\r\n  imagePullSecrets:"
          + " [{name: s}]\r\n";

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @AfterEach
  void forget() {
    System.clearProperty("pullsecret.terminal");
  }

  @Test
  void a_terminal_gets_colours_and_sees_what_ends_a_line() throws IOException {
    run(BOTH, "move", "--dry-run");

    assertThat(out.toString(UTF_8))
        .contains("\u001b[1m--- a/pod.yaml\u001b[m\n")
        .contains("\u001b[31m-  imagePullSecrets: [{name: s}]\u001b[7m^M\u001b[m\n")
        .contains("\u001b[32m+  serviceAccountName: image-puller\u001b[7m^M\u001b[m\n")
        .contains("\nWould move 1 of 1 workload");
  }

  @Test
  void a_pipe_gets_the_bytes_as_they_are() throws IOException {
    run(Terminal.NONE, "move", "--dry-run");

    assertThat(out.toString(UTF_8))
        .contains("+  serviceAccountName: image-puller\r\n")
        .doesNotContain("\u001b", "^M");
  }

  @Test
  void without_colours_a_terminal_still_sees_what_ends_a_line() throws IOException {
    run(new Terminal(true, true, false), "move", "--dry-run");

    assertThat(out.toString(UTF_8))
        .contains("+  serviceAccountName: image-puller^M\n")
        .doesNotContain("\u001b");
  }

  @Test
  void the_option_wins() throws IOException {
    run(Terminal.NONE, "move", "--dry-run", "--color", "always");
    assertThat(out.toString(UTF_8)).contains("\u001b[31m-  imagePullSecrets");

    out.reset();
    run(BOTH, "move", "--dry-run", "--color=NEVER");
    assertThat(out.toString(UTF_8)).doesNotContain("\u001b");
  }

  @Test
  void labels_of_messages_are_coloured() throws IOException {
    run(BOTH, "move", "nowhere");
    run(BOTH, "move", "--dry-run", "--include", "x.json");

    assertThat(err.toString(UTF_8))
        .contains("\u001b[1;31merror:\u001b[m there is no file or directory nowhere")
        .contains("\u001b[1;33mwarning:\u001b[m the glob");
  }

  @Test
  void the_launcher_says_what_is_a_terminal_and_the_user_whether_it_has_colours() {
    System.setProperty("pullsecret.terminal", "none");
    assertThat(Terminal.ofProcess(Map.of("TERM", "xterm"))).isEqualTo(Terminal.NONE);

    System.setProperty("pullsecret.terminal", "out,err");
    assertThat(Terminal.ofProcess(Map.of("TERM", "xterm"))).isEqualTo(BOTH);
    assertThat(Terminal.ofProcess(Map.of("TERM", "xterm", "NO_COLOR", "")).colours()).isTrue();
    assertThat(Terminal.ofProcess(Map.of("TERM", "xterm", "NO_COLOR", "1")).colours()).isFalse();
    assertThat(Terminal.ofProcess(Map.of("TERM", "dumb")).colours()).isFalse();
    assertThat(Terminal.ofProcess(Map.of()).colours()).isFalse();

    System.setProperty("pullsecret.terminal", ",err");
    assertThat(Terminal.ofProcess(Map.of("TERM", "xterm")))
        .isEqualTo(new Terminal(false, true, true));
  }

  private void run(Terminal terminal, String... args) throws IOException {
    Files.writeString(directory.resolve("pod.yaml"), POD);
    Main.run(
        args,
        directory,
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, /* autoFlush= */ true, UTF_8),
            new PrintStream(err, /* autoFlush= */ true, UTF_8),
            terminal));
  }
}
