package io.github.pullsecret.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.explain.PodRow;
import io.github.pullsecret.text.Location;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A comment shows what we mean and fits. */
class MarkdownReportTest {

  @Test
  void a_table_has_as_many_cells_in_every_row() {
    List<String> lines = MarkdownReport.of(Models.nasty()).lines().toList();
    int width = 0;
    for (String line : lines) {
      int bars = (int) line.chars().filter(c -> c == '|').count();
      if (line.startsWith("| ")) {
        assertThat(bars).as(line).isEqualTo(width == 0 ? bars : width);
        width = bars;
      } else {
        width = 0;
      }
    }
    assertThat(lines).filteredOn(line -> line.startsWith("| ")).hasSizeGreaterThan(10);
  }

  @Test
  void nothing_but_the_command_and_our_own_words_is_markup() {
    String text = MarkdownReport.of(Models.nasty());
    String prose = text.replaceAll("(?s)\n```.*?\n```\n", "\n").replaceAll("</?code>", "");
    assertThat(prose).doesNotContain("<d>", "`c`", "@k").contains("a&#124;b&#96;c&#96;&#60;d&#62;");
    assertThat(prose.replaceAll("</?(details|summary)>", "")).doesNotContain("<", ">");
  }

  @Test
  void labels_of_the_graph_are_escaped_as_Mermaid_does() {
    String text = MarkdownReport.of(Models.nasty());
    String graph = text.substring(text.indexOf("```mermaid"));
    assertThat(graph)
        .contains("{{\"Secret a#124;b#96;c#96;#60;d#62;#38;#34;e#34;:f#44;g#37;h #35;i#10;j#64;k")
        .doesNotContain("<d>");
    assertThat(graph.lines().filter(line -> line.contains("-->")))
        .contains("  n2 --> n1", "  n3 --> n1", "  n1 --> n0");
  }

  @Test
  void a_row_of_a_pod_names_the_units_in_which_it_is_so() {
    PodRow pod =
        new PodRow(
            new Location("pod.yaml", 1, 1),
            "Pod a",
            "default",
            List.of(),
            PodRow.Source.NONE,
            Optional.empty(),
            List.of("", "prod"));
    String text =
        MarkdownReport.of(
            RunModel.ofPods("explain", true, List.of(pod), List.of(), List.of(), List.of()));
    assertThat(text)
        .startsWith("### pullsecret explain: 1 pod\n")
        .contains("| Pod a | default |  | none, (no kustomization), prod |\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 1000, 20000})
  void it_fits_into_a_comment(int count) {
    String text = MarkdownReport.of(Models.large(count));
    assertThat(text.length()).isLessThan(65536);
    assertThat(text).contains("pullsecret check: " + count + " files would change");
    assertThat(text.lines().filter(line -> line.equals("</details>")))
        .hasSameSizeAs(text.lines().filter(line -> line.startsWith("<details>")).toList());
  }
}
