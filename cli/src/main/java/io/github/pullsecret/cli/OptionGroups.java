package io.github.pullsecret.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The options in the help of a command, under headings. */
final class OptionGroups {
  /** For options that are about what a command changes; each command has its own. */
  private static final String WHAT = "What to change";

  private static final Map<String, List<String>> GROUPS =
      Map.of(
          "Which files",
          List.of(
              "--include",
              "--exclude",
              "--files-from",
              "--changed-since",
              "--rules",
              "--unit",
              "--namespace",
              "--in-namespace"),
          "When something is in the way",
          List.of("--keep-going", "--max-file-size", "--fail-on-kept", "--fail-on"),
          "Output",
          List.of(
              "--dry-run",
              "--diff",
              "--patch",
              "--format",
              "--report",
              "--quiet",
              "--verbose",
              "--color"),
          "About",
          List.of("--jobs", "--help", "--version"));

  private static final List<String> ORDER =
      List.of(WHAT, "Which files", "When something is in the way", "Output", "About");

  private OptionGroups() {}

  /** Makes a command show its options so. */
  static void useIn(CommandSpec command) {
    command.usageMessage().abbreviateSynopsis(true);
    command
        .usageMessage()
        .sectionMap()
        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, OptionGroups::text);
  }

  private static String text(Help help) {
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    ORDER.forEach(heading -> groups.put(heading, new ArrayList<>()));
    for (OptionSpec option : help.commandSpec().options()) {
      groups.computeIfAbsent(heading(option), heading -> new ArrayList<>()).add(option);
    }
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (heading, options) -> {
          List<String> order = GROUPS.getOrDefault(heading, List.of());
          options.sort(Comparator.comparingInt(option -> order.indexOf(option.longestName())));
          if (!options.isEmpty()) {
            Help.Layout layout = help.createDefaultLayout();
            layout.addOptions(options, help.createDefaultParamLabelRenderer());
            text.append(String.format("%n%s:%n", heading)).append(layout);
          }
        });
    return text.toString();
  }

  private static String heading(OptionSpec option) {
    return GROUPS.entrySet().stream()
        .filter(group -> group.getValue().contains(option.longestName()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(WHAT);
  }
}
