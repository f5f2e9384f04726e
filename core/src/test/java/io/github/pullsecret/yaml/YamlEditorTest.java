package io.github.pullsecret.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.yaml.Edit.AddEntry;
import io.github.pullsecret.yaml.Edit.AddItems;
import io.github.pullsecret.yaml.Edit.CommentsAbove;
import io.github.pullsecret.yaml.Edit.FillList;
import io.github.pullsecret.yaml.Edit.RemoveEntry;
import io.github.pullsecret.yaml.Edit.RemoveItem;
import io.github.pullsecret.yaml.Edit.ReplaceEntry;
import io.github.pullsecret.yaml.Edit.SetScalar;
import io.github.pullsecret.yaml.Edit.Shared;
import io.github.pullsecret.yaml.Edit.Where;
import io.github.pullsecret.yaml.YamlEditor.Edited;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlEditorTest {
  private static final NodePath ROOT = NodePath.ROOT;
  private static final NewNode.Items TWO = NewNode.names(List.of("a", "1.5"));

  private static Edited edited(String before, Edit... edits) throws Exception {
    SourceText source = SourceText.decode(before.getBytes(StandardCharsets.UTF_8));
    return YamlEditor.edit(source, Stream.of(edits).map(edit -> new Placed(0, edit)).toList());
  }

  private static String edit(String before, Edit... edits) throws Exception {
    return edited(before, edits).source().text();
  }

  private static Edit remove(NodePath mapping, String key) {
    return new RemoveEntry(mapping, key, CommentsAbove.KEEP);
  }

  private static Edit replace(String key, String newKey, String value) {
    return new ReplaceEntry(ROOT, key, newKey, value, CommentsAbove.KEEP);
  }

  private static NewNode.Items items(String... texts) {
    return new NewNode.Items(Stream.of(texts).<NewNode>map(NewNode.Text::new).toList());
  }

  /** The message of the only refusal. */
  private static String refusal(String before, Edit edit) {
    return catchThrowableOfType(EditsRefusedException.class, () -> edit(before, edit))
        .refusals()
        .get(0)
        .message();
  }

  @Test
  void anEntryGoesWithItsLinesAndTheCommentsThatCanOnlyBelongToIt() throws Exception {
    assertThat(
            edit(
                """
                a: 1
                # above
                list: # trailing
                  - name: x # inside
                  # deeper
                # below

                b: 2
                """,
                remove(ROOT, "list")))
        .isEqualTo(
            """
            a: 1
            # above
            # below

            b: 2
            """);
  }

  @Test
  void aCommentThatStaysAboveARemovedEntryIsNamed() throws Exception {
    Edited edited = edited("a: 1\n# why b\nb: 2\nc: 3\n", remove(ROOT, "b"));

    assertThat(edited.source().text()).isEqualTo("a: 1\n# why b\nc: 3\n");
    assertThat(edited.commentsAbove()).containsExactly(5);
  }

  @Test
  void aCommentAboveIsDroppedOnDemand() throws Exception {
    assertThat(edit("a: 1\n# why b\nb: 2\nc: 3\n", new RemoveEntry(ROOT, "b", CommentsAbove.DROP)))
        .isEqualTo("a: 1\nc: 3\n");
  }

  @Test
  void aCommentThatSpeaksToAToolIsNeverDropped() throws Exception {
    assertThat(
            edit(
                "a: 1\n# yamllint disable\nb: 2\nc: 3\n",
                new RemoveEntry(ROOT, "b", CommentsAbove.DROP)))
        .isEqualTo("a: 1\n# yamllint disable\nc: 3\n");
  }

  @Test
  void theFirstEntryOfAnItemLeavesTheDash() throws Exception {
    assertThat(edit("- a: 1\n  b: 2\n", remove(ROOT.index(0), "a"))).isEqualTo("- b: 2\n");
  }

  @Test
  void aCommentBehindTheFirstEntryOfAnItemKeepsItsLine() throws Exception {
    assertThat(edit("- a: 1\n  # why b\n  b: 2\n", remove(ROOT.index(0), "a")))
        .isEqualTo("-\n  # why b\n  b: 2\n");
  }

  @Test
  void anEmptiedMappingIsWrittenAsBracesNeverAsNull() throws Exception {
    assertThat(edit("spec: # c\n  a: 1\nb: 2\n", remove(ROOT.key("spec"), "a")))
        .isEqualTo("spec: {} # c\nb: 2\n");
  }

  @Test
  void anEmptiedListIsWrittenAsBrackets() throws Exception {
    assertThat(edit("a:\n- x\nb: 2\n", new RemoveItem(ROOT.key("a"), 0)))
        .isEqualTo("a: []\nb: 2\n");
  }

  @Test
  void theLastEntryLeavesAFileWithoutFinalLineBreakWithoutOne() throws Exception {
    assertThat(edit("a: 1\nb: 2", remove(ROOT, "b"))).isEqualTo("a: 1");
  }

  @Test
  void oneEntryTakesThePlaceOfAnother() throws Exception {
    assertThat(
            edit(
                """
                spec:
                  containers: []
                list:
                - name: dockersec
                # - name: old
                other: 1
                """,
                replace("list", "serviceAccountName", "image-puller")))
        .isEqualTo(
            """
            spec:
              containers: []
            serviceAccountName: image-puller
            other: 1
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void newLinesEndAsTheirNeighbours(String lineBreak) throws Exception {
    String before = String.join(lineBreak, "a: 1", "b:", "- x", "");

    assertThat(edit(before, new AddEntry(ROOT, "c", TWO)))
        .isEqualTo(
            String.join(lineBreak, "a: 1", "b:", "- x", "c:", "- name: a", "- name: \"1.5\"", ""));
  }

  @Test
  void aScalarKeepsItsQuotesWhenItIsSet() throws Exception {
    assertThat(
            edit(
                "a: x\nb: 'x'\nc: \"x\"\nd:\ne: !!str x # c\n",
                new SetScalar(ROOT.key("a"), "z"),
                new SetScalar(ROOT.key("b"), "it's"),
                new SetScalar(ROOT.key("c"), "z"),
                new SetScalar(ROOT.key("d"), "z"),
                new SetScalar(ROOT.key("e"), "z")))
        .isEqualTo("a: z\nb: 'it''s'\nc: \"z\"\nd: z\ne: !!str z # c\n");
  }

  @Test
  void anEmptyListIsFilledInTheStyleOfItsSurroundings() throws Exception {
    Edit fill = new FillList(ROOT, "list", TWO);

    assertThat(edit("list:\nb: 1\n", fill))
        .isEqualTo("list:\n  - name: a\n  - name: \"1.5\"\nb: 1\n");
    assertThat(edit("list: [ ] # c\n", fill))
        .isEqualTo("list: [ {name: a}, {name: \"1.5\"} ] # c\n");
    assertThat(edit("{\"list\":[]}", fill))
        .isEqualTo("{\"list\":[{\"name\":\"a\"},{\"name\":\"1.5\"}]}");
    assertThat(edit("list: ~\n", fill)).isEqualTo("list: [{name: a}, {name: \"1.5\"}]\n");
    assertThat(edit("a:b:\nb: 1\n", new FillList(ROOT, "a:b", NewNode.names(List.of("c")))))
        .isEqualTo("a:b:\n  - name: c\nb: 1\n");
  }

  @Test
  void anItemIsAddedInTheColumnOfTheOthers() throws Exception {
    assertThat(
            edit(
                "list:\n    - name: x # c\n      # d\nb: 1\n",
                new AddItems(ROOT.key("list"), Where.LAST, NewNode.names(List.of("z")))))
        .isEqualTo("list:\n    - name: x # c\n      # d\n    - name: z\nb: 1\n");
  }

  @Test
  void jsonStaysJson() throws Exception {
    String before =
        """
        {
          "a": 1,
          "list": [
            {
              "name": "x"
            }
          ]
        }
        """;

    assertThat(
            edit(before, new AddItems(ROOT.key("list"), Where.FIRST, NewNode.names(List.of("y")))))
        .isEqualTo(
            """
            {
              "a": 1,
              "list": [
                {
                  "name": "y"
                },
                {
                  "name": "x"
                }
              ]
            }
            """);
    assertThat(edit(before, replace("list", "serviceAccountName", "y")))
        .isEqualTo("{\n  \"a\": 1,\n  \"serviceAccountName\": \"y\"\n}\n");
    assertThat(edit(before, remove(ROOT, "list"))).isEqualTo("{\n  \"a\": 1\n}\n");
  }

  @Test
  void kyamlKeepsItsTrailingCommas() throws Exception {
    assertThat(edit("{\n  a: \"x\",\n  b: \"y\", # c\n}\n", remove(ROOT, "b")))
        .isEqualTo("{\n  a: \"x\",\n}\n");
    assertThat(edit("{\n  a: \"x\", # c\n}\n", new AddEntry(ROOT, "b", new NewNode.Text("y"))))
        .isEqualTo("{\n  a: \"x\", # c\n  b: \"y\",\n}\n");
  }

  @Test
  void aKeyThatYamlWouldReadAsABooleanIsQuotedInFlowStyleToo() throws Exception {
    assertThat(edit("{a: x}", new AddEntry(ROOT, "on", new NewNode.Text("z"))))
        .isEqualTo("{a: x, \"on\": z}");
  }

  @Test
  void itemsAreRemovedByThePositionsBeforeTheCall() throws Exception {
    assertThat(edit("- a\n- b\n- c\n", new RemoveItem(ROOT, 0), new RemoveItem(ROOT, 1)))
        .isEqualTo("- c\n");
  }

  @Test
  void anItemPutFirstDoesNotMoveWhatOtherEditsMean() throws Exception {
    assertThat(
            edit(
                "[x, [y]]",
                new AddItems(ROOT, Where.FIRST, items("z")),
                new AddItems(ROOT.index(1), Where.FIRST, items("i", "j")),
                new RemoveItem(ROOT, 0)))
        .isEqualTo("[z, [i, j, y]]");
  }

  @Test
  void neighboursAreEditedInOneCall() throws Exception {
    assertThat(
            edit(
                "a: 1\nb: 2\nc: 3\nd: 4\n",
                remove(ROOT, "b"),
                remove(ROOT, "a"),
                new SetScalar(ROOT.key("c"), "x"),
                remove(ROOT, "d")))
        .isEqualTo("c: x\n");
  }

  @Test
  void allRefusalsOfACallAreNamedAndNothingIsEdited() {
    assertThatThrownBy(() -> edit("a: |\n  x\nb: 1\n", remove(ROOT, "c"), remove(ROOT, "d")))
        .isInstanceOfSatisfying(
            EditsRefusedException.class,
            refused ->
                assertThat(refused.refusals())
                    .extracting(EditsRefusedException.Refusal::message)
                    .containsExactly(
                        "the key c is not written there", "the key d is not written there"));
  }

  @Test
  void whatCannotBeDoneExactlyIsRefused() {
    assertThat(refusal("a: &x 1\nb: *x\n", remove(ROOT, "a")))
        .isEqualTo("an alias shares what an anchor there names");
    assertThat(refusal("a: &x\n  k: 1\nb: *x\n", remove(ROOT.key("a"), "k")))
        .isEqualTo("an alias shares what an anchor there names");
    assertThat(refusal("a: 1\na: 2\n", remove(ROOT, "a"))).isEqualTo("the key is given twice");
    assertThat(refusal("? a\n: 1\nb: 2\n", remove(ROOT, "a")))
        .isEqualTo("the key is written with ?, an anchor or a tag");
    assertThat(refusal("- [a: b]\n", new RemoveItem(ROOT.index(0), 0)))
        .isEqualTo("a pair without braces stands in a flow list");
    assertThat(refusal("a: !!map {b: 1}\n", remove(ROOT.key("a"), "b")))
        .isEqualTo("the mapping has a tag");
    assertThat(refusal("a: |\n  x", new AddEntry(ROOT, "b", TWO)))
        .isEqualTo("the file ends in a block scalar without final line break");
    assertThat(refusal("a: |+\n  x\nb: 1\n\nc: 2\n", remove(ROOT, "b")))
        .isEqualTo("the blank lines below would become part of the block scalar above");
    assertThat(refusal("a: >\n  x\n", new SetScalar(ROOT.key("a"), "z")))
        .isEqualTo("the value is a folded block scalar");
    assertThat(refusal("a: &x y\n", new SetScalar(ROOT.key("a"), "z")))
        .isEqualTo("the value has an anchor, so that other places share it");
    assertThat(refusal("a: !!int 1\n", new SetScalar(ROOT.key("a"), "z")))
        .isEqualTo("the value has a tag");
    assertThat(refusal("a: &x {b: 1}\nc: *x\n", remove(ROOT.key("c"), "b")))
        .isEqualTo("c is not a mapping");
    assertThat(refusal("a: [1 # c\n , 2]\n", new RemoveItem(ROOT.key("a"), 0)))
        .isEqualTo("a comment stands between the entry and its comma");
    assertThat(refusal("a: [] # c\nb: {}\n", new AddItems(ROOT.key("a"), Where.LAST, TWO)))
        .isEqualTo("the list is empty");
    assertThat(refusal("a: 1\n", new AddEntry(ROOT, "a", TWO)))
        .isEqualTo("the key is there already");
    assertThat(refusal("a: [1]\n", new FillList(ROOT, "a", TWO)))
        .isEqualTo("the list is not empty");
  }

  @Test
  void whatAliasesShareGoesOnceTheyAreGone() throws Exception {
    String text = "a: &x [1]\nb: *x\nc:\n  d: *x\n  e: 1\n";
    assertThat(edit(text, remove(ROOT, "a"), remove(ROOT, "b"), remove(ROOT.key("c"), "d")))
        .isEqualTo("c:\n  e: 1\n");
    assertThat(edit(text, remove(ROOT.key("c"), "d"), replace("a", "z", "v"), remove(ROOT, "b")))
        .isEqualTo("z: v\nc:\n  e: 1\n");
    assertThatThrownBy(() -> edit(text, remove(ROOT, "a"), remove(ROOT, "b")))
        .isInstanceOfSatisfying(
            EditsRefusedException.class,
            refused -> {
              assertThat(refused.refusals()).hasSize(1);
              assertThat(refused.refusals().get(0).offset()).isEqualTo(text.lastIndexOf("*x"));
              assertThat(refused.refusals().get(0).shared()).isTrue();
            });
  }

  @Test
  void anAliasBelongsToTheLastAnchorOfItsName() throws Exception {
    String text = "a: &x 1\nb: *x\nc: &x 2\nd: *x\n";
    assertThat(edit(text, remove(ROOT, "a"), remove(ROOT, "b"))).isEqualTo("c: &x 2\nd: *x\n");
    assertThat(edit(text, remove(ROOT, "d"), remove(ROOT, "c"))).isEqualTo("a: &x 1\nb: *x\n");
    assertThatThrownBy(() -> edit(text, remove(ROOT, "c"), remove(ROOT, "b")))
        .isInstanceOf(EditsRefusedException.class);
  }

  @Test
  void aRefusalThatNothingLiftsIsNamedWithoutThoseThatWait() {
    assertThatThrownBy(() -> edit("a: &x 1\nb: *x\nc: 1\n", remove(ROOT, "a"), remove(ROOT, "z")))
        .isInstanceOfSatisfying(
            EditsRefusedException.class,
            refused ->
                assertThat(refused.refusals())
                    .extracting(EditsRefusedException.Refusal::message)
                    .containsExactly("the key z is not written there"));
  }

  @Test
  void anEntryThatNoMergeKeySuppliesIsEditedBesideOne() throws Exception {
    String text = "a: &m {b: 1}\nc:\n  <<: *m\n  d: 1\n";
    NodePath c = ROOT.key("c");
    assertThat(edit(text, remove(c, "d"))).isEqualTo("a: &m {b: 1}\nc:\n  <<: *m\n");
    assertThat(edit(text, new AddEntry(c, "e", new NewNode.Text("x"))))
        .isEqualTo("a: &m {b: 1}\nc:\n  <<: *m\n  d: 1\n  e: x\n");
    assertThat(edit(text, new AddEntry(c, "e", new NewNode.Text("x"), Optional.of("<<"))))
        .isEqualTo("a: &m {b: 1}\nc:\n  <<: *m\n  e: x\n  d: 1\n");
    assertThat(refusal(text, new AddEntry(c, "b", new NewNode.Text("x"))))
        .isEqualTo("a merge key supplies the key b, too");
    assertThat(refusal("a: &m {b: 1}\nc: {<<: [*m], b: 2}\n", remove(c, "b")))
        .isEqualTo("a merge key supplies the key b, too");
    assertThat(refusal("a: &m [1]\nc: {<<: *m, b: 2}\n", remove(c, "b")))
        .isEqualTo("a merge key supplies the key b, too");
  }

  @Test
  void anEntryThatAMergeKeyUncoversGoesOnceTheOtherIsGone() throws Exception {
    String text = "a: &m {b: 1, x: 1}\nc:\n  <<: *m\n  b: 2\n";
    assertThat(edit(text, remove(ROOT.key("c"), "b"), new Shared(remove(ROOT.key("a"), "b"))))
        .isEqualTo("a: &m {x: 1}\nc:\n  <<: *m\n");
  }

  @Test
  void anEditOfWhatMergeKeysShareHasToBeMeantForThem() throws Exception {
    String text = "a: &m\n  b: 1\nc:\n  <<: *m\n";
    assertThat(refusal(text, remove(ROOT.key("a"), "b")))
        .isEqualTo("an alias shares what an anchor there names");
    assertThat(edit(text, new Shared(remove(ROOT.key("a"), "b"))))
        .isEqualTo("a: &m {}\nc:\n  <<: *m\n");
    assertThat(
            refusal(
                "a: &x\n  b: {c: 1}\nd: *x\n",
                new Shared(remove(ROOT.keys(List.of("a", "b")), "c"))))
        .isEqualTo("an alias shares what an anchor there names");
    assertThat(refusal("a: &x\n  b: &y 1\nd: *x\ne: *y\n", new Shared(remove(ROOT.key("a"), "b"))))
        .isEqualTo("an alias shares what an anchor there names");
  }
}
