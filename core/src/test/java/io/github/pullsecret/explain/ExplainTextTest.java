package io.github.pullsecret.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.explain.PodRow.Source;
import io.github.pullsecret.report.Finding;
import io.github.pullsecret.report.Finding.Severity;
import io.github.pullsecret.text.Location;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How an explanation looks. */
class ExplainTextTest {
  private static final Location PLACE = new Location("a.yaml", 3, 1);

  private static PodRow row(String workload, String... secrets) {
    return new PodRow(
        PLACE,
        workload,
        "default",
        List.of(secrets),
        secrets.length == 0 ? Source.UNKNOWN : Source.INLINE,
        Optional.empty(),
        List.of());
  }

  private static ExplainText text(boolean colour, List<PodRow> rows, Finding... findings) {
    return new ExplainText(new Explanation(rows.size(), rows, List.of(findings)), colour);
  }

  @Test
  void columns_are_aligned_by_characters_not_bytes_and_the_last_is_not_filled() {
    List<PodRow> rows = List.of(row("Pod 🐳", "a", "b"), row("Pod web"));

    assertThat(text(false, rows).table())
        .isEqualTo(
            """
            PLACE     WORKLOAD  SERVICE ACCOUNT  PULL SECRETS  FROM
            a.yaml:3  Pod 🐳     default          a, b          inline
            a.yaml:3  Pod web   default          -             unknown
            """);
  }

  @Test
  void without_pods_there_is_no_table() {
    assertThat(text(false, List.of()).table()).isEmpty();
    assertThat(text(false, List.of()).summary(Severity.NOTE)).isEqualTo("0 pods, nothing found.\n");
  }

  @Test
  void what_is_less_severe_is_counted_only() {
    Finding finding = FindingType.PUBLIC_REGISTRY_NOT_COVERED.at(PLACE, "Pod web", "no");
    ExplainText text = text(false, List.of(row("Pod web", "a")), finding);

    assertThat(text.findings(Severity.WARNING)).isEmpty();
    assertThat(text.findings(Severity.NOTE)).contains("[public-registry-not-covered]");
    assertThat(text.summary(Severity.WARNING)).isEqualTo("1 pod, 1 note (--verbose shows them).\n");
  }

  @Test
  void the_same_fix_in_a_row_is_said_once() {
    Finding one = FindingType.DUPLICATE_ENTRY.at(PLACE, "Pod web", "no");
    Finding other = FindingType.BLOCKING_EMPTY.at(PLACE, "Pod web", "no");

    assertThat(text(false, List.of(), one, one, other).findings(Severity.NOTE).lines())
        .filteredOn(line -> line.startsWith("  fix: "))
        .hasSize(2);
  }

  @Test
  void a_terminal_shows_the_severity_in_colour() {
    Finding finding = FindingType.SECRET_WRONG_TYPE.at(PLACE, "Secret regcred", "no");
    ExplainText coloured = text(true, List.of(row("Pod web")), finding);

    assertThat(coloured.findings(Severity.NOTE)).contains("\u001b[31merror\u001b[m");
    assertThat(coloured.table().replaceAll("\u001b\\[[0-9]*m", ""))
        .isEqualTo(text(false, List.of(row("Pod web"))).table());
  }
}
