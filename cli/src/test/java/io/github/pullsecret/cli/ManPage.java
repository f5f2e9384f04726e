package io.github.pullsecret.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The manual page pullsecret(1), made from the commands and the topics of the help. */
final class ManPage {
  private final StringBuilder page = new StringBuilder();

  private ManPage() {}

  static String text() {
    return new ManPage().written();
  }

  private String written() {
    Command main = Main.class.getAnnotation(Command.class);
    page.append(".\\\" Made from the options of pullsecret by -Dgolden.update.\n");
    page.append(".TH PULLSECRET 1 \"\" \"pullsecret\" \"User Commands\"\n");
    page.append(".SH NAME\n");
    page.append("pullsecret \\- move imagePullSecrets onto ServiceAccounts, rename pull secrets\n");
    page.append(".SH SYNOPSIS\n");
    Commands.all().forEach((name, command) -> line(".B pullsecret " + name, synopsis(command)));
    page.append(".SH DESCRIPTION\n").append(escaped(Commands.text(main.description())));
    page.append("\n.SH COMMANDS\n");
    for (Map.Entry<String, CommandLine> each : Commands.all().entrySet()) {
      UsageMessageSpec usage = each.getValue().getCommandSpec().usageMessage();
      page.append(".TP\n.B ").append(each.getKey()).append('\n');
      page.append(escaped(Commands.text(usage.description()))).append('\n');
    }
    page.append(".SH OPTIONS\n");
    Commands.options().forEach(this::option);
    for (HelpTopic topic : HelpTopic.values()) {
      section(topic);
    }
    page.append(".SH ENVIRONMENT\n");
    variable("JAVA_HOME", "The JDK or JRE that runs it, 17 or later; by default the first java.");
    variable("NO_COLOR", "If set, nothing is coloured unless --color=always is given.");
    variable(
        "PULLSECRET_ARCHIVE",
        "If off, no archive of classes is made, which makes later starts faster.");
    variable("PULLSECRET_JAR", "The jar that the launcher runs, if not that of its directory.");
    page.append(".SH EXAMPLES\n.nf\n");
    Commands.all().values().forEach(command -> examples(command));
    return page.append(".fi\n").toString();
  }

  private static String synopsis(CommandLine command) {
    StringBuilder synopsis = new StringBuilder("[OPTIONS]");
    for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
      String label = parameter.paramLabel();
      boolean many = parameter.arity().max() > 1;
      synopsis.append(' ');
      synopsis.append(
          parameter.arity().min() > 0 ? label : "[" + label + (many ? "..." : "") + "]");
    }
    return synopsis.toString().replace("......", "...");
  }

  private void line(String start, String rest) {
    page.append(start).append("\n").append(escaped(rest)).append("\n.br\n");
  }

  private void option(OptionSpec option, List<String> commands) {
    page.append(".TP\n.B ").append(escaped(String.join(", ", option.names())));
    if (!Commands.isFlag(option)) {
      String value = option.paramLabel();
      page.append(escaped(Commands.isOptional(option) ? "[=" + value + "]" : "=" + value));
    }
    page.append('\n').append(escaped(Commands.text(option)));
    if (commands.size() < Commands.all().size() - 1) {
      page.append("\nOf ").append(String.join(", ", commands)).append('.');
    }
    page.append('\n');
  }

  private void section(HelpTopic topic) {
    List<String> lines = topic.text().lines().toList();
    page.append(".SH ").append(escaped(title(topic))).append("\n.nf\n");
    lines.stream().skip(2).forEach(each -> page.append(escaped(each)).append('\n'));
    page.append(".fi\n");
  }

  private static String title(HelpTopic topic) {
    return topic == HelpTopic.EXIT_CODES
        ? "EXIT STATUS"
        : topic.id().toUpperCase(Locale.ROOT).replace('-', ' ');
  }

  private void variable(String name, String meaning) {
    page.append(".TP\n.B ").append(name).append('\n').append(escaped(meaning)).append('\n');
  }

  private void examples(CommandLine command) {
    for (String each : command.getCommandSpec().usageMessage().footer()) {
      if (each.startsWith("  pullsecret") || each.startsWith("      ")) {
        page.append(escaped(each)).append('\n');
      }
    }
  }

  /** Text as it stands: no dash becomes a hyphen, and no line a request. */
  private static String escaped(String text) {
    String plain = text.replace("\\", "\\e").replace("-", "\\-");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }
}
