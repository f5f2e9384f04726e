package io.github.pullsecret.yaml;

import io.github.pullsecret.text.Span;

/**
 * Text that Kubernetes' YAML parser (go-yaml, YAML 1.1) reads otherwise than YAML 1.2 says, so that
 * comparing what snakeyaml-engine reads before and after an edit would prove nothing.
 */
final class ParserDivergence {
  private ParserDivergence() {}

  /**
   * Refuses to edit a document that holds such text.
   *
   * @throws EditRefusedException naming the first place
   */
  static void refuse(YamlDocument document) throws EditRefusedException {
    String text = document.source().text();
    Span span = document.span();
    boolean printable = document.source().isPrintable();
    for (int i = span.start(); i < span.end() && !printable; i++) {
      char c = text.charAt(i);
      if (c == '\uFEFF') {
        throw new EditRefusedException(
            i, "a byte order mark stands inside the file", "remove it (files were joined)");
      }
      if ((c == '\u0085' || c == '\u2028' || c == '\u2029') && !document.isStrictJson()) {
        throw new EditRefusedException(
            i,
            "a character stands here that is a line break for Kubernetes but not for YAML 1.2",
            "write it as an escape in double quotes");
      }
    }
    Tokens tokens = document.tokens();
    for (int i = 0; i < tokens.count(); i++) {
      boolean names = tokens.kind(i) == Tokens.Kind.ALIAS || tokens.kind(i) == Tokens.Kind.PROPERTY;
      char first = text.charAt(tokens.start(i));
      if (names
          && (first == '&' || first == '*')
          && text.substring(tokens.start(i), tokens.end(i)).indexOf(':') >= 0) {
        throw new EditRefusedException(
            tokens.start(i), "an anchor's name holds a colon", "rename the anchor");
      }
    }
  }
}
