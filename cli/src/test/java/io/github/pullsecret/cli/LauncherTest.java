package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of the released layout, with a JVM that says what it is asked for. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs a script of a POSIX shell")
class LauncherTest {
  private static final String JVM =
      """
      #!/bin/sh
      for argument; do
        case $argument in
          -XX:DumpLoadedClassList=* | -XX:AOTCacheOutput=*)
            echo training >>"$0.log"
            [ ! -e "$0.broken" ] || exit 1
            echo classes >"${argument#*=}" ;;
          -XX:SharedClassListFile=*)
            [ -s "${argument#*=}" ] || exit 1
            dumps=yes ;;
          -XX:SharedArchiveFile=*)
            [ -z "${dumps:-}" ] || echo archive >"${argument#*=}" ;;
        esac
        printf '<%s>' "$argument"
      done
      """;

  @TempDir Path directory;
  private Path home;
  private Path launcher;
  private Path jvm;

  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectories(directory.toRealPath().resolve("a place"));
    launcher = Files.createDirectories(home.resolve("bin")).resolve("pullsecret");
    Files.copy(Path.of("src/main/launcher/pullsecret"), launcher);
    Files.createDirectories(home.resolve("lib"));
    Files.writeString(home.resolve("lib/pullsecret.jar"), "jar");
    jvm = Files.createDirectories(home.resolve("jvm/bin")).resolve("java");
    Files.writeString(jvm, JVM);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    assertThat(jvm.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void arguments_arrive_as_they_are() throws Exception {
    assertThat(run("move", "my files", "*", ""))
        .endsWith("<-jar><" + home + "/lib/pullsecret.jar><move><my files><*><>");
  }

  @Test
  void a_link_to_it_does_as_well() throws Exception {
    launcher = Files.createSymbolicLink(home.resolve("link"), Path.of("bin/pullsecret"));

    assertThat(run()).endsWith("<-jar><" + home + "/lib/pullsecret.jar>");
  }

  @Test
  void the_classes_are_archived_once_for_a_jar() throws Exception {
    assertThat(run()).contains("<-XX:SharedArchiveFile=" + home + "/lib/pullsecret-");
    assertThat(run()).contains("<-XX:SharedArchiveFile=" + home + "/lib/pullsecret-");
    assertThat(trainings()).isEqualTo(1);
    assertThatOnlyArchivesAreLeft();

    Files.writeString(home.resolve("lib/pullsecret.jar"), "another jar");
    run();

    assertThat(trainings()).isEqualTo(2);
  }

  @Test
  void only_a_terminal_is_told_that_the_first_run_takes_longer() throws Exception {
    assertThat(run()).startsWith("<");

    Files.writeString(home.resolve("lib/pullsecret.jar"), "another jar");
    assertThat(runInTerminal()).startsWith("pullsecret: first run with this JVM: ").contains("<");
    assertThat(runInTerminal()).startsWith("<");
  }

  @Test
  void what_is_missing_is_named() throws Exception {
    Files.delete(home.resolve("jvm/bin/java"));
    assertThat(run(4, Map.of()))
        .isEqualTo(
            "pullsecret: JAVA_HOME has no java: "
                + home
                + "/jvm/bin/java; set it to a JDK or JRE 17 or later\n");

    assertThat(run(4, Map.of("PULLSECRET_JAR", "nowhere.jar")))
        .isEqualTo("pullsecret: PULLSECRET_JAR names no file: nowhere.jar\n");

    Files.delete(home.resolve("lib/pullsecret.jar"));
    assertThat(run(4, Map.of()))
        .isEqualTo("pullsecret: there is no pullsecret.jar beside " + launcher + "\n");
  }

  @Test
  void a_newer_JVM_gets_its_own_kind_of_archive() throws Exception {
    Files.writeString(home.resolve("jvm/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"25.0.1\"\n");

    assertThat(run()).contains("<-XX:AOTCache=" + home + "/lib/pullsecret-");
  }

  @Test
  void a_JVM_that_makes_none_is_asked_only_once() throws Exception {
    Files.createFile(home.resolve("jvm/bin/java.broken"));

    assertThat(run("--version")).doesNotContain("Archive").endsWith("<--version>");
    assertThat(run("--version")).doesNotContain("Archive").endsWith("<--version>");
    assertThat(trainings()).isEqualTo(1);
    assertThatOnlyArchivesAreLeft();
  }

  private void assertThatOnlyArchivesAreLeft() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("lib"))) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("."))).isEmpty();
    }
  }

  private long trainings() throws IOException {
    return Files.readAllLines(home.resolve("jvm/bin/java.log")).size();
  }

  private String run(int exit, Map<String, String> environment)
      throws IOException, InterruptedException {
    return output(List.of(launcher.toString()), exit, environment);
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    return output(command, 0, Map.of());
  }

  /** In a terminal that the command {@code script} of util-linux makes. */
  private String runInTerminal() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "makes a terminal");
    assumeTrue(OS.LINUX.isCurrentOs(), "others take other options");
    return output(
        List.of("/usr/bin/script", "-q", "-e", "-c", "'" + launcher + "'", "/dev/null"),
        0,
        Map.of());
  }

  private String output(List<String> command, int exit, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", home.resolve("jvm").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isEqualTo(exit);
    return output;
  }
}
