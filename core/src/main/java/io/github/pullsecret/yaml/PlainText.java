package io.github.pullsecret.yaml;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;

/**
 * The characters of a document for {@link PlainParser}, line by line: where the next content is and
 * how far a scalar goes. It gives up on whatever could be read in another way than it looks.
 */
final class PlainText {
  /** Longer keys are none for the engine (YAML 1.2 section 7.4.2). */
  private static final int MAX_KEY = 1000;

  /** What a plain scalar may start with besides letters, digits and what is not ASCII. */
  private static final String FIRST = "/._$(~+<=;^\\";

  /** What a plain scalar inside brackets may hold besides letters, digits and blanks. */
  private static final String IN_FLOW = "/._-=+$()@%^;<>~";

  private final String text;

  /** The characters of the document alone: code that runs for the first time reads them faster. */
  private final char[] chars;

  private final int start;
  private final int end;
  private int at;
  private int column;

  /**
   * A text that stands at its first content.
   *
   * @throws NotPlainException if a character in it may mean a line break, or may not stand in YAML
   */
  PlainText(SourceText source, Span document) throws NotPlainException {
    this.text = source.text();
    this.start = document.start();
    this.end = document.end();
    this.chars = new char[document.length()];
    text.getChars(start, end, chars, 0);
    if (!source.isPrintable()) {
      demandUsual();
    }
    toContent(start);
  }

  private void demandUsual() throws NotPlainException {
    for (int i = 0; i < chars.length; i++) {
      char c = chars[i];
      boolean usual =
          c >= ' ' ? c < 0x7F || isUsual(c) : c == '\n' || c == '\t' || (c == '\r' && isCrlf(i));
      if (!usual) {
        throw new NotPlainException();
      }
    }
  }

  private boolean isCrlf(int cr) {
    return cr + 1 < chars.length && chars[cr + 1] == '\n';
  }

  /** Not a line break of YAML 1.1, a surrogate, a byte order mark or something without a glyph. */
  private static boolean isUsual(char c) {
    return c >= 0xA0
        && c < 0xFFFE
        && c != '\u2028'
        && c != '\u2029'
        && c != '\uFEFF'
        && !Character.isSurrogate(c);
  }

  /** How many characters the document has. */
  int length() {
    return chars.length;
  }

  /** Where the cursor is. */
  int at() {
    return at;
  }

  /** The column of the cursor while it stands at the first content of a line; -1 at the end. */
  int column() {
    return column;
  }

  /** The column of any place. */
  int columnOf(int offset) {
    return offset - (text.lastIndexOf('\n', offset - 1) + 1);
  }

  boolean atEnd() {
    return column < 0;
  }

  boolean isEnd(int offset) {
    return offset >= end;
  }

  char peek() {
    return charAt(at);
  }

  /** The character at a place; the end counts as a line break. */
  char charAt(int offset) {
    return offset < end ? chars[offset - start] : '\n';
  }

  String substring(int from, int to) {
    return text.substring(from, to);
  }

  void moveTo(int offset) {
    at = offset;
  }

  /** Whether an item of a block sequence starts at the cursor. */
  boolean atDash() {
    return peek() == '-' && isBlankOrBreak(charAt(at + 1));
  }

  /** Whether {@code ---} stands at the cursor. */
  boolean atMarker() {
    return text.startsWith("---", at) && at + 3 <= end && isBlankOrBreak(charAt(at + 3));
  }

  private static boolean isBlankOrBreak(char c) {
    return c == ' ' || c == '\n' || c == '\r';
  }

  void skipBlanks() {
    while (peek() == ' ') {
      at++;
    }
  }

  /** Whether nothing but a comment follows on the line; the cursor is behind a blank or a token. */
  boolean atLineEnd() {
    char c = peek();
    return c == '\n' || c == '\r' || (c == '#' && at > start && chars[at - 1 - start] == ' ');
  }

  /**
   * From behind the last token of a line to the next content.
   *
   * @throws NotPlainException if something else follows on the line
   */
  void endLine() throws NotPlainException {
    skipBlanks();
    if (!atLineEnd()) {
      throw new NotPlainException();
    }
    toContent(nextLine(at));
  }

  /** The start of the next line, or the end. */
  int nextLine(int offset) {
    int newline = text.indexOf('\n', offset);
    return newline < 0 || newline >= end ? end : newline + 1;
  }

  /** The end of the line without its break. */
  int lineEnd(int offset) {
    int newline = text.indexOf('\n', offset);
    int stop = newline < 0 || newline >= end ? end : newline;
    return stop > offset && stop < end && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
  }

  /** Sets the cursor to the first content at or after the start of a line. */
  void toContent(int lineStart) throws NotPlainException {
    int line = lineStart;
    while (line < end) {
      at = line;
      skipBlanks();
      char c = peek();
      if (c == '\t' || (at == line && DocumentSplitter.isMarker(text, at, '.'))) {
        throw new NotPlainException();
      }
      if (at < end && c != '#' && c != '\n' && c != '\r') {
        column = at - line;
        return;
      }
      line = nextLine(at);
    }
    at = end;
    column = -1;
  }

  /** Behind the scalar at the cursor, which is outside of brackets. */
  int scalarEnd() throws NotPlainException {
    char first = peek();
    return first == '"' || first == '\'' ? quotedEnd(at) : plainEnd(at);
  }

  /** The offset of the colon if what ends there is the key at the cursor, else -1. */
  int colon(int keyEnd) {
    int colon = keyEnd;
    while (charAt(colon) == ' ') {
      colon++;
    }
    boolean isKey = charAt(colon) == ':' && isBlankOrBreak(charAt(colon + 1));
    return isKey && colon - at <= MAX_KEY ? colon : -1;
  }

  /** Behind the closing quote. */
  int quotedEnd(int from) throws NotPlainException {
    char quote = chars[from - start];
    for (int i = from + 1; i < end; i++) {
      char c = chars[i - start];
      if (c == quote) {
        if (quote == '\'' && charAt(i + 1) == '\'') {
          i++;
          continue;
        }
        return i + 1;
      }
      if (c == '\n' || c == '\r' || c == '\t' || (c == '\\' && quote == '"')) {
        break;
      }
    }
    throw new NotPlainException();
  }

  /**
   * Behind a plain scalar outside of brackets: at its line's end, a comment or a key's colon,
   * without the blanks.
   */
  int plainEnd(int from) throws NotPlainException {
    char first = charAt(from);
    boolean dash = first == '-' && charAt(from + 1) > ' ';
    if (!isLetter(first) && FIRST.indexOf(first) < 0 && !dash) {
      throw new NotPlainException();
    }
    int last = from; // The last character that is no blank.
    for (int i = from; i < end; i++) {
      char c = chars[i - start];
      if (c == '\n' || c == '\r' || (c == '#' && last < i - 1)) {
        break;
      }
      if (c == '\t') {
        throw new NotPlainException();
      }
      if (c == ':' && isBlankOrBreak(charAt(i + 1))) {
        break;
      }
      if (c != ' ') {
        last = i;
      }
    }
    return last + 1;
  }

  /** Behind a plain scalar in brackets. */
  int flowPlainEnd(int from) throws NotPlainException {
    int last = from - 1;
    for (int i = from; i < end; i++) {
      char c = chars[i - start];
      if (c == ',' || c == ']' || c == '}' || (c == ':' && charAt(i + 1) == ' ')) {
        break;
      }
      boolean inside = isLetter(c) || IN_FLOW.indexOf(c) >= 0 || (c == ':' && isWord(i + 1));
      if (!inside && c != ' ') {
        throw new NotPlainException();
      }
      if (c != ' ') {
        last = i;
      }
    }
    char first = charAt(from);
    boolean dash = first == '-' && isWord(from + 1);
    if (last < from || !(isLetter(first) || first == '/' || first == '.' || first == '$' || dash)) {
      throw new NotPlainException();
    }
    return last + 1;
  }

  private boolean isWord(int offset) {
    char c = charAt(offset);
    return isLetter(c) || c == '/' || c == '-' || c == '.';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0xA0;
  }
}
