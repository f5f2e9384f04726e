package io.github.pullsecret.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.TextEdit;
import io.github.pullsecret.yaml.Edit.SetScalar;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A round makes its edits, and nobody gets around its proof. */
class EditRoundTest {
  private static final String TEXT = "a: 1 # c\n---\na: 2\n";

  private static Placed set(int document, String value) {
    return new Placed(document, new SetScalar(NodePath.ROOT.key("a"), value));
  }

  private static EditRound round(String text, Placed... edits) throws Exception {
    EditRound round = new EditRound(SourceText.decode(text.getBytes(UTF_8)), List.of(edits));
    for (Placed edit : edits) {
      assertThat(round.accept(edit)).isTrue();
    }
    return round;
  }

  @Test
  void edits_of_several_documents_are_made_together() throws Exception {
    EditRound round = round(TEXT, set(0, "x"), set(1, "z"));
    assertThat(round.finish(round.splices()).text()).isEqualTo("a: x # c\n---\na: z\n");
  }

  @Test
  void edits_of_more_documents_than_are_read_ahead_are_made_together() throws Exception {
    int count = 600;
    Placed[] edits =
        IntStream.range(0, count).mapToObj(number -> set(number, "x")).toArray(Placed[]::new);
    EditRound round = round("---\na: y\n".repeat(count), edits);
    assertThat(round.finish(round.splices()).text()).isEqualTo("---\na: x\n".repeat(count));
  }

  @Test
  void a_second_edit_of_one_place_waits() throws Exception {
    EditRound round = new EditRound(SourceText.ofNewFile(TEXT), List.of(set(0, "x"), set(0, "y")));
    assertThat(round.isEmpty()).isTrue();
    assertThat(round.accept(set(0, "x"))).isTrue();
    assertThat(round.accept(set(0, "y"))).isFalse();
    assertThat(round.isEmpty()).isFalse();
  }

  @Test
  void a_splice_that_nobody_planned_is_found_in_its_document() throws Exception {
    String problem = "a comment outside the edit changed";
    assertUnproved(round(TEXT, set(0, "x")), TextEdit.insert(TEXT.indexOf("# c"), "#"), problem);
    assertUnproved(
        round(TEXT, set(1, "x")), TextEdit.insert(TEXT.lastIndexOf("a:"), "# d\n"), problem);
  }

  @Test
  void a_splice_that_changes_how_the_file_ends_is_found() throws Exception {
    TextEdit cut = TextEdit.delete(TEXT.length() - 1, TEXT.length());
    assertUnproved(round(TEXT, set(0, "x")), cut, "the final line break changed");
  }

  @Test
  void a_splice_that_makes_another_document_is_found() throws Exception {
    TextEdit marker = TextEdit.insert(TEXT.indexOf("---"), "---\n");
    assertUnproved(
        round(TEXT, set(0, "x")), marker, "there are more or fewer documents than before");
  }

  private static void assertUnproved(EditRound round, TextEdit unplanned, String problem) {
    List<TextEdit> splices = new ArrayList<>(round.splices());
    splices.add(unplanned);
    assertThatThrownBy(() -> round.finish(splices))
        .isInstanceOf(EditProofException.class)
        .hasMessage(problem);
  }
}
