package io.github.pullsecret.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.yaml.NewNode.Field;
import io.github.pullsecret.yaml.NewNode.Fields;
import io.github.pullsecret.yaml.NewNode.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DocumentInserterTest {
  private static final Fields CONTENT =
      new Fields(
          List.of(
              new Field("kind", new Text("ServiceAccount")),
              new Field("list", NewNode.names(List.of("a")))));

  private static String append(String before) throws Exception {
    return insert(before, OptionalInt.empty());
  }

  private static String above(String before, int document) throws Exception {
    return insert(before, OptionalInt.of(document));
  }

  private static String insert(String before, OptionalInt place) throws Exception {
    SourceText source = SourceText.decode(before.getBytes(StandardCharsets.UTF_8));
    return DocumentInserter.insert(
            source, source, List.of(new NewDocument(place, CONTENT, Dialect.BLOCK)))
        .text();
  }

  @Test
  void aDocumentIsAppendedInTheStyleOfTheLastOne() throws Exception {
    assertThat(append("a:\n- x\n"))
        .isEqualTo("a:\n- x\n---\nkind: ServiceAccount\nlist:\n- name: a\n");
    assertThat(append("a:\r\n    b: 1\r\n"))
        .isEqualTo("a:\r\n    b: 1\r\n---\r\nkind: ServiceAccount\r\nlist:\r\n    - name: a\r\n");
    assertThat(append("---\n{\n  a: \"x\",\n}\n"))
        .isEqualTo(
            """
            ---
            {
              a: "x",
            }
            ---
            {
              kind: "ServiceAccount",
              list: [{
                name: "a",
              }],
            }
            """);
  }

  @Test
  void aFileWithoutFinalLineBreakStaysSo() throws Exception {
    assertThat(append("a: 1")).isEqualTo("a: 1\n---\nkind: ServiceAccount\nlist:\n  - name: a");
  }

  @Test
  void anEmptyDocumentIsFilled() throws Exception {
    assertThat(append("# later\n"))
        .isEqualTo("# later\nkind: ServiceAccount\nlist:\n  - name: a\n");
    assertThat(append("a: 1\n---\n"))
        .isEqualTo("a: 1\n---\nkind: ServiceAccount\nlist:\n  - name: a\n");
  }

  @Test
  void afterADocumentEndANewDocumentHasAMarker() throws Exception {
    assertThat(append("a: 1\n...\n"))
        .isEqualTo("a: 1\n...\n---\nkind: ServiceAccount\nlist:\n  - name: a\n");
    assertThat(append("a: 1\n...\n\n"))
        .isEqualTo("a: 1\n...\n\n---\nkind: ServiceAccount\nlist:\n  - name: a\n");
  }

  @Test
  void aDocumentStandsAboveAnotherAndItsComments() throws Exception {
    assertThat(above("# about a\na: 1\n", 0))
        .isEqualTo("kind: ServiceAccount\nlist:\n  - name: a\n---\n# about a\na: 1\n");
    assertThat(above("a: 1\n---\nb: 1\n", 1))
        .isEqualTo("a: 1\n---\nkind: ServiceAccount\nlist:\n  - name: a\n---\nb: 1\n");
    assertThat(above("---", 0)).isEqualTo("---\nkind: ServiceAccount\nlist:\n  - name: a\n---");
  }

  @Test
  void aLicenceStaysOnTop() throws Exception {
    assertThat(above("# Copyright\na: 1\n", 0))
        .isEqualTo("# Copyright\nkind: ServiceAccount\nlist:\n  - name: a\n---\na: 1\n");
  }

  @Test
  void whatCannotHoldADocumentIsRefused() {
    assertThatThrownBy(() -> append("{\"a\": 1}"))
        .isInstanceOf(EditRefusedException.class)
        .hasMessage("a JSON file holds one document only");
    assertThatThrownBy(() -> append("a: |\n  x"))
        .isInstanceOf(EditRefusedException.class)
        .hasMessage("the file ends in a block scalar without final line break");
    assertThatThrownBy(() -> above("%YAML 1.2\n---\na: 1\n", 0))
        .isInstanceOf(EditRefusedException.class)
        .hasMessage("the document has directives");
  }
}
