package io.github.pullsecret.yaml;

/**
 * A document can't be read, or not the way Kubernetes' parsers read it. The message never quotes
 * the document.
 */
public final class YamlSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String hint;

  YamlSyntaxException(int offset, String message, String hint) {
    super(message);
    this.offset = offset;
    this.hint = hint;
  }

  /** Where in the file's text. */
  public int offset() {
    return offset;
  }

  /** What to do about it. */
  public String hint() {
    return hint;
  }
}
