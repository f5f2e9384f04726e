package io.github.pullsecret.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.pullsecret.kubernetes.ManifestReader;
import io.github.pullsecret.rules.RulesReader;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.text.TextEdit;
import io.github.pullsecret.yaml.Edit.AddEntry;
import io.github.pullsecret.yaml.Edit.CommentsAbove;
import io.github.pullsecret.yaml.Edit.ReplaceEntry;
import io.github.pullsecret.yaml.Edit.SetScalar;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds the text of a document does not show it, whoever logs it; nor does an exception. */
class HiddenTextTest {
  private static final String CANARY = "CANARY";

  private static final String SECRET =
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: dockersec
        annotations: {last: CANARY}
      data: {a: "CANARY", b: 'CANARY'}
      # CANARY
      stringData:
        c: |
          CANARY
        d: &d >-
          x CANARY
        e: CANARY
        f: *d
        g: [CANARY]
      """;

  @ParameterizedTest
  @ValueSource(strings = {"", "imagePullSecrets: [{name: x}]\n", "- op: replace\n", "{{ if x }}\n"})
  void what_was_read(String more) throws Exception {
    SourceText source = SourceText.ofNewFile(SECRET);
    YamlDocument document = DocumentParser.parse(source, 0);
    SourceText whole = SourceText.ofNewFile(SECRET + more);

    assertHidden(source, document, document.root(), document.events(), document.tokens());
    assertHidden(document.aliases(), document.find(NodePath.ROOT.key("data")));
    ManifestReader reader = new ManifestReader(Optional.empty());
    assertHidden(reader.read("a.yaml", whole));
    assertHidden(reader.read("kustomization.yaml", source));
    assertHidden(reader.glance("a.yaml", whole.bytes()));
  }

  @Test
  void what_is_to_be_written() {
    NodePath path = NodePath.ROOT.key("data").key("a");
    NewNode.Fields fields =
        new NewNode.Fields(
            List.of(
                new NewNode.Field("a", new NewNode.Text(CANARY)),
                new NewNode.Field("b", new NewNode.Block(CANARY)),
                new NewNode.Field("c", NewNode.names(List.of(CANARY)))));

    assertHidden(new Placed(0, new SetScalar(path, CANARY)));
    assertHidden(new Edit.Shared(new SetScalar(path, CANARY)));
    assertHidden(new ReplaceEntry(path, "a", "b", CANARY, CommentsAbove.KEEP));
    assertHidden(new AddEntry(path, "a", fields));
    assertHidden(new NewDocument(OptionalInt.empty(), fields, Dialect.BLOCK));
    assertHidden(TextEdit.insert(0, CANARY));
    assertHidden(new Change.EventEdit(new Span(0, 1), fields(fields)));
  }

  private static List<YamlEvent> fields(NewNode.Fields fields) {
    return List.of(YamlEvent.scalar(fields.toString() + CANARY, YamlNode.Style.PLAIN));
  }

  /** Data that breaks the document, each in its own way. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "!CANARY!x",
        "!<CANARY",
        "!CANARY{x} \"",
        "*CANARY",
        "*CANARY!",
        "&CANARY &CANARY x",
        "&CANARY, [",
        "\"CANARY",
        "\"CANARY\\q\"",
        "\"CANARY\\xZZ\"",
        "\"CANARY\" CANARY",
        "'CANARY",
        "'CANARY' CANARY",
        "%CANARY",
        "@CANARY",
        "`CANARY",
        "[CANARY",
        "[CANARY}",
        "{CANARY",
        "{CANARY: [}",
        "|CANARY",
        "|9CANARY",
        ">CANARY",
        "CANARY: CANARY: x",
        "\tCANARY\n \tx: y",
        "? CANARY\n? [",
        "CANARY\n CANARY: x",
        "CANARY\nCANARY",
        "CANARY\n%CANARY\n---\n%CANARY",
        "CANARY\0",
        "CANARY\u0007",
        "CANARY\n\uFEFFCANARY: x",
        "CANARY\n... CANARY",
        "- CANARY\n  - CANARY"
      })
  void what_is_wrong(String data) {
    String text = "kind: Secret\nimagePullSecrets: []\ndata:\n  a: " + data + "\n";
    SourceText source = SourceText.ofNewFile(text);
    for (Span span : DocumentParser.split(source)) {
      Throwable thrown = catchThrowable(() -> DocumentParser.parse(source, span));
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(YamlSyntaxException.class);
        assertHidden(thrown);
      }
    }
    assertHidden(new ManifestReader(Optional.empty()).read("a.yaml", source));
    byte[] manifest = ("apiVersion: v1\n" + text).getBytes(UTF_8); // Named as a rules file is.
    assertHidden(
        catchThrowable(
            () -> RulesReader.read("pullsecret.yaml", manifest, glob -> Optional.empty())));
  }

  private static void assertHidden(Object... values) {
    for (Object value : values) {
      assertThat(String.valueOf(value)).doesNotContain(CANARY);
    }
  }
}
