package io.github.pullsecret.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random trees with random patterns: what {@link GitIgnore} ignores is what Git ignores. */
class GitIgnoreComparedWithGitTest {
  private static final List<String> NAMES =
      List.of("a", "b", "ab", "abc", "a.yaml", "b.yaml", "a-b", "[a]", "x", "*b", "!a", "#b", "A");
  private static final List<String> PARTS =
      List.of(
          "a",
          "b",
          "ab",
          "abc",
          "x",
          "*",
          "?",
          "**",
          "***",
          "*.yaml",
          "a*",
          "*b",
          "[ab]",
          "[!a]",
          "[a-b]*",
          "[[:alpha:]]",
          "\\a",
          "\\*b",
          "a?",
          "*a*",
          "[]a]",
          "[a",
          "\\[a]",
          "**b",
          "a\\");

  @BeforeAll
  static void needsGit() {
    boolean present;
    try {
      present = new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      present = false;
    }
    assumeTrue(present, "git is not installed");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void same_as_git(long seed, @TempDir Path directory) throws Exception {
    Random random = new Random(seed);
    Tree tree = Tree.at(directory);
    git(tree.root(), "", "init", "--quiet");
    List<String> directories = new ArrayList<>(List.of(""));
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      String path = pick(random, directories) + pick(random, NAMES);
      if (!Files.exists(tree.path(path))) {
        paths.add(path);
        if (random.nextInt(3) == 0) {
          Files.createDirectory(tree.path(path));
          directories.add(path + "/");
        } else {
          Files.createFile(tree.path(path));
        }
      }
    }
    for (String above : directories) {
      if (above.isEmpty() || random.nextInt(3) == 0) {
        Files.writeString(tree.path(above + ".gitignore"), patterns(random));
      }
    }
    Files.writeString(tree.path(".git/info/exclude"), patterns(random));

    List<String> ignored = new ArrayList<>();
    collectIgnored(tree.root(), "", GitIgnore.at(tree.root()), ignored);

    assertThat(new TreeSet<>(ignored)).isEqualTo(new TreeSet<>(ignoredByGit(tree.root(), paths)));
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String patterns(Random random) {
    StringBuilder lines = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      lines.append(random.nextInt(3) == 0 ? "!" : "").append(random.nextInt(4) == 0 ? "/" : "");
      lines.append(pick(random, PARTS));
      for (int more = random.nextInt(3); more > 0; more--) {
        lines.append('/').append(pick(random, PARTS));
      }
      lines.append(random.nextInt(4) == 0 ? "/" : "").append(random.nextInt(9) == 0 ? "  " : "");
      lines.append(random.nextInt(9) == 0 ? "\r\n" : "\n");
    }
    return lines.toString();
  }

  private static void collectIgnored(
      Path directory, String prefix, GitIgnore rules, List<String> ignored) throws IOException {
    List<Path> entries;
    try (Stream<Path> list = Files.list(directory)) {
      entries = list.toList();
    }
    for (Path entry : entries) {
      String name = String.valueOf(entry.getFileName());
      boolean isDirectory = Files.isDirectory(entry);
      if (!name.startsWith(".git")) {
        if (isDirectory ? rules.ignoresDirectory(name) : rules.ignoresFile(name)) {
          ignored.add(prefix + name);
        }
        if (isDirectory) {
          collectIgnored(entry, prefix + name + "/", rules.enter(name), ignored);
        }
      }
    }
  }

  private static List<String> ignoredByGit(Path root, List<String> paths) throws Exception {
    String printed = git(root, String.join("\0", paths) + "\0", "check-ignore", "--stdin", "-z");
    return Stream.of(printed.split("\0", -1)).filter(path -> !path.isEmpty()).toList();
  }

  private static String git(Path root, String input, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "core.excludesFile=", "-c", "core.ignoreCase=false"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).directory(root.toFile()).start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    }
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(errors).isEmpty();
    return printed;
  }
}
