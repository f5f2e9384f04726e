package io.github.pullsecret.rules;

import io.github.pullsecret.rules.Rule.Image;
import io.github.pullsecret.rules.Rule.Rename;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds rules whose result a second run would change again. */
final class RuleConflicts {
  private RuleConflicts() {}

  static void find(List<Rule> rules, Problems problems) {
    for (Rule first : rules) {
      for (Rule next : rules) {
        if (overlap(first, next)) {
          compare(first, next, problems);
        }
      }
    }
  }

  /** Whether both may be for the same object; of globs nobody can tell. */
  private static boolean overlap(Rule a, Rule b) {
    return a.namespaces().isEmpty()
        || b.namespaces().isEmpty()
        || !Collections.disjoint(a.namespaces(), b.namespaces());
  }

  private static void compare(Rule first, Rule next, Problems problems) {
    if (first instanceof Rename a && next instanceof Rename b) {
      // In its own result a rule with {namespace} finds nothing that it would name otherwise.
      if (first == next ? a.to().equals(a.from()) : gives(a, b.from())) {
        report(first, next, b.from(), problems);
      }
    } else if (first instanceof Image a && next instanceof Image b) {
      if (a.to().equals(b.from()) || a.to().startsWith(b.from() + "/")) {
        report(first, next, b.from(), problems);
      }
    }
  }

  /** Whether a rename may give this name. */
  private static boolean gives(Rename rename, String name) {
    String pattern =
        Arrays.stream(rename.to().split(Pattern.quote(Rule.NAMESPACE), -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("[a-z0-9.-]+"));
    return name.matches(pattern);
  }

  private static void report(Rule first, Rule next, String name, Problems problems) {
    if (name.isEmpty()) {
      return; // missing, and reported as such
    }
    if (first == next) {
      problems.add(
          next.location(),
          "what replaces '" + name + "' is matched by the same rule again",
          "a second run would change it again: give another name");
    } else {
      problems.add(
          next.location(),
          "'"
              + name
              + "' is replaced here, and the rule in line "
              + first.location().line()
              + " puts it in",
          "a second run would go on: give each old name its final name");
    }
  }
}
