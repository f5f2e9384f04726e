package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineHelpTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void help_says_what_there_is() {
    assertThat(run("help")).isZero();
    assertThat(out.toString(UTF_8))
        .contains("Commands:", "  move ", "  rename ", "Examples:", "Topics, ", "  exit-codes  ");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"move", "rename", "attach", "rewrite", "help"})
  void help_of_a_command_is_its_own(String command) {
    assertThat(run("help", command)).isZero();
    String help = out.toString(UTF_8);
    out.reset();
    assertThat(run(command, "--help")).isZero();

    assertThat(help)
        .isEqualTo(out.toString(UTF_8))
        .contains("Usage: pullsecret " + command, "About:", "Examples:");
    assertThat(help.lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void options_stand_under_headings() {
    run("move", "--help");

    assertThat(out.toString(UTF_8))
        .containsSubsequence(
            "What to change:",
            "--service-account",
            "Which files:",
            "--include",
            "--changed-since",
            "When something is in the way:",
            "--keep-going",
            "Output:",
            "--dry-run",
            "--color",
            "About:",
            "--help");
  }

  @ParameterizedTest
  @EnumSource(HelpTopic.class)
  void every_topic_is_a_text_that_fits_a_terminal(HelpTopic topic) {
    assertThat(run("help", topic.id())).isZero();
    String text = out.toString(UTF_8);
    assertThat(text).isEqualTo(topic.text()).endsWith("\n").doesNotContain("\t");
    assertThat(text.lines().count()).isGreaterThan(5);
    assertThat(text.lines()).allMatch(line -> line.length() <= 80).noneMatch(l -> l.endsWith(" "));
  }

  @ParameterizedTest
  @CsvSource({"exit-code, exit-codes", "reason, reasons", "moev, move", "units:, units"})
  void a_topic_that_is_none_suggests_the_near_one(String given, String near) {
    assertThat(run("help", given)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            "error: no command or topic '" + given + "': did you mean '" + near + "'?\n");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void a_topic_that_is_near_none_lists_them() {
    run("help", "everything");
    assertThat(err.toString(UTF_8)).contains("known: move, rename, ").contains(", units");
  }

  @ParameterizedTest
  @CsvSource({
    "moev, unknown command 'moev': did you mean 'move'?, pullsecret, commands",
    "--vresion, unknown option '--vresion': did you mean '--version'?, pullsecret, commands",
    "move --dryrun, unknown option '--dryrun': did you mean '--dry-run'?, pullsecret move, options",
    "move --includes=x, unknown option '--includes': did you mean '--include'?, pullsecret move, options",
    "rename a, Missing required parameter: 'NEW', pullsecret rename, options",
  })
  void a_word_that_is_unknown_suggests_the_near_one(
      String command, String message, String where, String what) {
    assertThat(run(command.split(" ", -1))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            "error: " + message + "\nRun '" + where + " --help' for the " + what + ".\n");
  }

  @Test
  void standard_input_goes_with_nothing_else() {
    for (List<String> command :
        List.of(
            List.of("move", "-", "apps"),
            List.of("move", "-", "--files-from", "list"),
            List.of("move", "-", "--changed-since", "HEAD"),
            List.of("move", "-", "--patch", "a.patch"))) {
      err.reset();
      assertThat(run(command.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
      assertThat(err.toString(UTF_8)).contains("standard input").contains("Run 'pullsecret move");
    }
  }

  private int run(String... args) {
    return Main.run(
        args,
        Path.of("").toAbsolutePath(),
        new PrintStream(out, /* autoFlush= */ true, UTF_8),
        new PrintStream(err, /* autoFlush= */ true, UTF_8));
  }
}
