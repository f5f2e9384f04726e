package io.github.pullsecret.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The commands and their options, for what is made from them. */
final class Commands {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z-]*");

  private Commands() {}

  /** All commands by their names, in the order of the help. */
  static Map<String, CommandLine> all() {
    Path here = Path.of("");
    Map<String, Object> commands = new LinkedHashMap<>();
    commands.put("move", new MoveCommand(here));
    commands.put("rename", new RenameCommand(here));
    commands.put("attach", new AttachCommand(here));
    commands.put("rewrite", new RewriteCommand(here));
    commands.put("check", new CheckCommand(here, "check"));
    commands.put("explain", new ExplainCommand(here));
    commands.put("help", new HelpCommand());
    Map<String, CommandLine> lines = new LinkedHashMap<>();
    commands.forEach(
        (name, command) -> {
          CommandLine line = new CommandLine(command);
          OptionGroups.useIn(line.getCommandSpec());
          lines.put(name, line.setUsageHelpWidth(80));
        });
    return lines;
  }

  /** The options by their longest names, each with the names of the commands that have it. */
  static Map<OptionSpec, List<String>> options() {
    Map<String, OptionSpec> options = new LinkedHashMap<>();
    Map<String, List<String>> having = new LinkedHashMap<>();
    all()
        .forEach(
            (name, command) -> {
              for (OptionSpec option : command.getCommandSpec().options()) {
                options.putIfAbsent(option.longestName(), option);
                having.computeIfAbsent(option.longestName(), key -> new ArrayList<>()).add(name);
              }
            });
    Map<OptionSpec, List<String>> result = new LinkedHashMap<>();
    options.forEach((name, option) -> result.put(option, having.get(name)));
    return result;
  }

  /** What a command or option does, in one text. */
  static String text(String[] description) {
    return String.join(" ", description).replace("%n", " ").replace("%%", "%");
  }

  /** What an option does, in one text. */
  static String text(OptionSpec option) {
    String value = option.defaultValue() == null ? "" : option.defaultValue();
    return text(option.description()).replace("${DEFAULT-VALUE}", value);
  }

  /** The first sentence of a text, or what stands before its first colon or bracket. */
  static String summary(String text) {
    return text.replaceFirst("(\\. |\\.$|: |; | \\().*", "");
  }

  static boolean isFlag(OptionSpec option) {
    return option.arity().max() == 0;
  }

  /** Whether a value stands behind an equals sign, and may be left out. */
  static boolean isOptional(OptionSpec option) {
    return !isFlag(option) && option.arity().min() == 0;
  }

  /** Whether the value is a file of any name. */
  static boolean isFile(OptionSpec option) {
    return option.paramLabel().startsWith("FILE");
  }

  /** The values that are known; empty if any may be given. */
  static List<String> values(OptionSpec option) {
    if (option.paramLabel().equals("FORMAT=FILE")) {
      return List.of("json=", "sarif=", "markdown=", "github=", "text=");
    }
    return List.of(option.paramLabel().split("\\|")).stream()
        .filter(value -> WORD.matcher(value).matches())
        .toList();
  }

  /** What {@code help} can explain. */
  static List<String> subjects() {
    List<String> subjects = new ArrayList<>(all().keySet());
    List.of(HelpTopic.values()).forEach(topic -> subjects.add(topic.id()));
    return subjects;
  }
}
