package io.github.pullsecret.kubernetes;

import io.github.pullsecret.text.Span;
import io.github.pullsecret.text.WordScan;
import java.util.List;

/** Which of the words that reading looks for a document holds, found in one pass over its bytes. */
final class DocumentWords {
  /** One of the first is in whatever refers to an identity. */
  private static final WordScan SCAN =
      new WordScan(
          List.of(
              "eaccount", "e-account", "/sa/", "c.id.goog", "pullsecrets", "$patch", ":ignore"));

  private static final int ACCOUNT = 1;
  private static final int IDENTITY = 0b1111;
  private static final int PATCH = ACCOUNT | 0b110000;
  private static final int IGNORE = 0b1000000;

  /** Of a document whose bytes tell nothing, as with escapes: it may hold all of them. */
  static final DocumentWords ANY = new DocumentWords(-1);

  private final int found;

  private DocumentWords(int found) {
    this.found = found;
  }

  /** The words of a part of bytes that are all ASCII, or told by {@link Prefilter#canTell}. */
  static DocumentWords of(byte[] bytes, Span span) {
    return new DocumentWords(SCAN.findAll(bytes, span.start(), span.end()));
  }

  /** Whether something may refer to the identity of a ServiceAccount. */
  boolean mayIdentify() {
    return (found & IDENTITY) != 0;
  }

  /** Whether it may change a list or a ServiceAccount if it is a patch. */
  boolean mayPatch() {
    return (found & PATCH) != 0;
  }

  /** Whether a comment may keep a list. */
  boolean mayIgnore() {
    return (found & IGNORE) != 0;
  }
}
