package io.github.pullsecret.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of each finding. */
class FindingTypeTest {

  @Test
  void the_document_has_a_row_for_each_in_order() throws Exception {
    List<String> rows =
        Files.readAllLines(Path.of("..", "docs", "findings.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();

    assertThat(rows)
        .containsExactlyElementsOf(
            Arrays.stream(FindingType.values()).map(FindingTypeTest::row).toList());
  }

  private static String row(FindingType type) {
    String severity = type.severity().name().toLowerCase(Locale.ROOT);
    return String.format(
        "| `%s` | %s | %s | %s |", type.id(), severity, type.sentence(), type.fix());
  }

  @ParameterizedTest
  @EnumSource
  void its_id_is_its_name(FindingType type) {
    assertThat(type.id()).isEqualTo(type.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  @ParameterizedTest
  @EnumSource
  void it_is_said_in_one_sentence(FindingType type) {
    assertThat(type.sentence()).doesNotEndWith(".").doesNotContain(". ");
    assertThat(type.fix()).doesNotEndWith(".").doesNotContain(". ");
  }

  @Test
  void each_has_a_golden_case() throws Exception {
    StringBuilder shown = new StringBuilder();
    try (var files = Files.walk(Path.of("..", "testdata", "explain"))) {
      for (Path file : files.filter(path -> path.endsWith("stdout")).toList()) {
        shown.append(Files.readString(file));
      }
    }
    assertThat(FindingType.values())
        .allSatisfy(type -> assertThat(shown.toString()).contains("[" + type.id() + "]"));
  }
}
