package io.github.pullsecret.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColouredDiffTest {

  @Test
  void headersHunksAndChangesHaveTheColoursOfGit() {
    String printed =
        """
        --- a/a.yaml
        +++ b/a.yaml
        @@ -1,3 +1,3 @@
         kind: A
        --- old
        -b
        +++ new
        +b
        \\ No newline at end of file
        --- /dev/null
        +++ b/b.yaml
        @@ -0,0 +1 @@
        +c\r
        """;
    assertThat(UnifiedDiff.coloured(printed))
        .isEqualTo(
            """
            \033[1m--- a/a.yaml\033[m
            \033[1m+++ b/a.yaml\033[m
            \033[36m@@ -1,3 +1,3 @@\033[m
             kind: A
            \033[31m--- old\033[m
            \033[31m-b\033[m
            \033[32m+++ new\033[m
            \033[32m+b\033[m
            \\ No newline at end of file
            \033[1m--- /dev/null\033[m
            \033[1m+++ b/b.yaml\033[m
            \033[36m@@ -0,0 +1 @@\033[m
            \033[32m+c\033[7m^M\033[m
            """);
    assertThat(UnifiedDiff.withVisibleCr(printed)).isEqualTo(printed.replace("+c\r", "+c^M"));
  }
}
