package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pullsecret.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

/** What {@code pullsecret help} can explain beside the commands; each is a text in the jar. */
enum HelpTopic {
  /** How arguments are taken from a file. */
  ARGUMENTS("arguments from a file: @FILE"),
  /** What the exit codes mean. */
  EXIT_CODES("what the exit codes mean"),
  /** How a comment keeps a list. */
  IGNORE("the comment that keeps a list where it is"),
  /** Which files are read. */
  PATHS("which files are read"),
  /** What globs match. */
  PATTERNS("what a GLOB matches"),
  /** Why lists are kept inline. */
  REASONS("why a list is kept inline, and what to do"),
  /** What a rules file says. */
  RULES("the rules file pullsecret.yaml"),
  /** Which files are written. */
  SELECTION("which files are written"),
  /** How a stream is rewritten. */
  STDIN("standard input to standard output"),
  /** What shares ServiceAccounts. */
  UNITS("what shares ServiceAccounts");

  private final String summary;

  HelpTopic(String summary) {
    this.summary = summary;
  }

  /** The name that a user gives. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it is about, in a few words. */
  String summary() {
    return summary;
  }

  /** The text, which ends with a line break. */
  String text() {
    String file = "help/" + id() + ".txt";
    try (InputStream text = HelpTopic.class.getResourceAsStream(file)) {
      String words = new String(Objects.requireNonNull(text, file).readAllBytes(), UTF_8);
      return this == REASONS ? words + reasons() : words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String reasons() {
    StringBuilder reasons = new StringBuilder();
    for (Reason reason : Reason.all()) {
      reasons.append("  ").append(reason.id()).append('\n');
      wrap(reason.fix(), reasons);
    }
    return reasons.toString();
  }

  /** Lines of at most 80 columns. */
  private static void wrap(String sentence, StringBuilder out) {
    int column = 80;
    for (String word : sentence.split(" ", -1)) {
      if (column + 1 + word.length() > 80) {
        out.append(column == 80 ? "" : "\n").append("      ").append(word);
        column = 6 + word.length();
      } else {
        out.append(' ').append(word);
        column += 1 + word.length();
      }
    }
    out.append('\n');
  }
}
