package io.github.pullsecret.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.yaml.Edit.CommentsAbove;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockScalarEndTest {
  /** Here {@code /} stands for a line break and {@code .} for a blank. */
  private static String text(String drawn) {
    return drawn.replace('/', '\n').replace('.', ' ');
  }

  private static SourceText source(String text) throws Exception {
    return SourceText.decode(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "a:.|/..x//b:.1/, |/..x",
    "a:.|/..x/./../b:.1/, |/..x",
    "a:.|-/..x/.//, |-/..x",
    "a:.|/..x/...../b:.1/, |/..x/.....", // One blank more than the indentation is text.
    "a:.|/..x/...../../b:.1/, |/..x/.....",
    "a:.|2/.....x/..../b:.1/, |2/.....x/....",
    "a:.|2/.....x/../b:.1/, |2/.....x",
    "a:.>/..x/./..y../../b:.1/, >/..x/./..y..",
    "a:.>/.//..x/./b:.1/, >/.//..x",
    "a:.|/../b:.1/, |",
    "a:.|.#.+/..x//b:.1/, |.#.+/..x",
    "a:.|+/..x//../b:.1/, |+/..x//../",
  })
  void blankLinesBelowAreNoContentUnlessKept(String document, String scalar) throws Exception {
    SourceText source = source(text(document));
    YamlDocument parsed = DocumentParser.parse(source, DocumentParser.split(source).get(0));
    var span = parsed.find(NodePath.ROOT.key("a")).orElseThrow().span();
    assertThat(source.text().substring(span.start(), span.end())).isEqualTo(text(scalar));
  }

  @Test
  void aLineOfBlanksBelowStaysWhenTheEntryIsReplaced() throws Exception {
    var replace = new Edit.ReplaceEntry(NodePath.ROOT, "a", "name", "x", CommentsAbove.KEEP);
    SourceText source = source("a: |\n  text\n\n  \nb: 1\n");
    assertThat(YamlEditor.edit(source, List.of(new Placed(0, replace))).source().text())
        .isEqualTo("name: x\n\n  \nb: 1\n");
  }

  @Test
  void aLineOfBlanksThatIsTextGoesWithTheEntry() throws Exception {
    var replace = new Edit.ReplaceEntry(NodePath.ROOT, "a", "name", "x", CommentsAbove.KEEP);
    SourceText source = source("a: |\n text\n\n  \nb: 1\n");
    assertThat(YamlEditor.edit(source, List.of(new Placed(0, replace))).source().text())
        .isEqualTo("name: x\nb: 1\n");
  }

  @Test
  void aCommentThatWouldGiveAnEmptyScalarItsIndentationIsRefused() throws Exception {
    var remove = new Edit.RemoveItem(NodePath.ROOT.key("a"), 1);
    SourceText source = source("a:\n      - |\n  \n      - b\n # c\n      - d\n");
    assertThat(
            catchThrowableOfType(
                    EditsRefusedException.class,
                    () -> YamlEditor.edit(source, List.of(new Placed(0, remove))))
                .refusals()
                .get(0)
                .message())
        .isEqualTo("the comment below would become part of the block scalar above");
  }

  @Test
  void nothingIsAddedBelowAnEmptyScalarWithBlanks() throws Exception {
    var items = new NewNode.Items(List.of(new NewNode.Text("b")));
    var add = new Edit.AddItems(NodePath.ROOT.key("a"), Edit.Where.LAST, items);
    SourceText source = source("a:\n - |+\n\n  \nk: 1\n");
    assertThat(
            catchThrowableOfType(
                    EditsRefusedException.class,
                    () -> YamlEditor.edit(source, List.of(new Placed(0, add))))
                .refusals()
                .get(0)
                .message())
        .isEqualTo("an empty block scalar takes its indentation from the blanks below it");
  }

  @Test
  void nothingIsRemovedBelowAnEmptyScalarWithBlanks() throws Exception {
    var remove = new Edit.RemoveEntry(NodePath.ROOT.key("a"), "c", CommentsAbove.KEEP);
    SourceText source = source("a:\n    b: |\n    \n    c: 1\nk: 1\n");
    assertThat(
            catchThrowableOfType(
                    EditsRefusedException.class,
                    () -> YamlEditor.edit(source, List.of(new Placed(0, remove))))
                .refusals()
                .get(0)
                .message())
        .isEqualTo("an empty block scalar takes its indentation from the blanks below it");
  }
}
