package io.github.pullsecret.kubernetes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.pullsecret.text.WordScan;
import io.github.pullsecret.yaml.ScalarText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells by the bytes of a document whether it can bear on pods and ServiceAccounts at all, so that
 * most documents of a tree need not be parsed. It goes by the lines {@code apiVersion:} and {@code
 * kind:} at the left edge and by a few words; whatever is written in another way is parsed.
 */
final class Prefilter {
  /** What is to be done with a document. */
  enum Verdict {
    /** It has to be parsed. */
    PARSE,
    /** It is an object that bears on nothing. */
    OBJECT,
    /** It is no object, and bears on nothing. */
    NOTHING
  }

  /** What refers to an identity, keeps a list, patches one or, outside of objects, is one. */
  private static final List<String> WORDS =
      List.of("eaccount", "e-account", "llsecret", "ll_secret", "/sa/", "c.id.goog", "$patch");

  private static final WordScan OF_OBJECTS = new WordScan(WORDS);

  private static final WordScan OF_CUSTOM_RESOURCES = new WordScan(with("containers"));

  /** What is no object may be one all the same, or a replacement, or may have pull secrets. */
  private static final WordScan OF_OTHERS = new WordScan(with("kind", "containers", "fieldpath"));

  /** Groups whose objects say what is applied where. */
  private static final Set<String> APPLYING = Set.of("argoproj.io", "kustomize.toolkit.fluxcd.io");

  private final CustomKinds kinds;

  Prefilter(CustomKinds kinds) {
    this.kinds = kinds;
  }

  private static List<String> with(String... more) {
    List<String> words = new ArrayList<>(WORDS);
    words.addAll(List.of(more));
    return words;
  }

  /** Whether the bytes are such that documents in them can be told by them. */
  static boolean canTell(byte[] bytes) {
    boolean utf16 = bytes.length > 1 && (bytes[0] & 0xFF) >= 0xFE;
    return !utf16 && (bytes.length < 2 || (bytes[0] != 0 && bytes[1] != 0)) && !isUnsure(bytes);
  }

  /**
   * Whether there is anything that hides words: escapes may spell any word, a template is no YAML
   * yet, and a byte order mark inside hides the key behind it.
   */
  private static boolean isUnsure(byte[] bytes) {
    for (int i = textStart(bytes); i + 1 < bytes.length; i++) {
      byte next = bytes[i + 1];
      boolean unsure =
          switch (bytes[i]) {
            case '\\' -> hidesWords(next);
            case '{' -> next == '{' || next == '%';
            case '<' -> next == '%' || next == 'n';
            case (byte) 0xEF -> next == (byte) 0xBB;
            default -> false;
          };
      if (unsure) {
        return true;
      }
    }
    return false;
  }

  /** Whether a backslash before this spells another character, or joins what is on two lines. */
  private static boolean hidesWords(byte next) {
    return switch (next) {
      case 'x', 'u', 'U', '/', '\n', '\r' -> true;
      default -> false;
    };
  }

  /** Where the text starts, behind a byte order mark in UTF-8. */
  private static int textStart(byte[] bytes) {
    boolean marked =
        bytes.length > 2
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  /**
   * How many objects a file holds if none of its documents has to be parsed; else empty.
   *
   * @param bytes of which {@link #canTell} is true
   */
  Optional<Integer> objectsOfNoInterest(byte[] bytes) {
    int objects = 0;
    int start = textStart(bytes);
    int line = start;
    while (line < bytes.length) {
      int next = nextLine(bytes, line, bytes.length);
      boolean marker = isMarker(bytes, line, next);
      if (marker || next == bytes.length) {
        Verdict verdict = verdict(bytes, start, marker ? line : next);
        if (verdict == Verdict.PARSE) {
          return Optional.empty();
        }
        objects += verdict == Verdict.OBJECT ? 1 : 0;
        start = line;
      }
      if (marker && bytes[line] == '.') {
        return Optional.empty();
      }
      line = next;
    }
    return Optional.of(objects);
  }

  private static int nextLine(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
    return at + 1 < to && bytes[at] == '\r' && bytes[at + 1] == '\n'
        ? at + 2
        : Math.min(at + 1, to);
  }

  /** A line that starts or ends a document. */
  private static boolean isMarker(byte[] bytes, int line, int next) {
    if (next - line < 3) {
      return false;
    }
    byte mark = bytes[line];
    boolean same = bytes[line + 1] == mark && bytes[line + 2] == mark;
    boolean ends = next - line == 3 || bytes[line + 3] <= ' ';
    return (mark == '-' || mark == '.') && same && ends;
  }

  /** The verdict on one document. */
  Verdict verdict(byte[] bytes, int from, int to) {
    Optional<String> kind = Optional.empty();
    Optional<String> version = Optional.empty();
    for (int line = from; line < to; ) {
      int next = nextLine(bytes, line, to);
      byte first = bytes[line];
      if (first == '-' && !isMarker(bytes, line, next)) {
        return Verdict.PARSE; // Operations of a patch, and other lists.
      }
      if (first == '-' ? next - line > 5 : first == '%') {
        return Verdict.PARSE; // Content on the line of the marker, directives.
      }
      if (starts(bytes, line, next, KIND)) {
        if (kind.isPresent()) {
          return Verdict.PARSE;
        }
        kind = word(bytes, line + KIND.length, next);
        if (kind.isEmpty()) {
          return Verdict.PARSE;
        }
      } else if (starts(bytes, line, next, VERSION)) {
        if (version.isPresent()) {
          return Verdict.PARSE;
        }
        version = word(bytes, line + VERSION.length, next);
        if (version.isEmpty()) {
          return Verdict.PARSE;
        }
      }
      line = next;
    }
    if (kind.isEmpty() || version.isEmpty()) {
      return OF_OTHERS.findsAny(bytes, from, to) ? Verdict.PARSE : Verdict.NOTHING;
    }
    return mayMatter(GroupKind.of(version.get(), kind.get()), bytes, from, to)
        ? Verdict.PARSE
        : Verdict.OBJECT;
  }

  private static final byte[] KIND = "kind:".getBytes(US_ASCII);
  private static final byte[] VERSION = "apiVersion:".getBytes(US_ASCII);

  private static boolean starts(byte[] bytes, int line, int next, byte[] key) {
    if (next - line < key.length || bytes[line] != key[0]) {
      return false;
    }
    for (int i = 1; i < key.length; i++) {
      if (bytes[line + i] != key[i]) {
        return false;
      }
    }
    return true;
  }

  /** The word that is the value of a key; empty if it is written in any other way. */
  private static Optional<String> word(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, US_ASCII);
    int comment = text.indexOf(" #");
    String value = (comment < 0 ? text : text.substring(0, comment)).strip();
    boolean blank = !text.isEmpty() && text.charAt(0) == ' ';
    boolean plain =
        !value.isEmpty()
            && value
                .chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '/' || c == '-');
    // A number is the name of no kind, so that what has one is no object.
    return blank && plain && ScalarText.isPlainString(value)
        ? Optional.of(value)
        : Optional.empty();
  }

  private boolean mayMatter(GroupKind type, byte[] bytes, int from, int to) {
    if (type.isDefinition()) {
      return false;
    }
    boolean always =
        PodSpecPaths.of(type).isPresent()
            || type.isCore("ServiceAccount")
            || type.isCore("Template")
            || type.kind().endsWith("List")
            || type.isOpenShift()
            || APPLYING.contains(type.group());
    if (always || !kinds.rows(type).isEmpty()) {
      return true;
    }
    WordScan words = type.isCustom() ? OF_CUSTOM_RESOURCES : OF_OBJECTS;
    return words.findsAny(bytes, from, to);
  }
}
