package io.github.pullsecret.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command does its work in a process that has no network at all. */
class OfflineTest {
  private static final List<String> WITHOUT_NETWORK = List.of("unshare", "-r", "-n");

  @TempDir Path directory;

  @Test
  void a_move_needs_no_network() throws Exception {
    assumeThat(isAvailable()).as("unshare -r -n works").isTrue();
    Path manifest = directory.resolve("web.yaml");
    Files.writeString(
        manifest,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          imagePullSecrets: [{name: dockersec}]
        """);

    assertThat(run("java", "-cp", System.getProperty("java.class.path"), Main.class.getName()))
        .isEqualTo(ExitCode.OK);

    assertThat(Files.readString(manifest)).contains("serviceAccountName: image-puller");
  }

  private static boolean isAvailable() throws InterruptedException {
    List<String> command = new ArrayList<>(WITHOUT_NETWORK);
    command.add("true");
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // There is no such program.
    }
  }

  private int run(String... command) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(WITHOUT_NETWORK);
    line.add(Path.of(System.getProperty("java.home"), "bin", command[0]).toString());
    line.addAll(List.of(command).subList(1, command.length));
    line.addAll(List.of("move", "."));
    return new ProcessBuilder(line)
        .directory(directory.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor();
  }
}
