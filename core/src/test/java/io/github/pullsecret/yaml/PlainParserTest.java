package io.github.pullsecret.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the plain parser reads, the engine reads alike: nodes, events, tokens, to the last offset.
 */
class PlainParserTest {
  private static final Path TESTDATA = Path.of("..", "testdata");

  /** What may turn a line into something else. */
  private static final List<String> PIECES =
      List.of(
          "\n", "\r\n", " ", "  ", "\t", "#", " #", ": ", ":", "- ", "-", "|", "|-", ">", "\"", "'",
          "[", "]", "{", "}", ",", "&a ", "*a", "!x ", "?", "? ", "%", "@", "`", "---\n", "...\n",
          "\\", "<<", "a: b\n", "  - c\n", "|+\n", "''", "\u00e4", "\u2028", "\uFEFF", "~", "\0");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b\n",
        "a: b",
        "---\na: b\n",
        "# c\n---  # d\n# e\na: b # f\n\n# g\n",
        "a:\n  b:\n    c: d\n  e: f\ng:\n",
        "a:\n- b\n- c: d\n  e: f\n-\n- - x\n  - y\nz: 1\n",
        "a:\n  - b\n  -\n    c: d\n",
        "a: |\n  one\n    two\n\n  three\nb: 1\n",
        "a: |-\n  one\n\n\nb: 1\n",
        "a: |+\n  one\n\n\nb: 1\n",
        "a: |\n\n  one\n",
        "a: |\n  one\n     \nb: 1\n",
        "a: |\n  one\n# c\nb: 1\n",
        "a:\n  - |\n    one\n  - two\n",
        "a: []\nb: {}\nc: [a, \"b\", 'c']\nd: {e: f, \"g\": [h]}\n",
        "a: [ x:1 , y ]  # c\n",
        "\"a\": \"b\"\n'c': 'it''s'\n",
        "a: http://x.y/z?a=b#c\n",
        "a: b\r\nc:\r\n  - d\r\ne: |\r\n  x\r\n  y\r\n",
        "a b: c\n",
        "a : b\n\"c\"  : d\n",
        "",
        "# c\n",
        "---\n",
        "a: b\n---\n# c\n\n",
        "---\n---\na: b\n",
        "- a\n- b\n",
        "  a: b\n  c: d\n",
        "a: -1\nb: --x\nc: (d)\n",
      })
  void usual_text_is_read(String text) throws Exception {
    assertThat(compare(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n",
        "a: &x b\n",
        "a: *x\n",
        "a: !t b\n",
        "a: b\n  c\n",
        "a: \"b\\n\"\n",
        "a: \"b\n  c\"\n",
        "a: >\n  b\n",
        "a: |\n  one",
        "a: |\n  one\n  ",
        "a: |2\n  b\n",
        "a: [b,\n  c]\n",
        "{\"a\": 1}\n",
        "a:\tb\n",
        "? a\n: b\n",
        "a: b: c\n",
        "<<: x\n  y\n",
        "a:\n    b: 1\n  c: 2\n",
        "a: 1\n- b\n",
        "%YAML 1.2\n---\na: b\n",
        "a: b\n...\n",
        "a:\n... b: c\n",
        "a: [b: c]\n",
        "a: {b}\n",
        "a: \uD83D\uDE00\n",
        "a: b\u2028c\n",
      })
  void the_rest_is_left_to_the_engine(String text) throws Exception {
    assertThat(compare(text)).isFalse();
  }

  @Property(tries = 3000)
  void random_text_is_read_alike(@ForAll("files") byte[] file) throws Exception {
    compare(SourceText.decode(file).text());
  }

  @Provide
  static Arbitrary<byte[]> files() {
    return RandomYaml.files();
  }

  @Test
  void all_test_data_and_what_comes_of_it_by_accident_is_read_alike() throws Exception {
    List<String> texts = texts(TESTDATA);
    Random random = new Random(42);
    int read = 0;
    for (String text : texts) {
      read += compare(text) ? 1 : 0;
      for (int i = 0; i < 3; i++) {
        compare(changed(text, random));
      }
    }
    assertThat(read).isGreaterThan(texts.size() / 2);
  }

  @Test
  void a_real_tree_and_what_comes_of_it_by_accident_is_read_alike() throws Exception {
    String corpus = System.getProperty("pullsecret.corpus", "");
    if (corpus.isEmpty()) {
      return;
    }
    int read = 0;
    int all = 0;
    Random random = new Random(7);
    for (String text : texts(Path.of(corpus))) {
      all++;
      read += compare(text) ? 1 : 0;
      for (int i = 0; i < 20 && text.length() < 20_000; i++) {
        compare(changed(text, random));
      }
    }
    System.out.println("plain: " + read + " of " + all + " files");
  }

  /** Whether all documents were read; those that were are as the engine reads them. */
  private static boolean compare(String text) throws MalformedTextException {
    SourceText source = SourceText.ofNewFile(text);
    boolean all = true;
    for (Span span : DocumentParser.split(source)) {
      Optional<YamlDocument> plain = PlainParser.parse(source, span);
      all &= plain.isPresent();
      if (plain.isPresent()) {
        try {
          assertThat(described(plain.get()))
              .as("%s", text)
              .isEqualTo(described(DocumentParser.parseWithEngine(source, span)));
        } catch (YamlSyntaxException e) {
          throw new AssertionError("the engine does not read\n" + text, e);
        }
      }
    }
    return all;
  }

  static List<Object> described(YamlDocument document) {
    List<Object> parts = new ArrayList<>();
    parts.add(document.root());
    parts.add(document.events());
    parts.add(document.explicitStart());
    parts.add(document.hasDirectives());
    Tokens tokens = document.tokens();
    for (int i = 0; i < tokens.count(); i++) {
      parts.add(tokens.kind(i) + " " + tokens.start(i) + "-" + tokens.end(i));
    }
    return parts;
  }

  private static String changed(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0 && changed.length() > 0; i--) {
      int at = random.nextInt(changed.length());
      int end = Math.min(changed.length(), at + 1 + random.nextInt(4));
      switch (random.nextInt(3)) {
        case 0 -> changed.delete(at, end);
        case 1 -> changed.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        default -> changed.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return changed.toString();
  }

  private static List<String> texts(Path root) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (file.toString().matches(".*\\.(ya?ml|json)")) {
          try {
            texts.add(SourceText.decode(Files.readAllBytes(file)).text());
          } catch (MalformedTextException e) {
            // Not text: nothing to read.
          }
        }
      }
    }
    return texts;
  }
}
