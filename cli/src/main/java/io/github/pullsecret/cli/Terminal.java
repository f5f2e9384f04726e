package io.github.pullsecret.cli;

import java.io.Console;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the terminal behind the streams of the process.
 *
 * @param out whether standard output goes to one
 * @param err whether standard error goes to one
 * @param colours whether it has colours, and the user wants them
 */
record Terminal(boolean out, boolean err, boolean colours) {
  /** No stream goes to a terminal. */
  static final Terminal NONE = new Terminal(false, false, false);

  /** How the launcher, which can ask the system, says which streams go to a terminal. */
  private static final String PROPERTY = "pullsecret.terminal";

  /**
   * The terminal of this process. Without the launcher Java says only whether standard input and
   * standard output both go to one; of standard error nothing is known, so that it has none.
   */
  static Terminal ofProcess(Map<String, String> environment) {
    String streams =
        Optional.ofNullable(System.getProperty(PROPERTY))
            .orElseGet(() -> isInteractive() ? "out" : "");
    boolean colours =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean out = streams.contains("out");
    boolean err = streams.contains("err");
    return out || err ? new Terminal(out, err, colours) : NONE;
  }

  @SuppressWarnings("SystemConsoleNull") // null is the answer before Java 22, not after
  private static boolean isInteractive() {
    Console console = System.console();
    if (console == null || Runtime.version().feature() < 22) {
      return console != null;
    }
    try { // From 22 on there is a console without a terminal, too, and a method of 22 to ask it.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
