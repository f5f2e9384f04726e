package io.github.pullsecret.yaml;

/** Tells whether a text is JSON in the strict sense of RFC 8259: one value, nothing YAML allows. */
final class StrictJson {
  private final String text;
  private final int end;
  private int at;

  private StrictJson(String text, int start, int end) {
    this.text = text;
    this.at = start;
    this.end = end;
  }

  static boolean accepts(String text, int start, int end) {
    StrictJson json = new StrictJson(text, start, end);
    json.blanks();
    char first = json.peek();
    if ((first != '{' && first != '[') || !json.value(0)) {
      return false;
    }
    json.blanks();
    return json.at == end;
  }

  private char peek() {
    return at < end ? text.charAt(at) : '\0';
  }

  private void blanks() {
    while (at < end && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean take(char expected) {
    blanks();
    if (peek() != expected || at >= end) {
      return false;
    }
    at++;
    return true;
  }

  private boolean value(int depth) {
    blanks();
    if (depth > DocumentParser.MAX_DEPTH) {
      return false;
    }
    return switch (peek()) {
      case '{' -> members(depth, '}');
      case '[' -> members(depth, ']');
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  private boolean members(int depth, char close) {
    at++;
    if (take(close)) {
      return true;
    }
    do {
      blanks();
      if (close == '}' && !(string() && take(':'))) {
        return false;
      }
      if (!value(depth + 1)) {
        return false;
      }
    } while (take(','));
    return take(close);
  }

  private boolean string() {
    if (peek() != '"') {
      return false;
    }
    at++;
    while (at < end) {
      char c = text.charAt(at++);
      if (c == '"') {
        return true;
      }
      if (c < ' ' || (c == '\\' && !escape())) {
        return false;
      }
    }
    return false;
  }

  private boolean escape() {
    char c = peek();
    at++;
    if (c != 'u') {
      return "\"\\/bfnrt".indexOf(c) >= 0;
    }
    for (int i = 0; i < 4; i++, at++) {
      if (Character.digit(peek(), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean word(String word) {
    if (!text.startsWith(word, at) || at + word.length() > end) {
      return false;
    }
    at += word.length();
    return true;
  }

  private boolean number() {
    if (peek() == '-') {
      at++;
    }
    int start = at;
    if (digits() == 0 || (text.charAt(start) == '0' && at > start + 1)) {
      return false;
    }
    if (peek() == '.') {
      at++;
      if (digits() == 0) {
        return false;
      }
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      return digits() > 0;
    }
    return true;
  }

  private int digits() {
    int start = at;
    while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - start;
  }
}
