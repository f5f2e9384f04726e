package io.github.pullsecret.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpwardSearchTest {
  private final Tree tree;

  UpwardSearchTest(@TempDir Path directory) throws IOException {
    tree = Tree.at(directory);
  }

  private List<String> find(String start, String workingDirectory) {
    WorkingDirectory directory = WorkingDirectory.at(tree.path(workingDirectory));
    return UpwardSearch.find("r.yaml", Path.of(start), directory).stream()
        .map(TreeFile::path)
        .map(path -> tree.root().relativize(path).toString().replace('\\', '/'))
        .toList();
  }

  @Test
  void in_a_repository_its_root_is_the_last_directory() throws IOException {
    tree.files("r.yaml", "repo/.git/HEAD", "repo/r.yaml", "repo/a/r.yaml", "repo/a/b/x.yaml");

    assertThat(find("b/x.yaml", "repo/a")).containsExactly("repo/a/r.yaml", "repo/r.yaml");
    assertThat(find("repo/a/b", ".")).containsExactly("repo/a/r.yaml", "repo/r.yaml");
    assertThat(find(".", ".")).containsExactly("r.yaml");
  }

  @Test
  void the_root_of_a_submodule_or_worktree_has_a_file() throws IOException {
    tree.files("repo/.git/HEAD", "repo/r.yaml", "repo/sub/.git", "repo/sub/a/x.yaml");

    assertThat(find("repo/sub/a", ".")).isEmpty();
  }

  @Test
  void without_git_the_working_directory_is_the_last() throws IOException {
    tree.files("r.yaml", "work/r.yaml", "work/a/b/x.yaml", "other/a/r.yaml", "other/r.yaml");

    assertThat(find("a/b", "work")).containsExactly("work/r.yaml");
    assertThat(find(".", "work")).containsExactly("work/r.yaml");
  }

  @Test
  void without_git_a_path_elsewhere_has_its_own_directory_only() throws IOException {
    tree.files("r.yaml", "work/r.yaml", "other/r.yaml", "other/a/r.yaml", "other/a/x.yaml");

    assertThat(find("../other/a/x.yaml", "work")).containsExactly("other/a/r.yaml");
    assertThat(find("..", "work")).containsExactly("r.yaml");
  }

  @Test
  void what_is_not_there_or_no_file_is_not_found() throws IOException {
    tree.files("r.yaml/x", "a/x.yaml");

    assertThat(find("a", ".")).isEmpty();
    assertThat(find("gone", ".")).isEmpty();
    assertThat(UpwardSearch.regularFile(Path.of("r.yaml"), tree.workingDirectory())).isEmpty();
  }

  @Test
  void a_link_stands_for_its_target_where_the_link_is() throws IOException {
    assumeTrue(tree.isPosix());
    tree.files("shared/rules.yaml", "a/x.yaml");
    tree.link("a/r.yaml", "../shared/rules.yaml");

    assertThat(UpwardSearch.find("r.yaml", Path.of("a"), tree.workingDirectory()))
        .containsExactly(new TreeFile(tree.path("shared/rules.yaml"), "a/r.yaml", tree.path("a")));
  }
}
