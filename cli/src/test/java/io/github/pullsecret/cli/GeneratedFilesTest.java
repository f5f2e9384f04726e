package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the archive has beside the jar is made from the commands; {@code -Dgolden.update} does. */
class GeneratedFilesTest {
  private static final Path SHARE = Path.of("src/main/distribution/share");

  @Test
  void completion_for_bash() throws IOException {
    assertThatFileIs("bash-completion/completions/pullsecret", Completions.bash());
  }

  @Test
  void completion_for_zsh() throws IOException {
    assertThatFileIs("zsh/site-functions/_pullsecret", Completions.zsh());
  }

  @Test
  void completion_for_fish() throws IOException {
    assertThatFileIs("fish/vendor_completions.d/pullsecret.fish", Completions.fish());
  }

  @Test
  void the_manual_page() throws IOException {
    assertThatFileIs("man/man1/pullsecret.1", ManPage.text());
  }

  @ParameterizedTest
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs the completion in bash")
  @CsvSource({
    "mov, move",
    "move --pl, --place",
    "move --place = b, beside",
    "move --place b, beside",
    "move --diff s, ''",
    "move --diff = s, summary",
    "check --report sa, sarif=",
    "help un, units",
    "rename a b --namespace s, ''"
  })
  void bash_completes(String typed, String offered) throws Exception {
    String script =
        ". "
            + SHARE.resolve("bash-completion/completions/pullsecret")
            + "; COMP_WORDS=(pullsecret %s); COMP_CWORD=%d; _pullsecret; echo \"${COMPREPLY[@]}\""
                .formatted(typed, typed.split(" ", -1).length);
    Process bash = new ProcessBuilder("bash", "-c", script).start();

    assertThat(new String(bash.getInputStream().readAllBytes(), UTF_8)).isEqualTo(offered + "\n");
  }

  private static void assertThatFileIs(String name, String text) throws IOException {
    Path file = SHARE.resolve(name);
    if (System.getProperty("golden.update") != null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(Files.readString(file)).isEqualTo(text);
  }
}
