package io.github.pullsecret.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The README has one table of the options, made from the commands and from the parameters of the
 * Maven goals. {@code -Dgolden.update} writes it.
 */
class OptionsTableTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path README = ROOT.resolve("README.md");
  private static final String START = "<!-- options: made by -Dgolden.update -->\n";
  private static final String END = "<!-- end of options -->\n";

  /** All commands but {@code help}, which has no options of its own. */
  private static final int RUNS = Commands.all().size() - 1;

  /** What only the command line or only Maven has. */
  private static final Set<String> COMMAND_LINE_ONLY = Set.of("help", "version");

  private static final Set<String> MAVEN_ONLY = Set.of("manifests", "skip");

  @Test
  void the_readme_has_the_table() throws IOException {
    String readme = Files.readString(README);
    int start = readme.indexOf(START) + START.length();
    int end = readme.indexOf(END);
    if (System.getProperty("golden.update") != null) {
      readme = readme.substring(0, start) + table() + readme.substring(end);
      Files.writeString(README, readme);
      end = readme.indexOf(END);
    }
    assertThat(readme.substring(start, end)).isEqualTo(table());
  }

  @Test
  void every_parameter_of_the_goals_is_an_option() throws IOException {
    Set<String> unknown = new TreeSet<>(parameters());
    Commands.options().keySet().forEach(option -> unknown.remove(parameter(name(option))));
    unknown.removeAll(MAVEN_ONLY);
    assertThat(unknown).isEmpty();
  }

  private static String table() throws IOException {
    StringBuilder table =
        new StringBuilder("\n| option | Maven | of | |\n| --- | --- | --- | --- |\n");
    Set<String> parameters = parameters();
    Commands.options()
        .forEach(
            (option, commands) -> {
              if (!COMMAND_LINE_ONLY.contains(name(option))) {
                table.append(row(option, commands, parameters));
              }
            });
    return table.append('\n').toString();
  }

  private static String row(OptionSpec option, List<String> commands, Set<String> parameters) {
    String parameter = parameter(name(option));
    return "| `"
        + synopsis(option)
        + "` | "
        + (parameters.contains(parameter) ? "`" + parameter + "`" : "")
        + " | "
        + (commands.size() == RUNS ? "all" : String.join(", ", commands))
        + " | "
        + Commands.text(option).replace("|", "\\|").replace("<", "&lt;")
        + " |\n";
  }

  private static String name(OptionSpec option) {
    return option.longestName().substring(2);
  }

  private static String synopsis(OptionSpec option) {
    String label = option.paramLabel().replace("|", "\\|");
    return option.longestName()
        + (Commands.isFlag(option)
            ? ""
            : Commands.isOptional(option) ? "[=" + label + "]" : " " + label);
  }

  /** The parameter of an option: in camel case, and in the plural if it is a list that needs it. */
  private static String parameter(String option) {
    String camel =
        Pattern.compile("-([a-z])")
            .matcher(option)
            .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    return Set.of("include", "exclude", "image", "report").contains(option) ? camel + "s" : camel;
  }

  /** The properties of the goals, as their classes have them. */
  private static Set<String> parameters() throws IOException {
    Set<String> parameters = new TreeSet<>();
    try (Stream<Path> classes = Files.walk(ROOT.resolve("maven-plugin/src/main/java"))) {
      for (Path each : classes.filter(path -> path.toString().endsWith(".java")).toList()) {
        Pattern.compile("property = \"pullsecret\\.(\\w+)\"")
            .matcher(Files.readString(each))
            .results()
            .map((MatchResult match) -> match.group(1))
            .forEach(parameters::add);
      }
    }
    return parameters;
  }
}
