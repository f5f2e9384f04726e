package io.github.pullsecret.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.text.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class AliasesTest {
  private static YamlDocument parse(String text) throws Exception {
    SourceText source = SourceText.decode(text.getBytes(UTF_8));
    return DocumentParser.parse(source, DocumentParser.split(source).get(0));
  }

  private static YamlNode node(YamlDocument document, String key) {
    return document.find(NodePath.ROOT.key(key)).orElseThrow();
  }

  private static List<String> paths(List<Aliases.Use> uses) {
    return uses.stream().map(use -> use.path().map(NodePath::toString).orElse("?")).toList();
  }

  @Test
  void eachAliasIsOfTheLastAnchorBeforeIt() throws Exception {
    YamlDocument document = parse("a: &x 1\nb: *x\nc: &x 2\nd: [*x, {e: *x}]\n");
    assertThat(paths(document.aliases().of(node(document, "a")))).containsExactly("b");
    assertThat(paths(document.aliases().of(node(document, "c")))).containsExactly("d[0]", "d[1].e");
    assertThat(document.aliases().path(node(document, "c"))).contains(NodePath.ROOT.key("c"));
  }

  @Test
  void aKeyAndWhatStandsBelowAnOddKeyHaveNoPath() throws Exception {
    YamlDocument document = parse("a: &x 1\n*x : 1\n? [k]\n: *x\n");
    assertThat(paths(document.aliases().of(node(document, "a")))).containsExactly("?", "?");
  }

  @Test
  void aliasesIntoARangeStandOutsideIt() throws Exception {
    YamlDocument document = parse("a: [&x 1, *x, &y 2]\nb: *x\nc: {d: *y}\n");
    assertThat(paths(document.aliases().into(node(document, "a").events())))
        .containsExactly("b", "c.d");
    assertThat(document.aliases().isEmpty()).isFalse();
    assertThat(parse("a: &x 1\n").aliases().isEmpty()).isTrue();
  }
}
