package io.github.pullsecret.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitChangesTest {
  private final Tree tree;

  GitChangesTest(@TempDir Path directory) throws IOException {
    tree = Tree.at(Files.createDirectory(directory.resolve("repository")));
  }

  @Test
  void what_differs_is_committed_staged_or_not_or_new() throws Exception {
    commit("same.yaml", "committed.yaml", "staged.yaml", "unstaged.yaml", "touched.yaml");
    git("tag", "base");
    tree.file("committed.yaml", "x");
    commit("added.yaml");
    tree.file("staged.yaml", "x");
    git("add", "staged.yaml");
    tree.file("unstaged.yaml", "x");
    tree.file(".gitignore", "ignored.yaml\n");
    tree.file("touched.yaml", "");
    tree.files("new/a.yaml", "ignored.yaml");

    assertThat(since("base", "."))
        .containsExactlyInAnyOrder(
            "committed.yaml",
            "added.yaml",
            "staged.yaml",
            "unstaged.yaml",
            ".gitignore",
            "new/a.yaml");
    assertThat(since("HEAD", "."))
        .containsExactlyInAnyOrder("staged.yaml", "unstaged.yaml", ".gitignore", "new/a.yaml");
  }

  @Test
  void paths_are_shown_from_the_working_directory() throws Exception {
    commit("apps/a.yaml", "b.yaml");
    tree.file("apps/a.yaml", "x");
    tree.file("b.yaml", "x");

    assertThat(
            GitChanges.since(
                "HEAD", List.of(Path.of("a.yaml")), WorkingDirectory.at(tree.path("apps"))))
        .containsExactlyInAnyOrder("a.yaml", tree.path("b.yaml").toString().replace('\\', '/'));
  }

  @Test
  void settings_of_the_user_change_nothing() throws Exception {
    commit("apps/a.yaml", "b.yaml");
    git("config", "diff.relative", "true");
    git("config", "diff.external", "false");
    git("config", "core.quotePath", "true");
    git("config", "diff.noprefix", "true");
    tree.file("apps/a.yaml", "x");
    tree.file("b.yaml", "x");

    assertThat(since("HEAD", "apps")).containsExactlyInAnyOrder("apps/a.yaml", "b.yaml");
  }

  @Test
  void names_are_bytes() throws Exception {
    assumeTrue(tree.isPosix(), "needs names of bytes");
    commit("a.yaml");
    tree.files("new\nline.yaml", "ü.yaml", "-x.yaml", "sp ace.yaml");
    tree.bytes("b\u00FF.yaml");

    assertThat(since("HEAD", "."))
        .containsExactlyInAnyOrder(
            "new\nline.yaml", "ü.yaml", "-x.yaml", "sp ace.yaml", "b\\xff.yaml");
  }

  @Test
  void every_repository_of_the_paths_is_asked() throws Exception {
    commit("a.yaml");
    Tree other = Tree.at(Files.createDirectory(tree.path("other")));
    commit(other, "b.yaml");
    tree.file("a.yaml", "x");
    other.file("b.yaml", "x");

    assertThat(since("HEAD", "a.yaml", "other")).contains("a.yaml", "other/b.yaml");
    assertThat(since("HEAD", "a.yaml")).contains("a.yaml").doesNotContain("other/b.yaml");
  }

  @Test
  void a_reference_that_is_none_is_said() throws Exception {
    commit("a.yaml");

    assertThat(problem("mian", "."))
        .isEqualTo(
            "the Git repository . has no commit 'mian': check the spelling (git branch --all), or"
                + " fetch it first (git fetch origin)");
    assertThat(problem("--output=x", ".")).contains("'--output=x' is no reference");
    assertThat(problem("", ".")).contains("'' is no reference");
    assertThat(tree.path("x")).doesNotExist();
  }

  @Test
  void a_shallow_clone_is_said() throws Exception {
    commit("a.yaml");
    commit("b.yaml");
    git("clone", "-q", "--depth", "1", tree.root().toUri().toString(), "clone");

    assertThat(problem("HEAD~1", "clone"))
        .startsWith("the Git repository clone has no commit 'HEAD~1': it is a shallow clone")
        .contains("git fetch --deepen=100", "fetch-depth: 0");
  }

  @Test
  void a_directory_in_no_repository_is_said() throws Exception {
    assertThat(problem("HEAD", ".")).startsWith(". is in no Git repository: ");
    git("init", "-q", "--bare", "bare");
    assertThat(problem("HEAD", "bare")).contains("bare");
  }

  private Set<String> since(String reference, String... paths) throws GitException {
    return GitChanges.since(
        reference, Stream.of(paths).map(Path::of).toList(), tree.workingDirectory());
  }

  private String problem(String reference, String... paths) {
    return String.valueOf(
        catchThrowableOfType(GitException.class, () -> since(reference, paths)).getMessage());
  }

  /** A commit with these files, new ones empty. */
  private void commit(String... files) throws IOException, InterruptedException {
    commit(tree, files);
  }

  private static void commit(Tree tree, String... files) throws IOException, InterruptedException {
    if (!Files.exists(tree.path(".git"))) {
      git(tree, "init", "-q");
    }
    for (String file : files) {
      if (!Files.exists(tree.path(file))) {
        tree.files(file);
      }
    }
    git(tree, "add", "--all");
    git(
        tree,
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.com",
        "commit",
        "-q",
        "-m",
        "Change");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    git(tree, arguments);
  }

  private static void git(Tree tree, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(tree.root().toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
