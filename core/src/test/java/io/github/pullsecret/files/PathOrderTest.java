package io.github.pullsecret.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PathOrderTest {

  @Test
  void names_are_compared_one_by_one_by_their_bytes() {
    List<Path> ordered =
        Stream.of(
                "00-first.yaml",
                "Z.yaml",
                "a",
                "a/b/c.yaml",
                "a/b.yaml",
                "a-b/a.yaml",
                "a.yaml",
                "b.yaml",
                "\u00e9.yaml",
                "\uff5e.yaml",
                "\ud83d\ude00.yaml",
                "\ud83d\ude01.yaml")
            .map(Path::of)
            .toList();
    List<Path> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(1));

    shuffled.sort(PathOrder.BY_NAMES);

    assertThat(shuffled).isEqualTo(ordered);
  }
}
