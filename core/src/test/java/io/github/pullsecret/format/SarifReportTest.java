package io.github.pullsecret.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What code scanning shows of a run, beyond what the schema asks for. */
class SarifReportTest {
  private final JsonNode run;

  SarifReportTest() throws Exception {
    run = new ObjectMapper().readTree(SarifReport.of(Models.nasty())).at("/runs/0");
  }

  @Test
  void every_result_has_a_rule_a_level_and_a_place() {
    assertThat(run.at("/results")).hasSize(5);
    for (JsonNode result : run.at("/results")) {
      JsonNode rule = run.at("/tool/driver/rules/" + result.at("/ruleIndex").asInt());
      assertThat(rule.at("/id")).isEqualTo(result.at("/ruleId"));
      assertThat(rule.at("/help/text").asText()).isNotEmpty();
      assertThat(result.at("/level").asText()).isIn("error", "warning", "note");
      JsonNode place = result.at("/locations/0/physicalLocation");
      assertThat(URI.create(place.at("/artifactLocation/uri").asText())).isNotNull();
      assertThat(place.at("/region/startLine").asInt()).isPositive();
    }
  }

  @Test
  void a_check_has_a_result_for_each_place_that_changes() {
    JsonNode first = run.at("/results/2");
    assertThat(first.at("/ruleId").asText()).isEqualTo("would-change");
    assertThat(first.at("/locations/0/physicalLocation/region").toString())
        .isEqualTo("{\"startLine\":3,\"endLine\":4}");
  }

  @Test
  void a_path_becomes_the_uri_of_it() {
    String uri = run.at("/results/2/locations/0/physicalLocation/artifactLocation/uri").asText();
    assertThat(URI.create(uri).getPath()).isEqualTo(Models.NASTY + ".yaml");
    assertThat(uri).doesNotStartWith(".").doesNotContain(":", " ");
    assertThat(run.at("/results/4/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("file:///abs/new%20file.yaml");
  }

  @Test
  void a_cause_is_a_related_place() {
    assertThat(run.at("/results/0/relatedLocations/0/physicalLocation/region/startLine").asInt())
        .isEqualTo(7);
  }

  @Test
  void what_has_no_place_is_said_about_the_run() {
    assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text").asText())
        .startsWith("the glob ");
  }

  @Test
  void results_are_as_many_as_are_shown() throws Exception {
    JsonNode large = new ObjectMapper().readTree(SarifReport.of(Models.large(4000))).at("/runs/0");
    assertThat(large.at("/results")).hasSize(5000);
    assertThat(large.at("/invocations/0/toolExecutionNotifications/1/message/text").asText())
        .isEqualTo("3000 more results are left out");
  }
}
