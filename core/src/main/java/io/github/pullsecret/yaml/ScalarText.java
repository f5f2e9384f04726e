package io.github.pullsecret.yaml;

import io.github.pullsecret.yaml.YamlNode.Style;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How a string is written as a scalar. Kubernetes' parsers read YAML 1.1 with parts of 1.2, so a
 * plain scalar must be a string in both.
 */
public final class ScalarText {
  private static final Pattern PLAIN_SAFE =
      Pattern.compile("(?:\\.{1,2}/)*[A-Za-z0-9](?:[-A-Za-z0-9._/]*[A-Za-z0-9])?");

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._/-]+");

  /** A word with colons inside, which some old parsers refuse in brackets and braces. */
  private static final Pattern WORD_WITH_COLONS = Pattern.compile(WORD + "(?::" + WORD + ")*");

  /**
   * Plain scalars that YAML 1.1 (yaml.org/type) or the 1.2 core schema resolve to something else
   * than a string: null, booleans, integers in all bases, floats, timestamps.
   */
  private static final Pattern RESOLVED =
      Pattern.compile(
          "~|null|Null|NULL|<<|="
              + "|y|Y|n|N|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF"
              + "|true|True|TRUE|false|False|FALSE"
              + "|[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?0x[0-9a-fA-F_]+"
              + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\\.[0-9_]*)?"
              + "|[-+]?(?=\\.?[0-9])[0-9_]*\\.?[0-9_]*(?:[eE][-+]?[0-9]+)?"
              + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \\t].*)?");

  private static final int LONGEST_WORD = "false".length();

  /** What the words among them start with: null, yes, no, on, off, true, false. */
  private static final String FIRST_OF_WORDS = "nNyYoOtTfF";

  private ScalarText() {}

  /** Whether a plain scalar of this text is read as null. */
  public static boolean isNull(String text) {
    return text.isEmpty()
        || text.equals("~")
        || text.equals("null")
        || text.equals("Null")
        || text.equals("NULL");
  }

  /** Whether a plain scalar of this text is a string for every YAML parser. */
  public static boolean isPlainString(String text) {
    if (text.isEmpty()) {
      return false;
    }
    char first = text.charAt(0);
    boolean isWord = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    // Of words, only a few short ones are something else.
    boolean isOther = isWord && (text.length() > LONGEST_WORD || FIRST_OF_WORDS.indexOf(first) < 0);
    return isOther || !RESOLVED.matcher(text).matches();
  }

  /** The style nearest to {@code wanted} in which {@code value} can be written. */
  static Style styleFor(String value, Style wanted) {
    if (wanted == Style.PLAIN) {
      boolean safe = PLAIN_SAFE.matcher(value).matches() && isPlainString(value);
      return safe ? Style.PLAIN : Style.DOUBLE_QUOTED;
    }
    if (wanted == Style.SINGLE_QUOTED) {
      return IntStream.range(0, value.length()).allMatch(i -> printsAsIs(value, i))
          ? Style.SINGLE_QUOTED
          : Style.DOUBLE_QUOTED;
    }
    return Style.DOUBLE_QUOTED;
  }

  /**
   * Whether a plain scalar that stands in the file as {@code before} may stand there as {@code
   * after}: it differs in words only, so that every other character keeps its neighbours' kind. A
   * colon between words is a part of them where there is one already, as in images.
   */
  static boolean staysPlain(String before, String after) {
    if (after.isEmpty() || !isPlainString(after)) {
      return false;
    }
    Pattern word = before.indexOf(':') < 0 ? WORD : WORD_WITH_COLONS;
    Matcher first = WORD.matcher(after);
    boolean startsAsWord = isWordStart(after) || (!isWordStart(before) && isNamed(first));
    return startsAsWord
        && word.matcher(before).replaceAll("a").equals(word.matcher(after).replaceAll("a"));
  }

  /** Whether it doesn't start as an item of a list or a document's marker might. */
  private static boolean isWordStart(String text) {
    return text.charAt(0) != '-' && text.charAt(0) != '.';
  }

  private static boolean isNamed(Matcher word) {
    return word.lookingAt() && word.group().chars().anyMatch(c -> c != '-' && c != '.');
  }

  /** {@code value} as it stands in the file, in a style that {@link #styleFor} gave. */
  static String write(String value, Style style) {
    return switch (style) {
      case PLAIN -> value;
      case SINGLE_QUOTED -> "'" + value.replace("'", "''") + "'";
      default -> doubleQuoted(value);
    };
  }

  private static String doubleQuoted(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c == '\n') {
        text.append("\\n");
      } else if (c == '\t') {
        text.append("\\t");
      } else if (printsAsIs(value, i)) {
        text.append(c);
      } else {
        text.append(String.format("\\u%04x", (int) c));
      }
    }
    return text.append('"').toString();
  }

  /** An escape may have spelled half of a pair, which is no text by itself. */
  private static boolean printsAsIs(String value, int index) {
    char c = value.charAt(index);
    return Character.isHighSurrogate(c)
        ? index + 1 < value.length() && Character.isLowSurrogate(value.charAt(index + 1))
        : Character.isLowSurrogate(c)
            ? index > 0 && Character.isHighSurrogate(value.charAt(index - 1))
            : printsAsIs(c);
  }

  /** Surrogates stand for themselves in pairs; controls, NEL, LS, PS and BOM must be escaped. */
  static boolean printsAsIs(int c) {
    return c >= 0x20
        && !(c >= 0x7F && c <= 0x9F)
        && c != 0x2028
        && c != 0x2029
        && c != 0xFEFF
        && c != 0xFFFE
        && c != 0xFFFF;
  }
}
