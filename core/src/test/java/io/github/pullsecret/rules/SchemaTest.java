package io.github.pullsecret.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pullsecret.rules.Rules.ExternalServiceAccount;
import io.github.pullsecret.rules.Rules.Kind;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema that editors use, the classes and the reader know the same keys. */
class SchemaTest {
  private static final Set<String> ANNOTATIONS =
      Set.of("$schema", "title", "description", "default", "examples");

  private static final List<Class<?>> RULES = List.of(Rule.class.getPermittedSubclasses());

  private final JsonNode schema;

  SchemaTest() throws IOException {
    schema = new ObjectMapper().readTree(Path.of("..", "docs", "pullsecret.schema.json").toFile());
  }

  /** Each mapping of a rules file: where the schema has it, its class, and a file with a blank. */
  static Stream<Arguments> mappings() {
    return Stream.concat(
        Stream.of(
            Arguments.of("", Rules.class, "%s"),
            Arguments.of("/$defs/kind", Kind.class, "kinds: [%s]"),
            Arguments.of(
                "/$defs/externalServiceAccount",
                ExternalServiceAccount.class,
                "externalServiceAccounts: [%s]")),
        RULES.stream()
            .map(
                rule ->
                    Arguments.of(
                        "/$defs/" + name(rule), rule, "rules: [{" + name(rule) + ": %s}]")));
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void keys_are_the_components(String place, Class<?> type, String file) {
    List<RecordComponent> components = components(type);
    JsonNode mapping = schema.at(place);

    assertThat(names(mapping.get("properties")))
        .containsExactlyElementsOf(components.stream().map(RecordComponent::getName).toList());
    assertThat(mapping.get("additionalProperties").booleanValue()).isFalse();
    for (RecordComponent component : components) {
      assertThat(withoutAnnotations(mapping.get("properties").get(component.getName())))
          .as(component.getName())
          .hasToString(schemaOf(component));
    }
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void keys_are_those_the_reader_knows(String place, Class<?> type, String file) {
    String known =
        problems(file, "{'?': 0}").stream()
            .map(RulesProblem::hint)
            .filter(hint -> hint.startsWith("known: "))
            .findFirst()
            .orElseThrow();

    assertThat(known.substring(7).split(", "))
        .containsExactlyInAnyOrderElementsOf(names(schema.at(place).get("properties")));
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void required_keys_are_those_the_reader_misses(String place, Class<?> type, String file) {
    JsonNode required = schema.at(place).path("required");

    assertThat(problems(file, "{}"))
        .extracting(problem -> problem.message().replaceFirst(".* has no '(.*)'", "$1"))
        .containsExactlyInAnyOrderElementsOf(
            StreamSupport.stream(required.spliterator(), false).map(JsonNode::textValue).toList());
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void what_may_be_empty_is_a_list_or_a_mapping_without_required_keys(
      String place, Class<?> type, String file) {
    boolean mayBeEmpty = schema.at(place).get("type").toString().contains("null");

    assertThat(problems(file, "null").isEmpty()).isEqualTo(mayBeEmpty);
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void definitions_are_those_that_are_used(String name, String expected) {
    assertThat(withoutAnnotations(schema.get("$defs").get(name))).hasToString(expected);
    assertThat(names(schema.get("$defs"))).hasSize(RULES.size() + 5);
  }

  static Stream<Arguments> definitions() {
    String rules =
        String.join(
            ",",
            RULES.stream()
                .map(rule -> "'" + name(rule) + "':{'$ref':'#/$defs/" + name(rule) + "'}")
                .toList());
    String list = "{'type':['array','null'],'items':{'type':'string'}}".replace('\'', '"');
    String rule =
        "{'type':'object','additionalProperties':false,'minProperties':1,'maxProperties':1,"
            + "'properties':{"
            + rules
            + "}}";
    return Stream.of(
        Arguments.of("globs", list),
        Arguments.of("names", list),
        Arguments.of("rule", rule.replace('\'', '"')));
  }

  private static List<RulesProblem> problems(String file, String blank) {
    byte[] yaml = file.formatted(blank).getBytes(UTF_8);
    InvalidRulesException invalid =
        catchThrowableOfType(
            InvalidRulesException.class,
            () -> RulesReader.read("p.yaml", yaml, glob -> Optional.empty()));
    return invalid == null ? List.of() : invalid.problems();
  }

  private static String name(Class<?> rule) {
    return rule.getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static List<RecordComponent> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> !component.getName().equals("location"))
        .toList();
  }

  private static String schemaOf(RecordComponent component) {
    String type = component.getGenericType().getTypeName();
    String schema =
        switch (type.substring(type.lastIndexOf('.') + 1)) {
          case "boolean" -> "{'type':'boolean'}";
          case "String", "String>" ->
              !type.contains("List")
                  ? "{'type':'string'}"
                  : Set.of("paths", "exclude").contains(component.getName())
                      ? "{'$ref':'#/$defs/globs'}"
                      : "{'$ref':'#/$defs/names'}";
          case "Rule>" -> listOf("rule");
          case "Rules$Kind>" -> listOf("kind");
          case "Rules$ExternalServiceAccount>" -> listOf("externalServiceAccount");
          default -> throw new IllegalArgumentException(type);
        };
    return schema.replace('\'', '"');
  }

  private static String listOf(String definition) {
    return "{'type':['array','null'],'items':{'$ref':'#/$defs/" + definition + "'}}";
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static JsonNode withoutAnnotations(JsonNode schema) {
    ObjectNode copy = schema.deepCopy();
    return copy.remove(new TreeSet<>(ANNOTATIONS));
  }
}
