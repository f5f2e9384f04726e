package io.github.pullsecret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.GlanceFuzzer;
import io.github.pullsecret.rules.RulesFuzzer;
import io.github.pullsecret.yaml.EditFuzzer;
import io.github.pullsecret.yaml.ReadFuzzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a fuzzer found once, and the hardest of what it was given, for each target. */
class FuzzRegressionTest {
  private static final Path CASES = Path.of("src", "test", "fuzz");

  private static final Map<String, Target> TARGETS =
      new TreeMap<>(
          Map.of(
              "edit", EditFuzzer::fuzzerTestOneInput,
              "glance", GlanceFuzzer::fuzzerTestOneInput,
              "move", MoveFuzzer::fuzzerTestOneInput,
              "read", ReadFuzzer::fuzzerTestOneInput,
              "rename", RenameFuzzer::fuzzerTestOneInput,
              "rules", RulesFuzzer::fuzzerTestOneInput));

  private interface Target {
    void run(byte[] bytes) throws Exception;
  }

  @TestFactory
  Stream<DynamicTest> every_case_passes_its_target() throws IOException {
    return files().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    CASES.relativize(file).toString(),
                    () -> target(file).run(Files.readAllBytes(file))));
  }

  /** The fuzzer of the profile ends at once where a directory of seeds is missing. */
  @Test
  void every_target_has_cases_and_each_case_a_target() throws IOException {
    assertThat(files())
        .extracting(file -> file.getParent().getFileName().toString())
        .containsAll(TARGETS.keySet());
    assertThat(files()).allSatisfy(file -> assertThat(target(file)).isNotNull());
  }

  private static Target target(Path file) {
    return TARGETS.get(file.getParent().getFileName().toString());
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(CASES, 2)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getParent().equals(CASES))
          .sorted()
          .toList();
    }
  }
}
