package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void prints_its_version() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString(UTF_8)).matches("pullsecret \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void an_unknown_option_is_a_usage_error() {
    assertThat(run("--no-such-option")).isEqualTo(2);
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            """
            error: unknown option '--no-such-option'
            Run 'pullsecret --help' for the commands.
            """);
  }

  private int run(String... args) {
    return Main.run(
        args,
        Path.of(""),
        new PrintStream(out, /* autoFlush= */ true, UTF_8),
        new PrintStream(err, /* autoFlush= */ true, UTF_8));
  }
}
