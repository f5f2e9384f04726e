package io.github.pullsecret.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
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

  private static final Map<String, Object> COMMANDS = new LinkedHashMap<>();

  static {
    Path here = Path.of("");
    COMMANDS.put("move", new MoveCommand(here));
    COMMANDS.put("rename", new RenameCommand(here));
    COMMANDS.put("attach", new AttachCommand(here));
    COMMANDS.put("rewrite", new RewriteCommand(here));
    COMMANDS.put("check", new CheckCommand(here, "check"));
    COMMANDS.put("explain", new ExplainCommand(here));
  }

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
    options().keySet().forEach(name -> unknown.remove(parameter(name)));
    unknown.removeAll(MAVEN_ONLY);
    assertThat(unknown).isEmpty();
  }

  private static String table() throws IOException {
    StringBuilder table =
        new StringBuilder("\n| option | Maven | of | |\n| --- | --- | --- | --- |\n");
    for (Map.Entry<String, OptionSpec> each : options().entrySet()) {
      if (!COMMAND_LINE_ONLY.contains(each.getKey())) {
        OptionSpec option = each.getValue();
        table
            .append("| `")
            .append(synopsis(option))
            .append("` | ")
            .append(
                parameters().contains(parameter(each.getKey()))
                    ? "`" + parameter(each.getKey()) + "`"
                    : "")
            .append(" | ")
            .append(commands(each.getKey()))
            .append(" | ")
            .append(meaning(option))
            .append(" |\n");
      }
    }
    return table.append('\n').toString();
  }

  /** The options by their names, in the order in which the commands show them. */
  private static Map<String, OptionSpec> options() {
    Map<String, OptionSpec> options = new LinkedHashMap<>();
    for (Object command : COMMANDS.values()) {
      for (OptionSpec option : new CommandLine(command).getCommandSpec().options()) {
        options.putIfAbsent(name(option), option);
      }
    }
    return options;
  }

  private static String name(OptionSpec option) {
    return option.longestName().substring(2);
  }

  private static String synopsis(OptionSpec option) {
    String label = option.paramLabel().replace("|", "\\|");
    boolean flag = option.arity().max() == 0;
    boolean attached = option.arity().min() == 0 && !flag;
    return option.longestName() + (flag ? "" : attached ? "[=" + label + "]" : " " + label);
  }

  private static String commands(String name) {
    List<String> having = new ArrayList<>();
    COMMANDS.forEach(
        (command, object) -> {
          if (new CommandLine(object)
              .getCommandSpec().options().stream().anyMatch(option -> name(option).equals(name))) {
            having.add(command);
          }
        });
    return having.size() == COMMANDS.size() ? "all" : String.join(", ", having);
  }

  private static String meaning(OptionSpec option) {
    String text = String.join(" ", option.description());
    String value = option.defaultValue() == null ? "" : option.defaultValue();
    return text.replace("${DEFAULT-VALUE}", value).replace("|", "\\|").replace("<", "&lt;");
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
