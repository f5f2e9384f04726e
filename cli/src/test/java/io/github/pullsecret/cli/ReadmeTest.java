package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README shows is what happens. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void the_transcript_at_the_top_is_real() throws Exception {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String transcript =
        readme.substring(readme.indexOf("```console\n"), readme.indexOf("\n$ mvn verify"));
    List<String> lines = transcript.lines().skip(1).toList();
    assertThat(lines.get(0)).isEqualTo("$ ./pullsecret move --dry-run testdata/demo");

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.run(
            new String[] {"move", "--dry-run", "testdata/demo"},
            ROOT,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));

    assertThat(exit).isEqualTo(ExitCode.OK);
    assertThat(err.toString(UTF_8)).isEmpty();
    String shown = String.join("\n", lines.subList(1, lines.size()));
    int at = 0;
    for (String part : shown.split("\\[\\.\\.\\.\\]\n", -1)) {
      assertThat(out.toString(UTF_8).substring(at)).contains(part.stripTrailing());
      at = out.toString(UTF_8).indexOf(part.stripTrailing(), at);
    }
    assertThat(out.toString(UTF_8)).endsWith("Nothing written (dry run).\n");
  }

  @Test
  void the_example_of_a_report_in_markdown_is_a_real_one() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/markdown-report.md"));
    String report = Files.readString(ROOT.resolve("testdata/formats/markdown/stdout"));

    assertThat(page).endsWith("---\n\n" + report);
  }
}
