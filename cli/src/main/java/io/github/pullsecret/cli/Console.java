package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pullsecret.Progress;
import io.github.pullsecret.Surroundings;
import io.github.pullsecret.UsageException;
import io.github.pullsecret.diff.UnifiedDiff;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** The streams of the process, and how they are to look. */
final class Console {
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final PrintWriter messages;
  private final Terminal terminal;
  private ColourMode mode = ColourMode.AUTO;
  private String written = "nothing was written";

  /** The streams; what goes to {@code out} and {@code err} is in UTF-8. */
  Console(InputStream in, PrintStream out, PrintStream err, Terminal terminal) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.messages =
        new PrintWriter(err, /* autoFlush= */ true, UTF_8) {
          @Override
          public void println(String line) {
            super.println(labelled(line));
          }
        };
  }

  /** The console of the process that runs a command. */
  static Console of(CommandSpec command) {
    return ((Main) command.root().userObject()).console();
  }

  /** Where messages go; their labels are coloured. */
  PrintWriter messages() {
    return messages;
  }

  /** What of the manifests is written by now, for messages of failures. */
  String written() {
    return written;
  }

  /** Notes that all that was to be written is. */
  void hasWritten() {
    written = "all changes were written";
  }

  PrintStream out() {
    return out;
  }

  void setColours(ColourMode colours) {
    mode = colours;
  }

  private boolean isColoured(boolean isTerminal) {
    return mode == ColourMode.ALWAYS
        || (mode == ColourMode.AUTO && isTerminal && terminal.colours());
  }

  /** A diff as it is to be printed on standard output. */
  String diff(String printed) {
    if (isColoured(terminal.out())) {
      return UnifiedDiff.coloured(printed);
    }
    return terminal.out() ? UnifiedDiff.withVisibleCr(printed) : printed;
  }

  private String labelled(String line) {
    String colour =
        line.startsWith("error: ") || line.startsWith("internal error: ")
            ? "\u001b[1;31m"
            : line.startsWith("warning: ") ? "\u001b[1;33m" : "";
    if (colour.isEmpty() || !isColoured(terminal.err())) {
      return line;
    }
    int end = line.indexOf(':') + 1;
    return colour + line.substring(0, end) + "\u001b[m" + line.substring(end);
  }

  /** Whether what goes to standard output is coloured. */
  boolean isColoured() {
    return isColoured(terminal.out());
  }

  /** Something that takes its time. */
  interface Work<T> {
    /** Does it. */
    T in(Surroundings surroundings) throws UsageException;
  }

  /** Does something, with a progress bar if it is long, somebody sees it and wants to. */
  <T> T run(Work<T> work, boolean quiet) throws UsageException {
    if (quiet || !terminal.err()) {
      return work.in(new Surroundings(in, Progress.NONE));
    }
    try (ProgressBar bar = new ProgressBar(err)) {
      return work.in(new Surroundings(in, bar));
    }
  }

  /**
   * Puts bytes on standard output.
   *
   * @throws IOException if not all of them could be written
   */
  void write(byte[] bytes) throws IOException {
    written = "what went to standard output may be incomplete";
    out.writeBytes(bytes);
    out.flush();
    if (out.checkError()) {
      throw new IOException(
          "standard output can't be written: make sure that what reads it does so to the end, or"
              + " that the disk is not full");
    }
  }
}
