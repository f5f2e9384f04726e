package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of the GitHub action, as they stand in {@code action.yml}. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs scripts of bash")
class ActionIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path directory;
  private Path output;
  private Path summary;

  @BeforeEach
  void prepare() throws IOException {
    output = Files.createFile(directory.resolve("output"));
    summary = Files.createFile(directory.resolve("summary"));
    Path manifests = Files.createDirectories(directory.resolve("of the shop"));
    Files.writeString(
        manifests.resolve("web.yaml"),
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          imagePullSecrets: [{name: dockersec}]
        """);
  }

  @Test
  void the_check_annotates_and_reports() throws Exception {
    String printed = check("--unit tree\n'of the shop'");

    assertThat(printed).contains("::error file=of the shop/web.yaml,line=");
    assertThat(Files.readString(output))
        .startsWith("exit-code=1\nsarif=")
        .contains("\nmarkdown=" + directory);
    assertThat(Files.readString(summary)).startsWith("### pullsecret check: 1 file would change");
    assertThat(directory.resolve("pullsecret/report.sarif")).content().contains("\"2.1.0\"");
  }

  @Test
  void wrong_usage_has_no_reports() throws Exception {
    assertThat(check("nowhere; echo no")).contains("nowhere;").doesNotContain("\nno\n");
    assertThat(output).content().isEqualTo("exit-code=2\n");
  }

  @Test
  void the_last_step_fails_if_the_check_does() throws Exception {
    assertThat(run(scripts().get(2), Map.of("CODE", "1")).waitFor()).isEqualTo(1);
    assertThat(run(scripts().get(2), Map.of("CODE", "0")).waitFor()).isEqualTo(0);
  }

  private String check(String arguments) throws Exception {
    Process process =
        run(
            scripts().get(0),
            Map.of(
                "PULLSECRET", ROOT.resolve("cli/src/main/launcher/pullsecret").toString(),
                "PULLSECRET_JAR", ROOT.resolve("cli/target/pullsecret.jar").toString(),
                "PULLSECRET_ARCHIVE", "off",
                "ARGUMENTS", arguments,
                "RUNNER_TEMP", directory.toString(),
                "GITHUB_OUTPUT", output.toString(),
                "GITHUB_STEP_SUMMARY", summary.toString()));
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  private Process run(String script, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", script)
            .directory(directory.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** What stands behind each {@code run:}, without its indentation. */
  private static List<String> scripts() throws IOException {
    List<String> scripts = new ArrayList<>();
    List<String> lines = Files.readAllLines(ROOT.resolve("action.yml"));
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at).strip();
      if (line.equals("run: |")) {
        StringBuilder script = new StringBuilder();
        while (at + 1 < lines.size() && lines.get(at + 1).startsWith("        ")) {
          script.append(lines.get(++at).substring(8)).append('\n');
        }
        scripts.add(script.toString());
      } else if (line.startsWith("run: ")) {
        scripts.add(line.substring(5));
      }
    }
    return scripts;
  }
}
