package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Names that break lines, look like options, or are no text; what is no file. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostilePathsTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void posix() {
    assumeTrue(
        directory.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "needs a file system that takes such names");
  }

  @Test
  void names_can_not_forge_a_line_or_reach_the_terminal() throws IOException {
    pod(directory.resolve("new\nerror: line.yaml"));
    pod(directory.resolve("esc\u001b[31m.yaml"));
    broken(directory.resolve("broken\n.yaml"));

    assertThat(run("move", "--dry-run", "--verbose")).isEqualTo(ExitCode.INPUT);

    assertThat(out.toString(UTF_8))
        .contains("--- \"a/new\\nerror: line.yaml\"", "new\\nerror: line.yaml:4 Pod a")
        .contains("--- \"a/esc\\033[31m.yaml\"", "esc\\x1b[31m.yaml:4 Pod a")
        .doesNotContain("\u001b");
    assertThat(err.toString(UTF_8)).startsWith("broken\\n.yaml:4:").doesNotContain("\u001b");
  }

  @Test
  void names_that_are_no_text_are_told_apart_and_written() throws IOException {
    Path first = bytes("b%FF.yaml");
    Path second = bytes("b%FE.yaml");
    pod(first);
    pod(second);
    Path below = bytes("d%FF");
    Files.createDirectory(below);
    pod(below.resolve("x.yaml"));
    pod(below.resolve("y.yaml"));

    assertThat(run("move", "--verbose", "--patch", directory.resolve("a.patch").toString()))
        .isZero();

    assertThat(out.toString(UTF_8)).contains("b\\xfe.yaml:4", "b\\xff.yaml:4", "d\\xff/x.yaml:4");
    assertThat(err.toString(UTF_8))
        .contains("b\\xff.yaml: left out of the patch, since its name is no UTF-8");
    for (Path file : List.of(first, second, below.resolve("x.yaml"))) {
      assertThat(Files.readString(file)).contains("serviceAccountName: image-puller");
    }
    assertThat(run("move")).isZero();
    assertThat(out.toString(UTF_8)).endsWith("Nothing written.\n");
  }

  @Test
  void a_new_file_stands_in_a_directory_whose_name_is_no_text() throws IOException {
    Path below = bytes("d%FF");
    Files.createDirectory(below);
    for (String name : List.of("x", "y")) {
      Files.writeString(
          below.resolve(name + ".yaml"),
          "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: "
              + name
              + "}\nspec: {template: {spec: {imagePullSecrets: [{name: s}]}}}\n");
    }

    assertThat(run("move")).isZero();

    assertThat(below.resolve("serviceaccounts.yaml")).exists();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(below);
    }
  }

  @Test
  void names_like_options_are_files() throws IOException {
    pod(directory.resolve("--dry-run.yaml"));
    pod(directory.resolve("-x.yaml"));
    pod(directory.resolve("sp ace.yaml"));
    pod(directory.resolve("..yaml"));

    assertThat(run("move", "--", "--dry-run.yaml", "-x.yaml", "sp ace.yaml", "x/../..yaml"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("there is no file or directory x/../..yaml: ");
    assertThat(run("move")).isZero();
    assertThat(Files.readString(directory.resolve("-x.yaml"))).contains("image-puller");
    assertThat(Files.readString(directory.resolve("..yaml"))).contains("image-puller");
  }

  @Test
  void what_is_no_file_is_not_opened_and_said() throws Exception {
    pod(directory.resolve("a.yaml"));
    fifo("pipe.yaml");
    fifo("kustomization.yaml");
    fifo(".gitignore");
    fifo("pullsecret.yaml");
    Files.createSymbolicLink(directory.resolve("zero.yaml"), Path.of("/dev/zero"));
    Files.createSymbolicLink(directory.resolve("self.yaml"), Path.of("self.yaml"));
    Files.createSymbolicLink(directory.resolve("up"), Path.of(".."));
    Files.createSymbolicLink(directory.resolve("away.yaml"), Path.of("/etc/passwd"));

    assertThat(run("move", "--dry-run")).isZero();

    assertThat(err.toString(UTF_8).lines())
        .containsExactlyInAnyOrder(
            "kustomization.yaml: note: not opened: it is neither a file nor a directory",
            "pipe.yaml: note: not opened: it is neither a file nor a directory",
            "pullsecret.yaml: note: not opened: it is neither a file nor a directory",
            "zero.yaml: note: not opened: it is neither a file nor a directory",
            "self.yaml: note: link not followed: it leads nowhere",
            "up: note: link not followed: it leads to a directory",
            "away.yaml: note: link not followed: it leads out of the given paths");
    assertThat(run("move", "--dry-run", "pipe.yaml")).isEqualTo(ExitCode.USAGE);
    assertThat(run("move", "--dry-run", "--rules", "pipe.yaml")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void a_deep_tree_is_searched_to_its_end() throws IOException {
    Path deep = directory.resolve("d/".repeat(300));
    Files.createDirectories(deep);
    pod(deep.resolve("a.yaml"));

    assertThat(run("move", "--dry-run", "--quiet")).isZero();
  }

  private static void pod(Path file) throws IOException {
    Files.writeString(
        file,
        "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {imagePullSecrets: [{name: s}]}\n");
  }

  private static void broken(Path file) throws IOException {
    Files.writeString(file, "apiVersion: v1\nkind: Pod\nspec:\n  imagePullSecrets: ]\n");
  }

  /** A path whose name is the bytes that a URI says. */
  private Path bytes(String encoded) {
    return Path.of(URI.create(directory.toUri() + encoded));
  }

  private void fifo(String name) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("mkfifo", directory.resolve(name).toString()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  private int run(String... args) {
    return Main.run(
        args,
        directory,
        new PrintStream(out, /* autoFlush= */ true, UTF_8),
        new PrintStream(err, /* autoFlush= */ true, UTF_8));
  }
}
