package io.github.pullsecret.yaml;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.text.TextEdit;
import io.github.pullsecret.yaml.Edit.CommentsAbove;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults planted into the editor: the proof has to find each of them. */
class EditProofTest {
  private static final String DEPLOYMENT =
      """
      # web, in front of everything
      kind: Deployment
      metadata: {name: web, labels: &l {app: web}}
      spec:
        selector: *l
        template:
          spec:
            # pulls from our registry
            imagePullSecrets: # internal
              - name: regcred
            containers:
              - name: web # the only one
                image: "web:1"
                args: |
                  --all
      """;

  private static final Edit REMOVE =
      new Edit.RemoveEntry(
          NodePath.ROOT.keys(List.of("spec", "template", "spec")),
          "imagePullSecrets",
          CommentsAbove.KEEP);

  @Test
  void what_was_meant_passes() throws Exception {
    assertThat(prove(DEPLOYMENT, plan(DEPLOYMENT, REMOVE)).text())
        .isEqualTo(
            """
            # web, in front of everything
            kind: Deployment
            metadata: {name: web, labels: &l {app: web}}
            spec:
              selector: *l
              template:
                spec:
                  # pulls from our registry
                  containers:
                    - name: web # the only one
                      image: "web:1"
                      args: |
                        --all
            """);
  }

  @Test
  void an_editor_that_eats_one_more_character_is_found() throws Exception {
    Change change = plan(DEPLOYMENT, REMOVE);
    for (int before = 0; before <= 1; before++) {
      for (int after = 0; after <= 1; after++) {
        Change hungry = grown(change, before, after);
        if (before + after > 0) {
          assertThatThrownBy(() -> prove(DEPLOYMENT, hungry))
              .as(before + " before, " + after + " after")
              .isInstanceOf(EditProofException.class);
        }
      }
    }
  }

  @Test
  void any_character_that_changes_outside_the_splices_is_found() throws Exception {
    SourceText source = decode(DEPLOYMENT);
    Change change = plan(DEPLOYMENT, REMOVE);
    String edited = source.apply(change.edits()).text();
    for (int i = 0; i < edited.length(); i++) {
      SourceText tampered = decode(edited.substring(0, i) + '~' + edited.substring(i + 1));
      assertThatThrownBy(() -> EditProof.checkText(source, tampered, change.edits()))
          .isInstanceOf(EditProofException.class);
    }
  }

  @Test
  void a_comment_that_is_lost_without_being_owned_is_found() throws Exception {
    Change change = plan(DEPLOYMENT, REMOVE);
    int comment = DEPLOYMENT.indexOf("# the only one");
    List<TextEdit> edits = new ArrayList<>(change.edits());
    edits.add(TextEdit.delete(comment, comment + "# the only one".length()));
    Change careless = new Change(edits, change.events(), change.ownedComments(), List.of());
    assertThatThrownBy(() -> prove(DEPLOYMENT, careless))
        .isInstanceOf(EditProofException.class)
        .hasMessage("a comment outside the edit changed");
  }

  @Test
  void quotes_that_change_are_found() throws Exception {
    Change change = plan(DEPLOYMENT, REMOVE);
    List<TextEdit> edits = new ArrayList<>(change.edits());
    int quoted = DEPLOYMENT.indexOf("\"web:1\"");
    edits.add(new TextEdit(new Span(quoted, quoted + 7), "'web:1'"));
    Change careless =
        new Change(edits, change.events(), change.ownedComments(), change.commentsAbove());
    assertThatThrownBy(() -> prove(DEPLOYMENT, careless)).isInstanceOf(EditProofException.class);
  }

  @Test
  void an_alias_that_is_bound_to_another_node_is_found() throws Exception {
    String text =
        """
        first: &x {a: 1}
        second: &x {a: 1}
        third: *x
        """;
    YamlDocument document = parse(decode(text));
    Span entry = Members.of((YamlNode.Mapping) document.root().orElseThrow()).span(1);
    Change careless =
        new Change(
            List.of(TextEdit.delete(entry.start(), entry.end() + 1)),
            new Change.EventEdit(
                Members.of((YamlNode.Mapping) document.root().orElseThrow()).events().get(1),
                List.of()),
            List.of(),
            List.of());
    assertThatThrownBy(() -> prove(text, careless))
        .isInstanceOf(EditProofException.class)
        .hasMessage("an alias is bound to another node");
  }

  @Test
  void an_alias_that_is_left_without_its_anchor_is_found() throws Exception {
    String text = "first: &x [1]\nsecond: *x\nthird: *x\n";
    YamlDocument document = parse(decode(text));
    Members members = Members.of((YamlNode.Mapping) document.root().orElseThrow());
    Change careless =
        new Change(
            List.of(TextEdit.delete(0, members.span(2).start())),
            new Change.EventEdit(
                new Span(members.events().get(0).start(), members.events().get(1).end()),
                List.of()),
            List.of(),
            List.of());
    assertThatThrownBy(() -> prove(text, careless)).isInstanceOf(EditProofException.class);
  }

  @Test
  void json_that_is_json_no_more_is_found() throws Exception {
    String text = "{\"a\": [\"x\"], \"b\": 1}";
    int end = text.indexOf("]");
    Change careless =
        new Change(
            List.of(TextEdit.insert(end, ",")),
            new Change.EventEdit(new Span(0, 0), List.of()),
            List.of(),
            List.of());
    assertThatThrownBy(() -> prove(text, careless))
        .isInstanceOf(EditProofException.class)
        .hasMessage("JSON is not JSON any more");
  }

  @Test
  void a_final_line_break_that_goes_is_found() throws Exception {
    SourceText source = decode("a: 1\n");
    List<TextEdit> edits = List.of(TextEdit.delete(4, 5));
    assertThatThrownBy(() -> EditProof.checkText(source, source.apply(edits), edits))
        .isInstanceOf(EditProofException.class)
        .hasMessage("the final line break changed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: 1\\n          | ---\\na: 1\\n    | a document marker changed",
        "---\\na: 1\\n    | %YAML 1.2\\n---\\na: 1\\n | a directive changed",
        "# c\\n           | a # c\\n         | there are more or fewer nodes than meant",
        "a: 1\\nb: 2\\n    | a: 1\\n           | there are more or fewer nodes than meant",
        "a: 1\\n          | a: 2\\n           | node 2 is not as meant",
        "a: 1 # c\\n      | a: 1 # d\\n       | a comment outside the edit changed"
      })
  void what_differs_without_being_meant_is_found(String before, String after, String problem)
      throws Exception {
    YamlDocument was = parse(decode(before.translateEscapes()));
    YamlDocument is = parse(decode(after.translateEscapes()));
    EditProof.check(was, was, List.of());
    assertThatThrownBy(() -> EditProof.check(was, is, List.of()))
        .isInstanceOf(EditProofException.class)
        .hasMessage(problem);
  }

  @Test
  void two_changes_of_one_node_are_found() throws Exception {
    Change change = plan(DEPLOYMENT, REMOVE);
    YamlDocument before = parse(decode(DEPLOYMENT));
    assertThatThrownBy(() -> EditProof.check(before, before, List.of(change, change)))
        .isInstanceOf(EditProofException.class)
        .hasMessage("two edits change one node");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ab\\n         | 0 | 1 | x | ab\\n      | an edit is missing",
        "a\\n          | 0 | 1 | x | x\\nb\\n   | the text has another length",
        "a:\\n    b: 1\\n | 3 | 5 |   | a:\\n  b: 1\\n | an indentation changed",
        "a\\r          | 1 | 2 |   | a        | the final line break changed",
        "a\\n          | 1 | 2 | ' ' | 'a '   | the final line break changed",
        "ab\\n         | 1 | 2 | x | xx\\n      | text before an edit changed",
        "ab\\n         | 0 | 1 | x | xc\\n      | text after an edit changed"
      })
  void a_text_that_is_not_the_old_one_with_the_splice_is_found(
      String before, int start, int end, @Nullable String by, String after, String problem)
      throws Exception {
    List<TextEdit> edits = List.of(new TextEdit(new Span(start, end), by == null ? "" : by));
    SourceText was = decode(before.translateEscapes());
    SourceText is = decode(after.translateEscapes());
    assertThatThrownBy(() -> EditProof.checkText(was, is, edits))
        .isInstanceOf(EditProofException.class)
        .hasMessage(problem);
  }

  @Test
  void another_encoding_is_found() throws Exception {
    SourceText was = decode("a\n");
    SourceText is = SourceText.decode("\uFEFFa\n".getBytes(UTF_16LE));
    assertThatThrownBy(() -> EditProof.checkText(was, is, List.of()))
        .isInstanceOf(EditProofException.class)
        .hasMessage("the encoding changed");
  }

  /** The change with its splice larger by this many characters on either side. */
  private static Change grown(Change change, int before, int after) {
    TextEdit edit = change.edits().get(0);
    Span span = new Span(edit.span().start() - before, edit.span().end() + after);
    return new Change(
        List.of(new TextEdit(span, edit.replacement())),
        change.events(),
        change.ownedComments(),
        change.commentsAbove());
  }

  private static Change plan(String text, Edit edit) throws Exception {
    return new EditPlanner(parse(decode(text))).plan(edit);
  }

  /** What the editor does with a change that it has worked out. */
  private static SourceText prove(String text, Change change) throws Exception {
    SourceText source = decode(text);
    SourceText after = YamlEditor.decodedAgain(source.apply(change.edits()));
    EditProof.checkText(source, after, change.edits());
    try {
      EditProof.check(parse(source), parse(after), List.of(change));
    } catch (YamlSyntaxException e) {
      throw new EditProofException("the edited text can't be parsed");
    }
    return after;
  }

  private static SourceText decode(String text) throws Exception {
    return SourceText.decode(text.getBytes(UTF_8));
  }

  private static YamlDocument parse(SourceText source) throws YamlSyntaxException {
    return DocumentParser.parse(source, DocumentParser.split(source).get(0));
  }
}
