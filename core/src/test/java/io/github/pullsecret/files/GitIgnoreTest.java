package io.github.pullsecret.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitIgnoreTest {
  private final Tree tree;

  GitIgnoreTest(@TempDir Path directory) throws IOException {
    tree = Tree.at(directory);
  }

  @BeforeEach
  void makeRepository() throws IOException {
    Files.createDirectory(tree.path(".git"));
  }

  /** Those of the paths that are ignored; one that ends in a slash is a directory. */
  private List<String> ignored(String... paths) {
    return Stream.of(paths).filter(this::isIgnored).toList();
  }

  private boolean isIgnored(String path) {
    Path relative = Path.of(path);
    try {
      Path above = relative.getParent();
      GitIgnore rules = GitIgnore.at(above == null ? tree.root() : tree.root().resolve(above));
      String name = String.valueOf(relative.getFileName());
      return path.endsWith("/") ? rules.ignoresDirectory(name) : rules.ignoresFile(name);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void comments_and_blank_lines_say_nothing() throws IOException {
    tree.file(".gitignore", "# a.yaml\n\n   \n/\n!\n\\#b.yaml\n");

    assertThat(ignored("a.yaml", "# a.yaml", "#b.yaml", " ")).containsExactly("#b.yaml");
  }

  @Test
  void trailing_blanks_are_dropped_unless_escaped() throws IOException {
    tree.file(".gitignore", "a.yaml  \nb\\ \nc\\\\ \n");

    assertThat(ignored("a.yaml", "a.yaml  ", "b ", "b", "c\\"))
        .containsExactly("a.yaml", "b ", "c\\");
  }

  @Test
  void line_ends_of_windows_and_a_byte_order_mark_are_no_part_of_a_pattern() throws IOException {
    tree.file(".gitignore", "\uFEFFa.yaml\r\nb.yaml\r\n");

    assertThat(ignored("a.yaml", "b.yaml")).containsExactly("a.yaml", "b.yaml");
  }

  @Test
  void the_last_match_wins() throws IOException {
    tree.file(".gitignore", "*.yaml\n!keep.yaml\nx/keep.yaml\n\\!mark\n");

    assertThat(ignored("a.yaml", "keep.yaml", "x/keep.yaml", "y/keep.yaml", "!mark"))
        .containsExactly("a.yaml", "x/keep.yaml", "!mark");
  }

  @Test
  void a_slash_anywhere_but_at_the_end_anchors_a_pattern() throws IOException {
    tree.file(".gitignore", "/a.yaml\nx/b.yaml\nc.yaml\nd/\n");

    assertThat(
            ignored(
                "a.yaml",
                "x/a.yaml",
                "x/b.yaml",
                "y/x/b.yaml",
                "c.yaml",
                "x/c.yaml",
                "d",
                "d/",
                "x/d/"))
        .containsExactly("a.yaml", "x/b.yaml", "c.yaml", "x/c.yaml", "d/", "x/d/");
  }

  @Test
  void nothing_under_an_ignored_directory_can_be_taken_back() throws IOException {
    tree.file(".gitignore", "gen/\n!gen/keep.yaml\nout/*\n!out/keep.yaml\n");
    tree.file("gen/.gitignore", "!*\n");

    assertThat(ignored("gen/keep.yaml", "gen/deep/x.yaml", "out/", "out/x.yaml", "out/keep.yaml"))
        .containsExactly("gen/keep.yaml", "gen/deep/x.yaml", "out/x.yaml");
  }

  @Test
  void the_closest_file_wins() throws IOException {
    tree.file(".git/info/exclude", "a.yaml\nlocal.yaml\n");
    tree.file(".gitignore", "!a.yaml\nb.yaml\n");
    tree.file("x/.gitignore", "!b.yaml\n/c.yaml\n");

    assertThat(
            ignored(
                "a.yaml",
                "local.yaml",
                "x/local.yaml",
                "b.yaml",
                "x/b.yaml",
                "x/c.yaml",
                "c.yaml",
                "x/y/c.yaml"))
        .containsExactly("local.yaml", "x/local.yaml", "b.yaml", "x/c.yaml");
  }

  @Test
  void a_nested_repository_has_rules_of_its_own() throws IOException {
    tree.file(".gitignore", "a.yaml\n");
    tree.file("module/.git", "gitdir: ../.git/modules/module\n");
    tree.file(".git/modules/module/info/exclude", "b.yaml\n");
    tree.file("linked/.git", "gitdir: " + tree.path(".git/worktrees/linked") + "\n");
    tree.file(".git/worktrees/linked/commondir", "../..\n");
    tree.file(".git/info/exclude", "c.yaml\n");

    assertThat(
            ignored(
                "a.yaml",
                "module/a.yaml",
                "module/b.yaml",
                "module/c.yaml",
                "linked/a.yaml",
                "linked/c.yaml"))
        .containsExactly("a.yaml", "module/b.yaml", "linked/c.yaml");
  }

  @Test
  void outside_a_repository_nothing_is_ignored() throws IOException {
    Files.delete(tree.path(".git"));
    tree.file(".gitignore", "*\n");

    assertThat(ignored("a.yaml", "x/", "x/a.yaml")).isEmpty();
  }

  @Test
  void a_malformed_pattern_matches_nothing() throws IOException {
    tree.file(".gitignore", "[a\nb\\\n[[:none:]]\nc\n");

    assertThat(ignored("[a", "a", "b\\", "b", "c")).containsExactly("c");
  }

  @Test
  void a_link_of_the_name_gitignore_is_not_read() throws IOException {
    tree.file("patterns", "*.yaml\n");
    tree.link(".gitignore", "patterns");

    assertThat(ignored("a.yaml")).isEmpty();
  }
}
