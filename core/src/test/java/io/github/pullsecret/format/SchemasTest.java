package io.github.pullsecret.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What we write is valid: by our own schema, and by the official one of SARIF. */
class SchemasTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void json_is_valid() throws IOException {
    assertValid(reportSchema(), MAPPER.readTree(JsonReport.of(Models.nasty())));
    assertValid(
        reportSchema(),
        MAPPER.readTree(
            JsonReport.of(
                RunModel.ofPods(
                    "explain",
                    true,
                    Models.nasty().pods(),
                    Models.nasty().findings(),
                    List.of(),
                    List.of()))));
  }

  @Test
  void sarif_is_valid() throws IOException {
    assertValid(sarifSchema(), MAPPER.readTree(SarifReport.of(Models.nasty())));
  }

  @Test
  void the_schemas_refuse_what_is_wrong() throws IOException {
    String json = JsonReport.of(Models.nasty()).replace("\"outcome\"", "\"result\"");
    assertThat(reportSchema().validate(MAPPER.readTree(json))).isNotEmpty();
    String sarif = SarifReport.of(Models.nasty()).replace("\"startLine\": 3", "\"startLine\": 0");
    assertThat(sarifSchema().validate(MAPPER.readTree(sarif))).isNotEmpty();
  }

  /** The golden cases are what the command really prints. */
  @TestFactory
  Stream<DynamicTest> golden_outputs_are_valid() throws IOException {
    List<Path> cases;
    try (Stream<Path> all = Files.list(ROOT.resolve("testdata/formats"))) {
      cases = all.filter(each -> Files.exists(each.resolve("stdout"))).sorted().toList();
    }
    return cases.stream()
        .filter(each -> each.getFileName().toString().matches("(json|sarif).*"))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getFileName().toString(),
                    () -> {
                      boolean sarif = each.getFileName().toString().startsWith("sarif");
                      JsonNode output = MAPPER.readTree(each.resolve("stdout").toFile());
                      assertValid(sarif ? sarifSchema() : reportSchema(), output);
                    }));
  }

  private static void assertValid(Schema schema, JsonNode document) {
    assertThat(schema.validate(document)).isEmpty();
  }

  private static Schema reportSchema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(MAPPER.readTree(ROOT.resolve("docs/report.schema.json").toFile()));
  }

  private static Schema sarifSchema() throws IOException {
    try (InputStream schema =
        SchemasTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(MAPPER.readTree(schema));
    }
  }
}
