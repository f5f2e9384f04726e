package io.github.pullsecret.yaml;

import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import java.util.Optional;

/**
 * Fuzzing of the two parsers: any bytes are read or refused with a declared exception, the
 * documents are the text without gaps, and what the plain parser reads the engine reads alike.
 */
public final class ReadFuzzer {
  private ReadFuzzer() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    try {
      SourceText source = SourceText.decode(bytes);
      int end = 0;
      for (Span span : DocumentParser.split(source)) {
        demand(span.start() == end, "a gap between documents");
        end = span.end();
        compare(source, span);
      }
      demand(end == source.text().length(), "text after the last document");
    } catch (MalformedTextException e) {
      // Said so.
    }
  }

  private static void compare(SourceText source, Span span) {
    Optional<YamlDocument> plain = PlainParser.parse(source, span);
    try {
      YamlDocument engine = DocumentParser.parseWithEngine(source, span);
      if (plain.isPresent()) {
        demand(
            PlainParserTest.described(plain.get()).equals(PlainParserTest.described(engine)),
            "the parsers differ");
      }
      engine.templateMark();
      engine.isStrictJson();
      engine.aliases();
    } catch (YamlSyntaxException e) {
      demand(plain.isEmpty(), "only the plain parser reads it");
      demand(span.start() <= e.offset() && e.offset() <= span.end(), "a place outside");
    }
  }

  private static void demand(boolean holds, String problem) {
    if (!holds) {
      throw new AssertionError(problem);
    }
  }
}
