package io.github.pullsecret.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.MoveRequest;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** An option has one name everywhere; the Maven goal's half is in its own module. */
class OptionNamesTest {
  private static final Set<String> NO_OPTIONS = Set.of("workingDirectory", "manifests");

  @Test
  void the_options_are_the_request_and_what_is_done_with_the_result() {
    List<String> expected =
        new ArrayList<>(
            List.of(
                "--diff", "--dry-run", "--patch", "--quiet", "--verbose", "--help", "--version"));
    Arrays.stream(MoveRequest.class.getRecordComponents())
        .map(RecordComponent::getName)
        .filter(name -> !NO_OPTIONS.contains(name))
        .map(OptionNamesTest::flag)
        .forEach(expected::add);

    CommandSpec move = new CommandLine(new MoveCommand(Path.of(""))).getCommandSpec();

    assertThat(move.options())
        .extracting(option -> option.longestName())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(move.positionalParameters()).hasSize(1);
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
