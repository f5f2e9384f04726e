package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archive that is published, from unpacking to a first diff. */
class ArchiveIT {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path DEMO = Path.of("..", "testdata", "demo").toAbsolutePath().normalize();

  @TempDir Path directory;

  @Test
  @DisabledOnOs(
      value = OS.WINDOWS,
      disabledReason = "runs a script of a POSIX shell; the zip has one for Windows")
  void unpacked_it_shows_a_diff() throws Exception {
    Path home = directory.resolve("täglich gebraucht");
    Files.createDirectories(home);
    run(home, "tar", "-xzf", archive(".tar.gz").toString(), "--strip-components=1");

    assertThat(run(directory, home + "/bin/pullsecret", "--version")).startsWith("pullsecret ");
    assertThat(run(directory, home + "/bin/pullsecret", "move", "--dry-run", DEMO.toString()))
        .contains("+      serviceAccountName: image-puller\n")
        .endsWith("Nothing written (dry run).\n");
  }

  @Test
  void the_zip_has_the_same_files() throws Exception {
    try (ZipFile zip = new ZipFile(archive(".zip").toFile())) {
      List<String> names =
          zip.stream()
              .filter(entry -> !entry.isDirectory())
              .map(ZipEntry::getName)
              .map(name -> name.substring(name.indexOf('/') + 1))
              .sorted()
              .toList();
      assertThat(names)
          .containsExactly(
              "bin/pullsecret",
              "bin/pullsecret.bat",
              "lib/pullsecret.jar",
              "share/bash-completion/completions/pullsecret",
              "share/doc/pullsecret/LICENSE",
              "share/fish/vendor_completions.d/pullsecret.fish",
              "share/man/man1/pullsecret.1",
              "share/zsh/site-functions/_pullsecret");
    }
  }

  /** Where lines end otherwise, cmd.exe may not find a label. */
  @Test
  void lines_of_the_batch_file_end_as_on_Windows() throws Exception {
    try (ZipFile zip = new ZipFile(archive(".zip").toFile())) {
      ZipEntry batch =
          zip.stream().filter(entry -> entry.getName().endsWith(".bat")).findFirst().orElseThrow();
      String text = new String(zip.getInputStream(batch).readAllBytes(), US_ASCII);
      assertThat(text).startsWith("@echo off\r\n").doesNotContainPattern("[^\r]\n");
    }
  }

  private static Path archive(String ending) throws IOException {
    try (Stream<Path> files = Files.list(TARGET)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-bin" + ending))
          .reduce((one, other) -> newer(one, other))
          .orElseThrow();
    }
  }

  private static Path newer(Path one, Path other) {
    return one.toFile().lastModified() > other.toFile().lastModified() ? one : other;
  }

  private static String run(Path directory, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
