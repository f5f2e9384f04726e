package io.github.pullsecret.files;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Translates one glob of Git, in which {@code *} and {@code ?} stop at a slash and {@code **} as a
 * whole path component does not, to a regular expression.
 *
 * <p>It follows Git's own {@code wildmatch.c} also in the corners: a {@code **} that is not a whole
 * component is a {@code *}; a {@code ]} right after the opening bracket is a member; a bracket
 * never matches a slash.
 */
final class GlobRegex {
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("alnum", "\\p{Alnum}"),
          Map.entry("alpha", "\\p{Alpha}"),
          Map.entry("blank", "\\p{Blank}"),
          Map.entry("cntrl", "\\p{Cntrl}"),
          Map.entry("digit", "\\p{Digit}"),
          Map.entry("graph", "\\p{Graph}"),
          Map.entry("lower", "\\p{Lower}"),
          Map.entry("print", "\\p{Print}"),
          Map.entry("punct", "\\p{Punct}"),
          Map.entry("space", "\\p{Space}"),
          Map.entry("upper", "\\p{Upper}"),
          Map.entry("xdigit", "\\p{XDigit}"));

  private final String glob;
  private final StringBuilder regex = new StringBuilder();
  private int next;

  private GlobRegex(String glob) {
    this.glob = glob;
  }

  /**
   * The pattern for a glob; empty if it is malformed, in which case Git matches nothing with it.
   */
  static Optional<Pattern> of(String glob) {
    GlobRegex translation = new GlobRegex(glob);
    return translation.translate()
        ? Optional.of(Pattern.compile(translation.regex.toString(), Pattern.DOTALL))
        : Optional.empty();
  }

  private boolean translate() {
    while (next < glob.length()) {
      char c = glob.charAt(next++);
      if (c == '*') {
        stars();
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (c == '[') {
        if (!bracket()) {
          return false;
        }
      } else if (c == '\\') {
        if (next == glob.length()) {
          return false;
        }
        literal(glob.charAt(next++));
      } else {
        literal(c);
      }
    }
    return true;
  }

  private void stars() {
    int first = next - 1;
    while (at(next) == '*') {
      next++;
    }
    boolean component =
        next - first > 1
            && (first == 0 || glob.charAt(first - 1) == '/')
            && (next == glob.length() || at(next) == '/' || glob.startsWith("\\/", next));
    if (!component) {
      regex.append("[^/]*");
    } else if (at(next) == '/') {
      next++;
      regex.append("(?:.*/)?"); // "a/**/b" matches "a/b" too
    } else {
      regex.append(".*");
    }
  }

  private boolean bracket() {
    regex.append("(?!/)[");
    if (at(next) == '!' || at(next) == '^') {
      next++;
      regex.append('^');
    }
    int first = next;
    Optional<Character> previous = Optional.empty();
    while (next < glob.length()) {
      char c = glob.charAt(next);
      if (c == ']' && next > first) {
        next++;
        regex.append(']');
        return true;
      }
      next++;
      if (c == '-' && previous.isPresent() && next < glob.length() && at(next) != ']') {
        if (!range(previous.get())) {
          return false;
        }
        previous = Optional.empty();
      } else if (c == '[' && at(next) == ':' && glob.indexOf(']', next + 1) < 0) {
        return false;
      } else if (c == '[' && at(next) == ':' && namesClass()) {
        String name = glob.substring(next + 1, glob.indexOf(']', next + 1) - 1);
        String members = CLASSES.get(name);
        if (members == null) {
          return false;
        }
        regex.append(members);
        next += name.length() + 3;
        previous = Optional.empty();
      } else {
        if (c == '\\') {
          if (next == glob.length()) {
            return false;
          }
          c = glob.charAt(next++);
        }
        literal(c);
        previous = Optional.of(c);
      }
    }
    return false;
  }

  private boolean namesClass() {
    int end = glob.indexOf(']', next + 1);
    return end > next + 1 && glob.charAt(end - 1) == ':';
  }

  /** The range whose first member, already written, and hyphen were just read. */
  private boolean range(char from) {
    char to = glob.charAt(next++);
    if (to == '\\') {
      if (next == glob.length()) {
        return false;
      }
      to = glob.charAt(next++);
    }
    if (from <= to) { // "z-a" is an empty range to Git, and an error to Java
      literal(from);
      regex.append('-');
      literal(to);
    }
    return true;
  }

  private void literal(char c) {
    if (c < 128 && !Character.isLetterOrDigit(c)) {
      regex.append('\\');
    }
    regex.append(c);
  }

  /** The character there, or NUL, which no pattern contains, beyond the end. */
  private char at(int index) {
    return index < glob.length() ? glob.charAt(index) : '\0';
  }
}
