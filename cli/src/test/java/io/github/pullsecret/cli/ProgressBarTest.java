package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private static final String ERASE = "\r\u001b[K";

  private final CountDownLatch shown = new CountDownLatch(1);
  private final ByteArrayOutputStream err =
      new ByteArrayOutputStream() {
        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
          super.write(bytes, from, length);
          shown.countDown();
        }
      };
  private final PrintStream terminal = new PrintStream(err, /* autoFlush= */ true, UTF_8);

  @Test
  void a_short_run_shows_nothing() {
    try (ProgressBar bar = new ProgressBar(terminal)) {
      bar.start("reading files", 2);
      bar.advance();
    }
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void a_long_run_shows_how_far_it_is_and_leaves_nothing_behind() throws InterruptedException {
    try (ProgressBar bar = new ProgressBar(terminal, /* patience= */ 1)) {
      bar.start("reading files", 4);
      bar.advance();
      shown.await();
    }
    assertThat(err.toString(UTF_8))
        .contains(ERASE + "[######                  ] reading files 1/4")
        .endsWith(ERASE)
        .doesNotContain("\n");
  }

  @Test
  void a_phase_of_unknown_length_is_only_named() {
    try (ProgressBar bar = new ProgressBar(terminal)) {
      bar.start("planning: move", 0);
      assertThat(bar.line()).isEqualTo("planning: move");
      bar.start("planning: rename " + "dockersec ".repeat(20), 0);
      assertThat(bar.line()).hasSize(40).endsWith("...");
      bar.start("reading files", 0);
      bar.advance();
      assertThat(bar.line()).isEqualTo("reading files");
    }
  }
}
