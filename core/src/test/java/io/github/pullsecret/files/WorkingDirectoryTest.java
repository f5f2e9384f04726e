package io.github.pullsecret.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingDirectoryTest {
  private final Tree tree;
  private final WorkingDirectory work;

  WorkingDirectoryTest(@TempDir Path directory) throws IOException {
    tree = Tree.at(directory);
    Files.createDirectory(tree.path("work"));
    work = WorkingDirectory.at(tree.path("work"));
  }

  @Test
  void what_lies_below_is_shown_relative_with_forward_slashes() {
    assertThat(work.display(tree.path("work").resolve("apps").resolve("web.yaml")))
        .isEqualTo("apps/web.yaml");
    assertThat(work.display(Path.of("apps", "..", "web.yaml"))).isEqualTo("web.yaml");
    assertThat(work.display(tree.path("work"))).isEqualTo(".");
  }

  @Test
  void what_lies_elsewhere_is_shown_absolute() {
    String root = tree.root().toString().replace('\\', '/');

    assertThat(work.display(tree.path("workshop/a.yaml"))).isEqualTo(root + "/workshop/a.yaml");
    assertThat(work.display(Path.of("../other.yaml"))).isEqualTo(root + "/other.yaml");
  }

  @Test
  void a_link_to_the_directory_is_resolved() throws IOException {
    Path link = tree.link("link", "work");

    assertThat(WorkingDirectory.at(link)).isEqualTo(work);
  }

  @Test
  void a_relative_directory_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WorkingDirectory(Path.of("work")))
        .withMessage("not absolute: work");
  }
}
