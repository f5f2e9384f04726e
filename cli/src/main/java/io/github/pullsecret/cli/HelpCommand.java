package io.github.pullsecret.cli;

import io.github.pullsecret.Spelling;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pullsecret help}. */
@Command(
    name = "help",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Explains a command or a topic; without one, says what there is.",
    footerHeading = "%nExamples:%n",
    footer = {"  pullsecret help move", "  pullsecret help exit-codes"})
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class HelpCommand implements Callable<Integer> {
  @Spec CommandSpec command;

  @Parameters(
      paramLabel = "COMMAND|TOPIC",
      arity = "0..1",
      description = "What is to be explained.")
  @Nullable String subject;

  @Override
  public Integer call() {
    CommandLine main = command.root().commandLine();
    PrintWriter out = main.getOut();
    if (subject == null) {
      main.usage(out);
      out.print(topics());
      return ExitCode.OK;
    }
    CommandLine explained = main.getSubcommands().get(subject);
    if (explained != null) {
      explained.usage(out);
      return ExitCode.OK;
    }
    Optional<HelpTopic> topic =
        Arrays.stream(HelpTopic.values()).filter(each -> each.id().equals(subject)).findFirst();
    if (topic.isPresent()) {
      out.print(topic.get().text());
      return ExitCode.OK;
    }
    List<String> known = new ArrayList<>(main.getSubcommands().keySet());
    Arrays.stream(HelpTopic.values()).map(HelpTopic::id).forEach(known::add);
    main.getErr()
        .println("error: no command or topic '" + subject + "': " + Spelling.hint(subject, known));
    return ExitCode.USAGE;
  }

  private static String topics() {
    StringBuilder topics = new StringBuilder("\nTopics, for 'pullsecret help TOPIC':\n");
    for (HelpTopic topic : HelpTopic.values()) {
      topics.append(String.format("  %-11s %s%n", topic.id(), topic.summary()));
    }
    return topics.toString();
  }
}
