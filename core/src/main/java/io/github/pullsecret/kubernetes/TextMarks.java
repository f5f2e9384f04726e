package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.ManifestFile.Problem;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import java.util.List;
import java.util.Optional;

/** Finds what says that a text is no manifest yet, or not only one. */
final class TextMarks {
  private TextMarks() {}

  /** The first mark of a template engine outside comments, in text that is not YAML. */
  static Optional<Integer> ofTemplate(SourceText source, Span span) {
    String text = source.text();
    for (String mark : List.of("{{", "{%", "<%", "<no value>")) {
      int at = source.holds(mark, span) ? text.indexOf(mark, span.start()) : -1;
      while (at >= 0 && at < span.end()) {
        String before = text.substring(source.lines().lineStart(at), at).strip();
        if (!before.startsWith("#")) {
          return Optional.of(at);
        }
        at = text.indexOf(mark, at + 1);
      }
    }
    return Optional.empty();
  }

  /**
   * A byte order mark inside a file hides the key after it from this parser but not from kubectl.
   */
  static Optional<Problem> misplaced(String path, SourceText source, Span span) {
    int mark = source.holds("\uFEFF", span) ? source.text().indexOf('\uFEFF', span.start()) : -1;
    boolean atStart = mark >= 0 && source.lines().lineStart(mark) == mark;
    return atStart
        ? Optional.of(
            new Problem(
                source.lines().location(path, mark),
                "a byte order mark stands inside the file",
                "remove it; files were joined"))
        : Optional.empty();
  }
}
