package io.github.pullsecret.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.RewriteRequest;
import io.github.pullsecret.Step;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** An option has one name everywhere; the command line's half is in its own module. */
class ParametersTest {

  @Test
  void the_parameters_are_the_request_and_what_is_done_with_the_result() throws Exception {
    Set<String> expected =
        new TreeSet<>(
            List.of("diff", "dryRun", "format", "images", "move", "patch", "quiet", "rename"));
    expected.addAll(List.of("reports", "skip", "to", "verbose"));
    Arrays.stream(RewriteRequest.Builder.class.getDeclaredMethods())
        .filter(method -> method.getReturnType() == RewriteRequest.Builder.class)
        .map(Method::getName)
        .filter(name -> !name.equals("steps"))
        .forEach(expected::add);
    for (Class<?> type : List.of(Step.Move.class, Step.ToPods.class, Step.Rename.class)) {
      Arrays.stream(type.getRecordComponents())
          .map(RecordComponent::getName)
          .filter(name -> !Set.of("scope", "secrets").contains(name))
          .forEach(expected::add);
    }

    assertThat(parameters().keySet()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(parameters("check")).isEqualTo(parameters());
  }

  @Test
  void explain_has_the_parameters_that_only_read_and_one_of_its_own() throws Exception {
    Map<String, String> parameters = parameters("explain");

    assertThat(parameters.keySet())
        .containsExactlyInAnyOrder(
            "excludes",
            "failOn",
            "format",
            "inNamespace",
            "includes",
            "jobs",
            "maxFileSize",
            "manifests",
            "namespace",
            "quiet",
            "reports",
            "rules",
            "skip",
            "unit",
            "verbose");
    parameters.forEach(
        (name, property) -> assertThat(property).isEqualTo("${pullsecret." + name + "}"));
  }

  @Test
  void every_parameter_is_a_property_of_that_name() throws Exception {
    parameters()
        .forEach((name, property) -> assertThat(property).isEqualTo("${pullsecret." + name + "}"));
  }

  @Test
  void the_readme_lists_every_parameter() throws Exception {
    List<String> listed =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .toList();

    assertThat(listed).containsExactlyInAnyOrderElementsOf(parameters().keySet());
  }

  /** The parameters a user can set, with their properties, as the generated descriptor has them. */
  @Test
  void the_table_of_options_has_the_parameters_of_the_descriptor() throws Exception {
    Set<String> expected = new TreeSet<>(parameters().keySet());
    expected.addAll(parameters("explain").keySet());
    expected.removeAll(Set.of("manifests", "skip")); // Of Maven only.
    String readme = Files.readString(Path.of("..", "README.md"));

    Set<String> found = new TreeSet<>();
    Pattern.compile("(?m)^\\| `--[^`]+` \\| `(\\w+)` \\|")
        .matcher(readme)
        .results()
        .forEach(row -> found.add(row.group(1)));

    assertThat(found).isEqualTo(expected);
  }

  private static Map<String, String> parameters() throws Exception {
    return parameters("rewrite");
  }

  private static Map<String, String> parameters(String wanted) throws Exception {
    try (InputStream xml = RewriteMojo.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
      NodeList goals =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(xml)
              .getElementsByTagName("mojo");
      for (Element goal : elements(goals)) {
        if (text(goal, "goal").equals(wanted)) {
          Element defaults = (Element) goal.getElementsByTagName("configuration").item(0);
          Map<String, String> parameters = new TreeMap<>();
          for (Element parameter : elements(goal.getElementsByTagName("parameter"))) {
            if (text(parameter, "editable").equals("true")) {
              String parameterName = text(parameter, "name");
              parameters.put(parameterName, text(defaults, parameterName));
            }
          }
          return parameters;
        }
      }
    }
    throw new AssertionError("no goal " + wanted);
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static String text(Element element, String child) {
    return element.getElementsByTagName(child).item(0).getTextContent();
  }
}
