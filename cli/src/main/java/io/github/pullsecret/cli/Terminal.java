package io.github.pullsecret.cli;

import java.util.Map;

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

  /** The terminal of this process; without the launcher it is not known, so that there is none. */
  static Terminal ofProcess(Map<String, String> environment) {
    String streams = System.getProperty(PROPERTY, "");
    if (streams.isEmpty()) {
      return NONE;
    }
    boolean colours =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Terminal(streams.contains("out"), streams.contains("err"), colours);
  }
}
