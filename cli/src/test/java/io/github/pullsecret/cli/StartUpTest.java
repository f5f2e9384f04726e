package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a short run doesn't need is not loaded. */
class StartUpTest {
  @TempDir Path directory;

  @Test
  void without_a_rules_file_its_parser_is_not_needed() throws Exception {
    Files.writeString(directory.resolve("pod.yaml"), "apiVersion: v1\nkind: Pod\n");

    assertThat(runWithoutJackson()).doesNotContain("NoClassDefFoundError").contains("Proof: ");

    Files.writeString(directory.resolve("pullsecret.yaml"), "exclude: []\n");

    assertThat(runWithoutJackson()).contains("NoClassDefFoundError: com/fasterxml/jackson");
  }

  private String runWithoutJackson() throws IOException, InterruptedException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                entry ->
                    !Pattern.compile("jackson-|snakeyaml-\\d\\.\\d\\.jar").matcher(entry).find())
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Main.class.getName(),
                "move",
                "--dry-run")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }
}
