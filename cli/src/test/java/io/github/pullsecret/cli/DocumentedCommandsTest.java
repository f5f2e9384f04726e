package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.cli.Transcript.Command;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the {@code console} blocks of the pages in {@code docs} and compares what they print; {@code
 * -Dgolden.update} writes it. A comment {@code <!-- tree: DIRECTORY -->} above a block says which
 * files it starts with; {@code none} is an empty directory.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs commands of a POSIX shell")
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final boolean UPDATE = System.getProperty("golden.update") != null;
  private static final String LEFT_OUT = "[...]\n";

  /** What only a shell understands. */
  private static final Pattern SHELL = Pattern.compile("[|<>$&;\n*]");

  private static final Pattern WORD = Pattern.compile("'([^']*)'|[^\\s']+");

  @TempDir Path temporary;
  private int runs;
  private int exit;

  @TestFactory
  Stream<DynamicTest> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".md")).sorted().toList()) {
        if (Files.readString(file).contains("\n```console\n")) {
          pages.add(file);
        }
      }
    }
    return pages.stream()
        .map(page -> DynamicTest.dynamicTest(ROOT.relativize(page).toString(), () -> check(page)));
  }

  private void check(Path page) throws Exception {
    Transcript transcript = Transcript.of(Files.readString(page));
    assertThat(transcript.commands().get(0).tree()).as("the tree of the first block").isNotEmpty();
    List<String> outputs = new ArrayList<>();
    Path directory = temporary;
    for (Command command : transcript.commands()) {
      if (!command.tree().isEmpty()) {
        directory = Files.createDirectories(temporary.resolve("tree-" + ++runs));
        if (!command.tree().equals("none")) {
          FileTree.read(ROOT.resolve(command.tree())).writeTo(directory);
        }
      }
      String actual = run(command.text(), directory);
      String shown = transcript.output(command);
      if (UPDATE) {
        outputs.add(matches(shown, actual) ? shown : actual);
      } else if (!matches(shown, actual)) {
        assertThat(actual).as(command.text()).isEqualTo(shown);
      }
    }
    if (UPDATE) {
      Files.writeString(page, transcript.with(outputs));
    }
  }

  /** Whether this is what is printed, but for what is left out. */
  private static boolean matches(String shown, String actual) {
    String pattern =
        Stream.of(shown.split(Pattern.quote(LEFT_OUT), -1))
            .map(Pattern::quote)
            .reduce((one, other) -> one + "(?:.*\n)+" + other)
            .orElseThrow();
    return actual.matches(pattern);
  }

  private String run(String command, Path directory) throws IOException, InterruptedException {
    if (command.equals("echo $?")) {
      return exit + "\n";
    }
    if (!command.startsWith("pullsecret ") || SHELL.matcher(command).find()) {
      return runInShell(command, directory);
    }
    List<String> words =
        WORD.matcher(command)
            .results()
            .map(word -> word.group(1) == null ? word.group() : word.group(1))
            .toList();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream terminal = new PrintStream(output, /* autoFlush= */ true, UTF_8);
    exit =
        Main.run(
            words.subList(1, words.size()).toArray(String[]::new),
            directory,
            new Console(new ByteArrayInputStream(new byte[0]), terminal, terminal, Terminal.NONE));
    return output.toString(UTF_8);
  }

  private String runInShell(String command, Path directory)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", "exec 2>&1\n" + command).directory(directory.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("PATH", launcher().getParent() + ":" + environment.get("PATH"));
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("GIT_CEILING_DIRECTORIES", temporary.toString());
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    for (String role : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + role + "_NAME", "you");
      environment.put("GIT_" + role + "_EMAIL", "you@example.com");
    }
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    exit = process.waitFor();
    return output;
  }

  /** A command {@code pullsecret} that runs the classes under test. */
  private Path launcher() throws IOException {
    Path launcher = temporary.resolve("bin/pullsecret");
    if (!Files.exists(launcher)) {
      Files.createDirectories(launcher.getParent());
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      Files.writeString(
          launcher,
          "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
              .formatted(java, System.getProperty("java.class.path"), Main.class.getName()));
      assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }
    return launcher;
  }
}
