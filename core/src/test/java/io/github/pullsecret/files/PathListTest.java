package io.github.pullsecret.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathListTest {
  private final Tree tree;

  PathListTest(@TempDir Path directory) throws IOException {
    tree = Tree.at(directory);
  }

  private PathList list(String text) {
    return PathList.of(text.getBytes(UTF_8), tree.workingDirectory());
  }

  @Test
  void a_path_stands_on_each_line() throws IOException {
    tree.files("a.yaml", "b c.yaml", "ü.yaml", "last.yaml");

    assertThat(list("a.yaml\n\nb c.yaml\r\n./ü.yaml\nlast.yaml").files())
        .containsExactlyInAnyOrder("a.yaml", "b c.yaml", "ü.yaml", "last.yaml");
    assertThat(list("\uFEFFa.yaml\n").files()).containsExactly("a.yaml");
    assertThat(list("").files()).isEmpty();
  }

  @Test
  void with_a_NUL_in_it_a_path_ends_at_each() throws IOException {
    assumeTrue(tree.isPosix(), "needs a line break in a name");
    tree.files("a.yaml", "new\nline.yaml", "\"quoted\"");

    assertThat(list("a.yaml\0new\nline.yaml\0\"quoted\"\0").files())
        .containsExactlyInAnyOrder("a.yaml", "new\nline.yaml", "\"quoted\"");
  }

  @Test
  void a_line_may_be_quoted_as_Git_does() throws IOException {
    assumeTrue(tree.isPosix(), "needs special characters in a name");
    tree.files("ü.yaml", "new\nline.yaml", "a\"b\\c.yaml");

    assertThat(list("\"\\303\\274.yaml\"\n\"new\\nline.yaml\"\n\"a\\\"b\\\\c.yaml\"\n").files())
        .containsExactlyInAnyOrder("ü.yaml", "new\nline.yaml", "a\"b\\c.yaml");
  }

  @Test
  void what_is_not_there_is_missing() throws IOException {
    tree.files("a.yaml");

    assertThat(list("apps/../b.yaml\na.yaml\na.yaml/c\n").missing())
        .containsExactly("b.yaml", "a.yaml/c");
  }

  @Test
  void a_link_is_the_file_it_leads_to() throws IOException {
    tree.files("apps/a.yaml");
    tree.link("link", "apps");
    tree.link("broken.yaml", "nowhere");

    assertThat(list("link/a.yaml\nbroken.yaml\n").files())
        .containsExactlyInAnyOrder("apps/a.yaml", "broken.yaml");
  }

  @Test
  void names_that_are_no_text_are_told_apart() throws IOException {
    assumeTrue(tree.isPosix(), "needs names of bytes");
    for (String name : new String[] {"b\u00FF.yaml", "b\u00FE.yaml"}) {
      tree.bytes(name);
    }

    PathList list =
        PathList.of("b\u00FF.yaml\nnot\u00FF\n".getBytes(ISO_8859_1), tree.workingDirectory());

    assertThat(list.files()).containsExactly("b\\xff.yaml");
    assertThat(list.missing()).containsExactly("not\\xff");
  }
}
