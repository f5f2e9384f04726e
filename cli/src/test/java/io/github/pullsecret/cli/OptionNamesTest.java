package io.github.pullsecret.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.RewriteRequest;
import io.github.pullsecret.Step;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** An option has one name everywhere; the Maven goal's half is in its own module. */
class OptionNamesTest {
  private static final Set<String> NO_OPTIONS = Set.of("manifests", "steps", "scope");

  private static final List<String> ALWAYS =
      List.of(
          "--color",
          "--diff",
          "--dry-run",
          "--format",
          "--patch",
          "--quiet",
          "--report",
          "--verbose",
          "--help",
          "--version");

  @Test
  void a_move_has_the_options_of_the_request_and_of_both_kinds_of_move() {
    List<String> expected = new ArrayList<>(ALWAYS);
    Arrays.stream(RewriteRequest.Builder.class.getDeclaredMethods())
        .filter(method -> method.getReturnType() == RewriteRequest.Builder.class)
        .map(Method::getName)
        .filter(name -> !NO_OPTIONS.contains(name))
        .map(OptionNamesTest::flag)
        .forEach(expected::add);
    expected.addAll(flags(Step.Move.class));
    expected.addAll(flags(Step.ToPods.class));
    expected.add("--to");

    assertThat(options(new MoveCommand(Path.of(""))))
        .containsExactlyInAnyOrderElementsOf(new TreeSet<>(expected));
  }

  @Test
  void a_rewrite_has_the_options_of_a_move_and_of_a_rename() {
    Set<String> expected = new TreeSet<>(options(new MoveCommand(Path.of(""))));
    expected.addAll(options(new RenameCommand(Path.of(""))));
    expected.add("--move");

    assertThat(options(new RewriteCommand(Path.of(""))))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void explain_has_the_options_of_the_request_that_only_read() {
    assertThat(options(new ExplainCommand(Path.of(""))))
        .containsExactlyInAnyOrder(
            "--color",
            "--exclude",
            "--fail-on",
            "--format",
            "--help",
            "--in-namespace",
            "--include",
            "--jobs",
            "--max-file-size",
            "--namespace",
            "--quiet",
            "--report",
            "--rules",
            "--unit",
            "--verbose",
            "--version");
  }

  @Test
  void a_check_has_the_options_of_a_rewrite() {
    assertThat(options(new CheckCommand(Path.of(""), "check")))
        .isEqualTo(options(new RewriteCommand(Path.of(""))));
  }

  private static List<String> options(Object command) {
    return new CommandLine(command)
        .getCommandSpec().options().stream().map(option -> option.longestName()).toList();
  }

  private static List<String> flags(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .filter(name -> !NO_OPTIONS.contains(name))
        .map(OptionNamesTest::flag)
        .toList();
  }

  /** In kebab-case; a list is given one by one. */
  private static String flag(String component) {
    String kebab = component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return "--" + (Set.of("includes", "excludes").contains(component) ? drop(kebab) : kebab);
  }

  private static String drop(String plural) {
    return plural.substring(0, plural.length() - 1);
  }
}
