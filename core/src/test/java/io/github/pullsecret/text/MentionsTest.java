package io.github.pullsecret.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MentionsTest {
  private static List<String> in(String text, String... names) {
    return Mentions.in("f", text, List.of(names)).stream().map(Location::toString).toList();
  }

  @Test
  void a_line_counts_once_where_the_first_of_the_names_stands() {
    assertThat(in("x\n  a, b b\n\nb a\nc\na", "b", "a")).containsExactly("f:2:3", "f:4:1", "f:6:1");
  }

  @Test
  void a_part_of_another_name_is_no_mention() {
    assertThat(in("ab a-b a.b\nab a\na.\n(a)\n_a a_\n", "a"))
        .containsExactly("f:2:4", "f:3:1", "f:4:2");
  }

  /** Each line was once searched to the end of the text, which took minutes. */
  @Test
  void names_that_come_no_more_are_not_searched_in_each_line() {
    String text = "a\n" + "    web\n".repeat(500_000) + "b\n";

    assertThat(in(text, "a", "b", "c")).containsExactly("f:1:1", "f:500002:1");
  }
}
