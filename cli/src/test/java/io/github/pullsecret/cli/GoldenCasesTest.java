package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.pullsecret.cli.GoldenCase.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the cases of {@code testdata}, each as written and in every {@link Variant}.
 *
 * <p>A variant that can't hold for a case is named in its {@code variants} file, one a line: {@code
 * VARIANT: REASON}. It is run all the same and has to fail, so that no such line outlives its
 * reason.
 *
 * <p>{@code -Dgolden.update} makes what happens the expectation of every case, and writes the
 * index; {@code -Dgolden.only=TEXT} leaves out the cases without this text in their name.
 */
class GoldenCasesTest {
  private static final Path TESTDATA = Path.of("..", "testdata").toAbsolutePath().normalize();
  private static final boolean UPDATE = System.getProperty("golden.update") != null;
  private static final String ONLY = System.getProperty("golden.only", "");

  /** The commands that can write the ServiceAccounts alone. */
  private static final Set<String> WITH_ACCOUNTS_ONLY = Set.of("move", "rewrite");

  @TempDir Path temporary;
  private int runs;

  /** A test that a golden case gives. */
  @FunctionalInterface
  private interface Check {
    void run() throws Exception;
  }

  @TestFactory
  Stream<DynamicNode> cases() {
    return GoldenCase.all(TESTDATA).stream()
        .filter(each -> each.name().contains(ONLY))
        .map(
            each ->
                dynamicContainer(
                    each.name(),
                    each.directory().toUri(),
                    Stream.concat(
                        Stream.of(dynamicTest(each.name(), () -> asWritten(each))),
                        Stream.of(Variant.values())
                            .filter(variant -> isFor(variant, each))
                            .map(variant -> test(each, variant)))));
  }

  private static boolean isFor(Variant variant, GoldenCase golden) {
    String command = golden.command().get(0);
    return switch (variant) {
      case ACCOUNTS_FIRST -> WITH_ACCOUNTS_ONLY.contains(command) && !golden.isStream();
      // What never writes has no patch of it.
      case PATCH ->
          !golden.isStream()
              && !golden.hasTemporaryFiles()
              && !Set.of("check", "explain").contains(command);
      case AGAIN, CRLF, BOM, NO_FINAL_NEWLINE -> true;
    };
  }

  @Test
  void every_directory_of_a_topic_is_a_case() {
    assertThat(GoldenCase.strays(TESTDATA)).isEmpty();
  }

  @Test
  void cases_that_the_documents_name_are_there() throws IOException {
    String cases = Files.readString(TESTDATA.resolveSibling("docs").resolve("cases.md"));
    assertThat(Pattern.compile("`([a-z]+/[a-z0-9-]+)`").matcher(cases).results())
        .isNotEmpty()
        .allMatch(name -> Files.exists(TESTDATA.resolve(name.group(1)).resolve("cmd")));
  }

  @Test
  void the_index_is_up_to_date() throws IOException {
    Path readme = TESTDATA.resolve("README.md");
    String index = index();
    if (UPDATE) {
      Files.writeString(readme, index);
    }
    assertThat(Files.readString(readme)).isEqualTo(index);
  }

  private void asWritten(GoldenCase golden) throws IOException {
    Outcome outcome = run(golden.command(), golden.input(), golden.stdin());
    if (UPDATE) {
      golden.update(outcome);
    }
    Outcome expected = golden.expected();
    assertThat(outcome.stderr()).as("stderr").isEqualTo(expected.stderr());
    assertThat(outcome.stdout()).as("stdout").isEqualTo(expected.stdout());
    outcome.tree().assertIs(expected.tree());
    assertThat(outcome.exit()).as("exit").isEqualTo(expected.exit());
  }

  private DynamicNode test(GoldenCase golden, Variant variant) {
    Check check =
        switch (variant) {
          case AGAIN -> () -> again(golden);
          case CRLF, BOM, NO_FINAL_NEWLINE -> () -> changed(golden, variant);
          case ACCOUNTS_FIRST -> () -> accountsFirst(golden);
          case PATCH -> () -> patch(golden);
        };
    String name = golden.name() + ", " + variant.id();
    String reason = golden.inapplicable().get(variant);
    return dynamicTest(
        name,
        () -> {
          if (reason == null) {
            check.run();
          } else {
            hasToFail(check);
            abort(variant.id() + " can't hold: " + reason);
          }
        });
  }

  private static void hasToFail(Check check) throws Exception {
    try {
      check.run();
    } catch (AssertionError e) {
      return;
    }
    fail("it holds: remove its line from the file 'variants'");
  }

  private void again(GoldenCase golden) throws IOException {
    Outcome expected = golden.expected();
    boolean piped = prints(golden, expected);
    byte[] stdin = piped ? expected.stdout().getBytes(UTF_8) : golden.stdin();
    Outcome outcome = run(golden.command(), expected.tree(), stdin);
    if (piped) {
      assertThat(outcome.stdout()).as("stdout").isEqualTo(expected.stdout());
    }
    outcome.tree().assertIs(expected.tree());
    assertThat(outcome.exit()).as("exit").isIn(0, expected.exit());
  }

  private void accountsFirst(GoldenCase golden) throws IOException {
    List<String> command = new ArrayList<>(golden.command());
    if (!command.remove("--service-accounts-only")) {
      command.add("--service-accounts-only");
      Outcome accounts = run(command, golden.input(), golden.stdin());
      run(golden.command(), accounts.tree(), golden.stdin())
          .tree()
          .assertIs(golden.expected().tree());
    }
  }

  /** Whether the manifests come out of standard output. */
  private static boolean prints(GoldenCase golden, Outcome expected) {
    return golden.isStream()
        && !golden.command().contains("--dry-run")
        && !expected.stdout().isEmpty();
  }

  private void changed(GoldenCase golden, Variant variant) throws IOException {
    FileTree input = golden.input();
    Outcome expected = golden.expected();
    byte[] stdin = golden.isStream() ? variant.apply(golden.stdin()) : golden.stdin();
    Outcome outcome = run(golden.command(), input.mapManifests(input, variant::apply), stdin);
    assertThat(outcome.messages()).as("stderr").isEqualTo(expected.messages());
    if (prints(golden, expected)) {
      assertThat(outcome.stdout())
          .isEqualTo(new String(variant.apply(expected.stdout().getBytes(UTF_8)), UTF_8));
    }
    if (!golden.isStream()) {
      assertThat(outcome.report()).as("stdout").isEqualTo(expected.report());
    }
    outcome.tree().assertIs(expected.tree().mapManifests(input, variant::apply));
    assertThat(outcome.exit()).as("exit").isEqualTo(expected.exit());
  }

  private void patch(GoldenCase golden) throws IOException, InterruptedException {
    Path patch = temporary.resolve("patch-" + ++runs);
    List<String> command = new ArrayList<>(golden.command());
    command.remove("--dry-run");
    Outcome written = run(command, golden.input(), golden.stdin());
    command.addAll(List.of("--dry-run", "--patch", patch.toString()));
    Outcome dry = run(command, golden.input(), golden.stdin());
    dry.tree().assertIs(golden.input());
    assertThat(dry.exit()).as("exit").isEqualTo(written.exit());
    boolean refused = dry.exit() > ExitCode.KEPT && !command.contains("--keep-going");
    if (!refused) {
      apply(patch, golden.input()).assertIs(written.tree());
    }
  }

  private FileTree apply(Path patch, FileTree input) throws IOException, InterruptedException {
    Path directory = temporary.resolve("run-" + ++runs);
    input.writeTo(directory);
    if (Files.exists(patch)) {
      ProcessBuilder git =
          new ProcessBuilder("git", "apply", "--whitespace=nowarn", patch.toString())
              .directory(directory.toFile())
              .redirectErrorStream(true);
      git.environment().put("GIT_CEILING_DIRECTORIES", temporary.toString());
      git.environment().put("GIT_CONFIG_NOSYSTEM", "1");
      git.environment().put("GIT_CONFIG_GLOBAL", temporary.resolve("no-config").toString());
      Process process = git.start();
      String messages = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as("git apply: " + messages).isZero();
    }
    return FileTree.read(directory);
  }

  private Outcome run(List<String> command, FileTree input, byte[] stdin) throws IOException {
    Path directory = temporary.resolve("run-" + ++runs);
    input.writeTo(directory);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.run(
            command.toArray(String[]::new),
            directory,
            new Console(
                new ByteArrayInputStream(stdin),
                new PrintStream(out, /* autoFlush= */ true, UTF_8),
                new PrintStream(err, /* autoFlush= */ true, UTF_8),
                Terminal.NONE));
    return new Outcome(FileTree.read(directory), text(out), text(err), exit);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static String index() {
    StringBuilder index = new StringBuilder();
    index.append("# Golden cases\n\n");
    index.append("What a user types and gets, one directory a case ");
    index.append("([how to add one](../CONTRIBUTING.md#add-a-golden-case-first)).\n");
    index.append("This index is made by `mvn test -pl cli -am -Dgolden.update`.\n");
    String topic = "";
    for (GoldenCase each : GoldenCase.all(TESTDATA)) {
      String next = each.name().substring(0, each.name().indexOf('/'));
      if (!next.equals(topic)) {
        index.append("\n## ").append(next).append("\n\n");
        topic = next;
      }
      String behaviour = each.name().substring(next.length() + 1);
      index.append("- [`").append(behaviour).append("`](").append(each.name()).append("): ");
      index.append(each.sentence()).append('\n');
    }
    return index.toString();
  }
}
