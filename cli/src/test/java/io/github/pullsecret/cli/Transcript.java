package io.github.pullsecret.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A Markdown page as its lines, with the commands of its {@code console} blocks. A line that starts
 * with a dollar sign is a command, lines that start with {@code >} continue it, and what follows is
 * what it prints.
 *
 * @param lines all lines of the page
 * @param commands the commands, in order
 */
record Transcript(List<String> lines, List<Command> commands) {
  private static final String TREE = "<!-- tree: ";

  /**
   * A command and what it prints.
   *
   * @param tree the directory to start with, if the page names one between the block before and
   *     this one; else empty
   * @param text the command
   * @param from the first line of the output
   * @param to the line behind the output
   */
  record Command(String tree, String text, int from, int to) {}

  static Transcript of(String page) {
    List<String> lines = page.lines().toList();
    List<Command> commands = new ArrayList<>();
    String tree = "";
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).startsWith(TREE)) {
        tree = lines.get(at).substring(TREE.length()).replace("-->", "").strip();
      } else if (lines.get(at).equals("```console")) {
        at++;
        while (!lines.get(at).equals("```")) {
          StringBuilder text = new StringBuilder(lines.get(at++).substring(2));
          while (lines.get(at).startsWith(">")) {
            text.append('\n').append(lines.get(at++).replaceFirst("^> ?", ""));
          }
          int from = at;
          while (!lines.get(at).startsWith("$ ") && !lines.get(at).equals("```")) {
            at++;
          }
          commands.add(new Command(tree, text.toString(), from, at));
          tree = "";
        }
      }
    }
    return new Transcript(lines, commands);
  }

  /** What the page says that a command prints. */
  String output(Command command) {
    return text(lines.subList(command.from(), command.to()));
  }

  /** The page with other outputs, one for each command. */
  String with(List<String> outputs) {
    StringBuilder page = new StringBuilder();
    int at = 0;
    for (int i = 0; i < outputs.size(); i++) {
      Command command = commands.get(i);
      page.append(text(lines.subList(at, command.from()))).append(outputs.get(i));
      at = command.to();
    }
    return page.append(text(lines.subList(at, lines.size()))).toString();
  }

  private static String text(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
