package io.github.pullsecret.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporariesTest {
  private static final String NAME = ".pullsecret-0f8fad5b-d9cb-469f-a165-70867728950e.tmp";

  private final Tree tree;

  TemporariesTest(@TempDir Path directory) throws IOException {
    tree = Tree.at(directory);
  }

  private List<String> found(String... paths) throws NoSuchPathException {
    List<Path> all = List.of(paths).stream().map(Path::of).toList();
    return TreeWalk.find(all, tree.workingDirectory()).temporaries().stream()
        .map(tree.workingDirectory()::display)
        .toList();
  }

  @Test
  void they_are_found_where_manifests_are() throws Exception {
    tree.files("a/x.yaml", "a/" + NAME, "b/c/y.yaml", "b/c/" + NAME, NAME, "target/" + NAME);
    tree.file(".gitignore", "*.tmp\n");
    tree.file(".git/HEAD", "");

    assertThat(found(".")).containsExactly(NAME, "a/" + NAME, "b/c/" + NAME);
    assertThat(found("a/x.yaml", "b")).containsExactly("a/" + NAME, "b/c/" + NAME);
  }

  @Test
  void nothing_else_is_taken_for_one() throws Exception {
    tree.files(
        ".pullsecret-1.tmp",
        ".pullsecret-.tmp",
        NAME + "x",
        "x" + NAME,
        NAME.toUpperCase(Locale.ROOT),
        NAME.replace("0f8f", "0f8g"),
        "directory/" + NAME + "/x.yaml");
    tree.link("link/" + NAME, "../x" + NAME);

    assertThat(found(".")).isEmpty();
  }

  @Test
  void they_are_removed_and_named_only_by_who_holds_the_lock() throws IOException {
    List<Path> left = List.of(tree.file("a/" + NAME, "x"), tree.file("b/" + NAME, "x"));
    WorkingDirectory here = tree.workingDirectory();

    assertThat(Temporaries.remove(left, /* isAlone= */ false, here))
        .contains(
            "2 temporary files may be of a run that was killed, or of one that goes on: a/" + NAME);
    assertThat(left).allMatch(Files::exists);

    assertThat(Temporaries.remove(left, /* isAlone= */ true, here))
        .contains("removed 2 temporary files of a run that was killed");
    assertThat(Temporaries.remove(left, /* isAlone= */ true, here)).isEmpty();
    assertThat(left).noneMatch(Files::exists);
  }
}
