package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No output of any command shows data of a Secret, wherever it stands beside what changes. */
class HiddenDataTest {
  private static final String CANARY = "CANARY";

  private static final String WORKLOADS =
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: dockersec
        annotations:
          kubectl.kubernetes.io/last-applied-configuration: |
            {"apiVersion":"v1","data":{"a":"CANARY"},"kind":"Secret"}
      data: {a: "CANARY", b: 'CANARY'}
      # CANARY
      stringData:
        c: |
          CANARY
          CANARY
        d: >-
          x CANARY
        e: CANARY
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec:
        imagePullSecrets:
          - name: dockersec
        containers:
          - {name: web, image: old.example.com/web}
      ---
      apiVersion: v1
      data: {a: CANARY}
      kind: Secret
      metadata: {name: other}
      """;

  @TempDir Path directory;

  static Stream<List<String>> commands() {
    List<List<String>> all = new ArrayList<>();
    for (List<String> command :
        List.of(
            List.of("move"),
            List.of("move", "--service-account", "default"),
            List.of("rename", "dockersec", "prod"),
            List.of("rename", "dockersec", "prod", "--image", "old.example.com=new.example.com"),
            List.of("attach", "other", "--service-account", "default"),
            List.of("rewrite", "--rename", "dockersec=prod", "--move"),
            List.of("check", "--rename", "dockersec=prod", "--diff=full"),
            List.of("check"))) {
      for (List<String> options :
          List.of(
              List.of("--verbose"),
              List.of("--dry-run"),
              List.of("--dry-run", "--verbose", "--keep-going"),
              List.of("--format", "json"),
              List.of("--format", "sarif"),
              List.of("--format", "markdown"),
              List.of("--format", "github"),
              List.of("--quiet"))) {
        List<String> line = new ArrayList<>(command);
        line.addAll(options);
        all.add(line);
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void nothing_shows_it(List<String> command) throws IOException {
    Files.writeString(directory.resolve("web.yaml"), WORKLOADS);
    Files.writeString(
        directory.resolve("broken.yaml"),
        "kind: Secret\nname: dockersec\nimagePullSecrets: [old.example.com\ndata: {a: CANARY\n");
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of("--report", "text=out/report.txt", "--patch", "all.patch"));

    String output = run(line);

    assertThat(output).doesNotContain(CANARY);
    assertThat(Files.readString(directory.resolve("out/report.txt"))).doesNotContain(CANARY);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void nor_does_a_patch(List<String> command) throws IOException {
    Files.writeString(directory.resolve("web.yaml"), WORKLOADS);
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of("--patch", "all.patch"));

    assertThat(run(line)).doesNotContain(CANARY, "keep the patch private");

    Path patch = directory.resolve("all.patch");
    if (Files.exists(patch)) {
      assertThat(Files.readString(patch)).doesNotContain(CANARY);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "sarif", "markdown", "github"})
  void nor_does_an_explanation(String format) throws IOException {
    Files.writeString(directory.resolve("web.yaml"), WORKLOADS);
    Files.writeString(
        directory.resolve("broken.yaml"), "kind: Secret\nname: dockersec\ndata: {a: CANARY\n");

    String output =
        run(List.of("explain", "-v", "--format", format, "--report", format + "=out/report"));

    assertThat(output).isNotEmpty().doesNotContain(CANARY);
    assertThat(Files.readString(directory.resolve("out/report"))).doesNotContain(CANARY);
  }

  private String run(List<String> command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, /* autoFlush= */ true, UTF_8);
    int exit = Main.run(command.toArray(String[]::new), directory, stream, stream);
    assertThat(exit).isNotEqualTo(ExitCode.USAGE).isNotEqualTo(ExitCode.INTERNAL);
    return out.toString(UTF_8);
  }
}
