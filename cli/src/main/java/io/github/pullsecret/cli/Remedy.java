package io.github.pullsecret.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The command that makes the changes that a check asks for: a rewrite as the check was called. */
final class Remedy {
  /** Options that only say what a check prints. */
  private static final Set<String> FLAGS =
      Set.of("--diff", "--dry-run", "--quiet", "-q", "--verbose", "-v");

  private static final Set<String> WITH_VALUE =
      Set.of("--format", "--report", "--patch", "--color", "--jobs");

  private Remedy() {}

  /** The command for a shell. */
  static String of(String... check) {
    List<String> words = new ArrayList<>(List.of("pullsecret", "rewrite"));
    Iterator<String> rest = Arrays.stream(check).skip(1).iterator();
    boolean positional = false;
    while (rest.hasNext()) {
      String word = rest.next();
      String name = word.startsWith("--") ? word.replaceFirst("=.*", "") : word;
      positional |= word.equals("--");
      if (positional || !(FLAGS.contains(name) || WITH_VALUE.contains(name))) {
        words.add(word);
      } else if (WITH_VALUE.contains(word) && rest.hasNext()) {
        rest.next();
      }
    }
    return words.stream().map(Remedy::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
