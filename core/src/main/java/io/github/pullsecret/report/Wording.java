package io.github.pullsecret.report;

import java.util.List;

/** Phrases and forms that all reports have in common. */
final class Wording {
  /** What stands in front of a line that belongs to the line above. */
  static final String INDENT = "  ";

  /** How many lines of a kind are shown before the rest is counted. */
  private static final int MOST = 10;

  private Wording() {}

  /** {@code 1 file}, {@code 2 files}, {@code 2 patches}. */
  static String plural(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : noun.endsWith("ch") ? "es" : "s");
  }

  /** Adds the first few of many lines, and how many more there are. */
  static void addFirst(List<String> lines, List<String> all) {
    all.stream().limit(MOST).forEach(each -> lines.add(INDENT + each));
    if (all.size() > MOST) {
      lines.add(INDENT + "and " + (all.size() - MOST) + " more (--verbose lists them)");
    }
  }
}
