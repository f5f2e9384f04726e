package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a short run doesn't need is not loaded. */
class StartUpTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  @TempDir Path directory;

  @Test
  void without_a_rules_file_its_parser_is_not_needed() throws Exception {
    Files.writeString(directory.resolve("pod.yaml"), "apiVersion: v1\nkind: Pod\n");

    assertThat(runWithoutJackson()).doesNotContain("NoClassDefFoundError").contains("Proof: ");

    Files.writeString(directory.resolve("pullsecret.yaml"), "exclude: []\n");

    assertThat(runWithoutJackson()).contains("NoClassDefFoundError: com/fasterxml/jackson");
  }

  /** In a terminal that the command {@code script} of util-linux makes. */
  @Test
  void without_the_launcher_a_terminal_has_colours() throws Exception {
    assumeTrue(OS.LINUX.isCurrentOs() && Files.isExecutable(SCRIPT), "makes a terminal");
    Files.writeString(
        directory.resolve("pod.yaml"),
        "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  imagePullSecrets: [{name: s}]\n");
    String java = "'" + JAVA + "' -cp '" + System.getProperty("java.class.path") + "' ";
    String move = java + Main.class.getName() + " move --dry-run";

    assertThat(inTerminal(move)).contains("\u001b[32m+  serviceAccountName: image-puller\u001b[m");
    assertThat(inTerminal(move + " | cat")).contains("\n+  serviceAccountName: image-puller");
  }

  private String inTerminal(String command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(SCRIPT.toString(), "-q", "-e", "-c", command, "/dev/null")
            .directory(directory.toFile())
            .redirectErrorStream(true);
    builder.environment().put("TERM", "xterm");
    builder.environment().remove("NO_COLOR");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private String runWithoutJackson() throws IOException, InterruptedException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                entry ->
                    !Pattern.compile("jackson-|snakeyaml-\\d\\.\\d\\.jar").matcher(entry).find())
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(JAVA, "-cp", classPath, Main.class.getName(), "move", "--dry-run")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }
}
