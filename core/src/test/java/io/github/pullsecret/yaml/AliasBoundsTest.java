package io.github.pullsecret.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pullsecret.text.SourceText;
import org.junit.jupiter.api.Test;

/** Few aliases may stand for much, but not for more than whoever follows them can bear. */
class AliasBoundsTest {
  private static YamlDocument parse(String text) throws YamlSyntaxException {
    return DocumentParser.parse(SourceText.ofNewFile(text), 0);
  }

  /** A list of lists that stand for so many values, by ten for each level. */
  private static String levels(int count) {
    StringBuilder text = new StringBuilder("l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < count; i++) {
      text.append("l%d: &l%d [%s]\n".formatted(i, i, ("*l" + (i - 1) + ", ").repeat(10)));
    }
    return text.toString();
  }

  /** Lists that hold each other, each one level deeper than the one before. */
  private static String depth(int count) {
    StringBuilder text = new StringBuilder("d1: &d1 []\n");
    for (int i = 2; i <= count; i++) {
      text.append("d%d: &d%d [*d%d]\n".formatted(i, i, i - 1));
    }
    return text.toString();
  }

  @Test
  void some_hundred_thousand_values_are_read() throws Exception {
    assertThat(parse(levels(5)).root()).isPresent();
  }

  @Test
  void more_are_not() {
    assertThatThrownBy(() -> parse(levels(6)))
        .isInstanceOf(YamlSyntaxException.class)
        .hasMessage("aliases stand for more than 400000 values")
        .satisfies(
            e -> assertThat(((YamlSyntaxException) e).offset()).isGreaterThan(levels(5).length()));
  }

  @Test
  void aliases_count_for_the_depth() throws Exception {
    assertThat(parse(depth(199)).root()).isPresent();
    assertThatThrownBy(() -> parse(depth(200)))
        .isInstanceOf(YamlSyntaxException.class)
        .hasMessage("with its aliases nested deeper than 200 levels");
  }

  @Test
  void an_anchor_that_is_set_again_is_another() throws Exception {
    assertThat(parse("a: &a [&a x, *a]\nb: *a\n").root()).isPresent();
  }

  @Test
  void nothing_is_a_part_of_itself() {
    for (String text : new String[] {"a: &a [*a]\n", "a: &a {b: [*a]}\n", "p: &p {<<: *p}\n"}) {
      assertThatThrownBy(() -> parse(text))
          .isInstanceOf(YamlSyntaxException.class)
          .hasMessage("an alias stands for a value that it is a part of");
    }
  }
}
