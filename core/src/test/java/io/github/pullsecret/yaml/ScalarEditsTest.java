package io.github.pullsecret.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.yaml.Edit.AddItems;
import io.github.pullsecret.yaml.Edit.SetScalar;
import io.github.pullsecret.yaml.Edit.Where;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What becomes of a scalar that gets another value. */
class ScalarEditsTest {
  private static final NodePath A = NodePath.ROOT.key("a");

  private static String set(String document, String value) throws Exception {
    SourceText source = SourceText.decode(document.getBytes(UTF_8));
    return YamlEditor.edit(source, List.of(new Placed(0, new SetScalar(A, value)))).source().text();
  }

  /** What is written after {@code a:}. */
  private static String setInline(String written, String value) throws Exception {
    String after = set("a: " + written + " # c\n", value);
    assertThat(after).startsWith("a: ").endsWith(" # c\n");
    return after.substring(3, after.length() - 5);
  }

  @TestFactory
  Stream<DynamicTest> words_change_within_the_quoting_that_is_there() {
    record Row(String written, String value, String becomes) {}
    return Stream.of(
            new Row("regcred", "prod", "prod"),
            new Row("db, regcred ,tls", "db, prod-regcred ,tls", "db, prod-regcred ,tls"),
            new Row("argocd:argocd/regcred", "argocd:argocd/prod", "argocd:argocd/prod"),
            new Row("reg.example:5000/x", "new.example:5000/x", "new.example:5000/x"),
            new Row("a/b/c:1", "reg.example/c:1", "reg.example/c:1"),
            new Row("nginx:1", "reg.example:5000/nginx:1", "reg.example:5000/nginx:1"),
            new Row("reg:5000/x", "x", "x"),
            new Row("a#b", "c#b", "c#b"),
            new Row("$x", "$y", "$y"),
            new Row("1.5", "x", "x"),
            new Row("'a: b'", "a: c", "'a: c'"),
            new Row("\"a: b\"", "a: c", "\"a: c\""),
            new Row("\"a\\\"b\"", "a\"c", "\"a\\\"c\""),
            new Row("'it''s'", "it'll", "'it''ll'"),
            new Row("\"\\uD83D\\uDE00 x\"", "\uD83D\uDE00 y", "\"\uD83D\uDE00 y\""),
            new Row("\"\\uD83D x\"", "\uD83D y", "\"\\ud83d y\""),
            new Row("\"\\uDE00\\uD83D\"", "\uDE00y\uD83D", "\"\\ude00y\\ud83d\""),
            new Row("'x y'", "x\uDE00", "\"x\\ude00\""),
            new Row("-x y", "-z y", "-z y"),
            new Row("-x y", "--z y", "--z y"),
            // Where the words are not all that changes, or the new value is no string, it is
            // quoted.
            new Row("x y", "-z y", "\"-z y\""),
            new Row("-x y", "- y", "\"- y\""),
            new Row("-x", "---", "\"---\""),
            new Row("x y", ".z y", "\".z y\""),
            new Row("x, y", "x y", "\"x y\""),
            new Row("x:y", "1:2", "\"1:2\""),
            new Row("x:y", "x:", "\"x:\""),
            new Row("x:y", "x::y", "\"x::y\""),
            new Row("x", "x:y", "\"x:y\""),
            new Row("x", "1.5", "\"1.5\""),
            new Row("x y", "2024-01-01 y", "\"2024-01-01 y\""),
            new Row("x", "", "\"\""),
            new Row("two\n  lines", "two words", "\"two words\""))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.written() + " to " + row.value(),
                    () ->
                        assertThat(setInline(row.written(), row.value()))
                            .isEqualTo(row.becomes())));
  }

  @Test
  void only_what_differs_is_spliced() throws Exception {
    assertThat(edits("a: docker.io/x:1\n", "docker.io/y:1")).containsExactly("13..14 y");
    assertThat(edits("a: '\uD83D\uDE00'\n", "\uD83D\uDE01"))
        .as("a pair of surrogates is not torn apart")
        .containsExactly("4..6 \uD83D\uDE01");
    assertThat(edits("a: |\n  k: x\n  l: x\n  m: x\n", "k: y\nl: x\nm: z\n"))
        .containsExactly("10..11 y", "24..25 z");
  }

  private static List<String> edits(String document, String value) throws Exception {
    SourceText source = SourceText.decode(document.getBytes(UTF_8));
    YamlDocument parsed = DocumentParser.parse(source, DocumentParser.split(source).get(0));
    return new EditPlanner(parsed)
        .plan(new SetScalar(A, value)).edits().stream()
            .map(edit -> edit.span().start() + ".." + edit.span().end() + " " + edit.replacement())
            .toList();
  }

  @Test
  void an_item_changes_while_others_are_put_before_it() throws Exception {
    SourceText source = SourceText.decode("[\"ax\"]".getBytes(UTF_8));
    Edit set = new SetScalar(NodePath.ROOT.index(0), "bx");
    Edit add =
        new AddItems(NodePath.ROOT, Where.FIRST, new NewNode.Items(List.of(new NewNode.Text("n"))));
    assertThat(
            YamlEditor.edit(source, List.of(new Placed(0, set), new Placed(0, add)))
                .source()
                .text())
        .isEqualTo("[\"n\", \"bx\"]");
  }

  /** In what follows {@code /} stands for a line break and {@code .} for a blank. */
  private static String drawn(String text) {
    return text.replace('/', '\n').replace('.', ' ');
  }

  @TestFactory
  Stream<DynamicTest> lines_of_a_literal_block_change_where_they_stand() {
    record Row(String what, String document, String value, String becomes) {}
    return Stream.of(
            new Row("a word", "a:.|/..k:.x/b:.1/", "k:.y/", "a:.|/..k:.y/b:.1/"),
            new Row("strip", "a:.|-/..x/..y/", "x/z", "a:.|-/..x/..z/"),
            new Row("keep", "a:.|+/..x/..y//", "z/y//", "a:.|+/..z/..y//"),
            new Row("a comment stays", "a:.|.#.c/..x/.#.d/", "z/", "a:.|.#.c/..z/.#.d/"),
            new Row("a line more", "a:.|/..x/..y/", "x/n/y/", "a:.|/..x/..n/..y/"),
            new Row("a first line more", "a:.|/..x/", "n/x/", "a:.|/..n/..x/"),
            new Row("a last line more", "a:.|/..x//b:.1/", "x/n/", "a:.|/..x/..n//b:.1/"),
            new Row("a line less", "a:.|/..x/..y/..z/", "x/z/", "a:.|/..x/..z/"),
            new Row("a first line less", "a:.|/..x/..y/", "y/", "a:.|/..y/"),
            new Row("a last line less", "a:.|/..x/..y//b:.1/", "x/", "a:.|/..x//b:.1/"),
            new Row("two for one", "a:.|/..x/..y/..z/", "x/m/n/z/", "a:.|/..x/..m/..n/..z/"),
            new Row("all", "a:.|/..x/..y/", "m/n/o/", "a:.|/..m/..n/..o/"),
            new Row("deeper lines", "a:.|/..x/....y/", "x/....z/", "a:.|/..x/......z/"),
            new Row("a line moved left", "a:.|/..x/....y/", "x/y/", "a:.|/..x/..y/"),
            new Row("a line emptied", "a:.|/..x/..y/..z/", "x//z/", "a:.|/..x//..z/"),
            new Row("an empty line filled", "a:.|/..x//..z/", "x/y/z/", "a:.|/..x/..y/..z/"),
            new Row("blanks before it stay", "a:.|/..x/./..z/", "x/y/z/", "a:.|/..x/..y/..z/"),
            new Row("an indicator", "a:.|2/....x/..y/", "...x/y/", "a:.|2/.....x/..y/"),
            new Row("a document's end", "a:.|/..x/---/b/", "y/", "a:.|/..y/---/b/"),
            new Row("no final line break", "a:.|-/..x", "y", "a:.|-/..y"),
            new Row("nothing", "a:.|/..x/", "x/", "a:.|/..x/"))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.what(),
                    () ->
                        assertThat(set(drawn(row.document()), drawn(row.value())))
                            .isEqualTo(drawn(row.becomes()))));
  }

  @Test
  void new_lines_of_a_block_end_as_their_neighbours() throws Exception {
    assertThat(set("a: |\r\n  x\r\n  y\r\n", "x\nn\ny\n"))
        .isEqualTo("a: |\r\n  x\r\n  n\r\n  y\r\n");
    assertThat(set("a: |\r\n  x\r\n  y\r\n", "m\nn\no\ny\nz\n"))
        .isEqualTo("a: |\r\n  m\r\n  n\r\n  o\r\n  y\r\n  z\r\n");
    assertThat(set("a: |\r\n  x\r\n  y\r\nb: 1\n", "x\n")).isEqualTo("a: |\r\n  x\r\nb: 1\n");
  }

  @TestFactory
  Stream<DynamicTest> what_a_block_can_not_hold_is_refused() {
    String end = "the block scalar would need another end";
    String first = "the first line gives a block scalar its indentation";
    String line = "a block scalar can't hold a line of the new value";
    record Row(String document, String value, String message) {}
    return Stream.of(
            new Row("a: >\n  x\n", "z\n", "the value is a folded block scalar"),
            new Row("a: |\n  x\n", "z", end),
            new Row("a: |\n  x\n", "", end),
            new Row("a: |-\n  x\n", "z\n", end),
            new Row("a: |\n  x\n", "z\n\n", end),
            new Row("a: |\n  x\n", "\n", end),
            new Row("a: |+\n  x\n  y", "x\n\n", end),
            new Row("a: |+\n  x\n", "\n\n", first),
            new Row("a: |\n  x\n", "  x\n", first),
            new Row("a: |\n  x\n", "\tx\n", first),
            new Row("a: |\n  x\n  y\n", "x\n  \n", line),
            new Row("a: |\n  x\n", "x\u0007\n", line),
            new Row("a: |\n  x\n", "x\u2028\n", line),
            new Row("a: |\n  x\n", "x\r\n", line),
            new Row(
                "a: |\r  x\n  y\n", "\nx\ny\n", "some of the block scalar's lines end in CR alone"),
            new Row("a: |-\n", "z", "the block scalar has no text, or no indentation"),
            new Row("a: |-\n  x", "x\ny", "the file ends in the block scalar without line break"))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.document() + " to " + row.value(),
                    () ->
                        assertThatThrownBy(() -> set(row.document(), row.value()))
                            .isInstanceOfSatisfying(
                                EditsRefusedException.class,
                                refused ->
                                    assertThat(refused.refusals().get(0).message())
                                        .isEqualTo(row.message()))));
  }
}
