package io.github.pullsecret.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.text.SourceText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergeKeysTest {
  /** Where the mappings stand that supply {@code k} to the mapping at {@code p}. */
  private static Optional<List<String>> suppliers(String text) throws Exception {
    SourceText source = SourceText.decode(text.getBytes(UTF_8));
    YamlDocument document = DocumentParser.parse(source, DocumentParser.split(source).get(0));
    var mapping = (YamlNode.Mapping) document.find(NodePath.ROOT.key("p")).orElseThrow();
    return MergeKeys.suppliers(document, mapping, "k")
        .map(
            found ->
                found.stream()
                    .map(node -> document.aliases().path(node))
                    .map(path -> path.map(NodePath::toString).orElse("in place"))
                    .toList());
  }

  @Test
  void aKeyComesFromAnyMappingThatIsMergedInTheEnd() throws Exception {
    assertThat(suppliers("a: &a {k: 1}\np: {<<: *a}\n")).contains(List.of("a"));
    assertThat(suppliers("a: &a {k: 1}\nb: &b {<<: *a}\np: {<<: *b}\n")).contains(List.of("a"));
    assertThat(suppliers("a: &a {k: 1}\nb: &b {x: 1}\np: {<<: [*b, *a]}\n")).contains(List.of("a"));
    assertThat(suppliers("p: {<<: {k: 1}}\n")).contains(List.of("in place"));
  }

  @Test
  void whatIsHiddenCountsToo() throws Exception {
    assertThat(suppliers("a: &a {k: 1}\nb: &b {<<: *a, k: 2}\np: {<<: *b}\n"))
        .contains(List.of("b", "a"));
    assertThat(suppliers("a: &a {k: 1}\nb: &b {k: 1}\np: {<<: [*a, *b]}\n"))
        .contains(List.of("a", "b"));
  }

  @Test
  void aMappingThatIsReachedTwiceSuppliesOnce() throws Exception {
    assertThat(suppliers("a: &a {k: 1}\nb: &b {<<: *a}\nc: &c {<<: *a}\np: {<<: [*b, *c]}\n"))
        .contains(List.of("a"));
  }

  @Test
  void theLastAnchorOfANameCounts() throws Exception {
    assertThat(suppliers("a: &a {k: 1}\nb: &a {x: 1}\np: {<<: *a}\n")).contains(List.of());
  }

  @Test
  void aQuotedKeyMergesNothing() throws Exception {
    assertThat(suppliers("a: &a {k: 1}\np: {\"<<\": *a}\n")).contains(List.of());
  }

  @Test
  void whatCannotBeToldIsNotGuessed() throws Exception {
    assertThat(suppliers("a: &a text\np: {<<: *a}\n")).isEmpty();
    assertThat(suppliers("a: &a [x]\np: {<<: *a}\n")).isEmpty();
    assertThat(suppliers("n: &n k\na: &a {*n : 1}\np: {<<: *a}\n")).isEmpty();
  }
}
