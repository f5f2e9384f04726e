package io.github.pullsecret.yaml;

/**
 * A literal block scalar (YAML 1.2 section 8.1.2) whose indentation is that of its first line.
 *
 * @param value its lines, joined
 * @param end where the line starts that follows it and its blank lines
 */
record PlainLiteral(String value, int end) {
  /** Without the value, which may be data of a Secret. */
  @Override
  public String toString() {
    return "PlainLiteral[until " + end + "]";
  }

  /**
   * Reads the literal at the cursor.
   *
   * @param column the column of the collection that it stands in
   */
  static PlainLiteral read(PlainText text, int column) throws NotPlainException {
    int header = text.at() + 1;
    char chomping = text.charAt(header);
    boolean chomps = chomping == '-' || chomping == '+';
    if (text.lineEnd(header) != header + (chomps ? 1 : 0)) {
      throw new NotPlainException();
    }
    int first = text.nextLine(header);
    int indent = indent(text, first);
    if (indent <= column) {
      throw new NotPlainException();
    }
    StringBuilder value = new StringBuilder();
    int breaks = 0; // Those after the last line with content.
    int line = first;
    while (!text.isEnd(line)) {
      int end = text.lineEnd(line);
      int at = line;
      while (at < end && at < line + indent && text.charAt(at) == ' ') {
        at++;
      }
      if (at < end && at < line + indent) {
        break;
      }
      int next = text.nextLine(line);
      if (at < end) {
        value.append("\n".repeat(breaks)).append(text.substring(at, end));
        breaks = 0;
      }
      if (next == end) { // The engine adds a line break, or not.
        throw new NotPlainException();
      }
      breaks++;
      line = next;
    }
    int kept = chomping == '+' ? breaks : chomping == '-' ? 0 : Math.min(breaks, 1);
    return new PlainLiteral(value.append("\n".repeat(kept)).toString(), line);
  }

  /** The blanks before the first line with text, if no blank line before it has more. */
  private static int indent(PlainText text, int first) throws NotPlainException {
    int longest = 0;
    int line = first;
    while (!text.isEnd(line)) {
      int end = text.lineEnd(line);
      int at = line;
      while (at < end && text.charAt(at) == ' ') {
        at++;
      }
      if (at < end) {
        if (longest > at - line || text.charAt(at) == '\t') {
          throw new NotPlainException();
        }
        return at - line;
      }
      longest = Math.max(longest, at - line);
      line = text.nextLine(line);
    }
    throw new NotPlainException();
  }
}
