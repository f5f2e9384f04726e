package io.github.pullsecret.cli;

import io.github.pullsecret.Spelling;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said about a command line that is wrong. */
final class UsageErrors {
  private UsageErrors() {}

  /** Says what is wrong, what was meant, and where to look. */
  static int report(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter messages = command.getErr();
    messages.println("error: " + message(e, command));
    String name = command.getCommandSpec().qualifiedName();
    messages.println(
        "Run '" + name + " --help' for the " + (isMain(command) ? "commands." : "options."));
    return ExitCode.USAGE;
  }

  private static boolean isMain(CommandLine command) {
    return command.getParent() == null;
  }

  private static String message(ParameterException e, CommandLine command) {
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return String.valueOf(e.getMessage());
    }
    String word = unmatched.getUnmatched().get(0);
    List<String> known = new ArrayList<>();
    boolean isOption = word.startsWith("-");
    if (isOption) {
      command.getCommandSpec().options().forEach(option -> known.addAll(List.of(option.names())));
    } else {
      known.addAll(command.getSubcommands().keySet());
    }
    String given = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    Optional<String> meant = Spelling.nearest(given, known);
    String what = isOption ? "option" : isMain(command) ? "command" : "argument";
    return "unknown "
        + what
        + " '"
        + given
        + "'"
        + meant.map(m -> ": did you mean '" + m + "'?").orElse("");
  }
}
