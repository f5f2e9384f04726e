package io.github.pullsecret.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.yaml.Edit.AddEntry;
import io.github.pullsecret.yaml.Edit.AddItems;
import io.github.pullsecret.yaml.Edit.FillList;
import io.github.pullsecret.yaml.Edit.Where;
import io.github.pullsecret.yaml.NewNode.Block;
import io.github.pullsecret.yaml.NewNode.Field;
import io.github.pullsecret.yaml.NewNode.Fields;
import io.github.pullsecret.yaml.NewNode.Items;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text of several lines is put in as a literal block. */
class NewBlockTest {
  private static final NodePath ROOT = NodePath.ROOT;
  private static final Block PATCH = new Block("apiVersion: v1\n\nmetadata:\n  name: x");
  private static final Items PATCHES =
      new Items(List.of(new Fields(List.of(new Field("patch", PATCH)))));

  private static String edit(String before, Edit edit) throws Exception {
    SourceText source = SourceText.decode(before.getBytes(UTF_8));
    return YamlEditor.edit(source, List.of(new Placed(0, edit))).source().text();
  }

  @Test
  void it_stands_deeper_than_what_holds_it() throws Exception {
    assertThat(
            edit(
                "patches:\n- path: x.yaml\nnamespace: n\n",
                new AddItems(ROOT.key("patches"), Where.LAST, PATCHES)))
        .isEqualTo(
            """
            patches:
            - path: x.yaml
            - patch: |-
                apiVersion: v1

                metadata:
                  name: x
            namespace: n
            """);
    assertThat(edit("a:\n    b: 1\n", new AddEntry(ROOT.key("a"), "c", PATCHES)))
        .isEqualTo(
            """
            a:
                b: 1
                c:
                    - patch: |-
                          apiVersion: v1

                          metadata:
                            name: x
            """);
    assertThat(edit("patches:\nb: 1\n", new FillList(ROOT, "patches", new Items(List.of(PATCH)))))
        .isEqualTo(
            """
            patches:
              - |-
                apiVersion: v1

                metadata:
                  name: x
            b: 1
            """);
    assertThat(edit("a: 1\r\n", new AddEntry(ROOT, "c", new Block("x\ny"))))
        .isEqualTo("a: 1\r\nc: |-\r\n  x\r\n  y\r\n");
    assertThat(edit("a: 1", new AddEntry(ROOT, "c", new Block("x")))).isEqualTo("a: 1\nc: |-\n  x");
  }

  @Test
  void in_brackets_it_is_a_quoted_string() throws Exception {
    Block text = new Block("x: y\nz");
    assertThat(edit("{a: 1}", new AddEntry(ROOT, "c", text))).isEqualTo("{a: 1, c: \"x: y\\nz\"}");
    assertThat(edit("{\"a\":[]}", new FillList(ROOT, "a", new Items(List.of(text)))))
        .isEqualTo("{\"a\":[\"x: y\\nz\"]}");
    assertThat(
            edit("a: [ x ]\n", new AddItems(ROOT.key("a"), Where.FIRST, new Items(List.of(text)))))
        .isEqualTo("a: [ \"x: y\\nz\", x ]\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: 1\n\n  # deeper\nb: 1\n",
        "a: 1\n   \nb: 1\n",
        "a: 1\n\t\nb: 1\n",
        "a: 1\n\n\n \t# c\nb: 1\n"
      })
  void what_it_would_take_for_its_own_text_is_not_put_below_it(String before) {
    assertThatThrownBy(
            () -> edit(before, new AddEntry(ROOT, "c", new Block("x"), Optional.of("a"))))
        .isInstanceOfSatisfying(
            EditsRefusedException.class,
            refused ->
                assertThat(refused.refusals().get(0).message())
                    .isEqualTo("a line below would become part of the new block scalar"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: 1\n\n# c\nb: 1\n", "a: 1\n\nb: 1\n", "a: 1 # c\nb:\n  c: 1\n"})
  void other_lines_stay_below_it(String before) throws Exception {
    int second = before.indexOf('\n') + 1;
    assertThat(edit(before, new AddEntry(ROOT, "c", new Block("x"), Optional.of("a"))))
        .isEqualTo(before.substring(0, second) + "c: |-\n  x\n" + before.substring(second));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " x", "\nx", "x\n", "x\n \ny", "x\ty", "x\r\ny", "x\u0000", "x\u2028y"})
  void some_texts_can_not_stand_in_a_block(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Block(text));
  }
}
