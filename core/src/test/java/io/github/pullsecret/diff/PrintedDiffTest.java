package io.github.pullsecret.diff;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PrintedDiffTest {

  private static String printed(String before, String after) {
    return UnifiedDiff.printed(
        FileDiff.ofChange("web.yaml", before.getBytes(UTF_8), after.getBytes(UTF_8)));
  }

  private static String printed(byte[] before, byte[] after) {
    return UnifiedDiff.printed(FileDiff.ofChange("web.yaml", before, after));
  }

  @Test
  void aMovedListIsOneHunkWithThreeLinesOfContext() {
    String before =
        """
        kind: Deployment
        spec:
          template:
            spec:
              imagePullSecrets:
                - name: dockersec
              containers:
                - name: web
                  image: web:1
                  ports: []
        """;
    String after =
        before.replace(
            "      imagePullSecrets:\n        - name: dockersec\n",
            "      serviceAccountName: image-puller\n");
    assertThat(printed(before, after))
        .isEqualTo(
            """
            --- a/web.yaml
            +++ b/web.yaml
            @@ -2,8 +2,7 @@
             spec:
               template:
                 spec:
            -      imagePullSecrets:
            -        - name: dockersec
            +      serviceAccountName: image-puller
                   containers:
                     - name: web
                       image: web:1
            """);
  }

  @Test
  void sixCommonLinesJoinTwoHunksAndSevenSeparateThem() {
    assertThat(printed("a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n"))
        .isEqualTo(
            """
            --- a/web.yaml
            +++ b/web.yaml
            @@ -1,8 +1,8 @@
            -a
            +A
             1
             2
             3
             4
             5
             6
            -b
            +B
            """);
    assertThat(printed("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nx\nB\n"))
        .isEqualTo(
            """
            --- a/web.yaml
            +++ b/web.yaml
            @@ -1,4 +1,4 @@
            -a
            +A
             1
             2
             3
            @@ -6,4 +6,5 @@
             5
             6
             7
            -b
            +x
            +B
            """);
  }

  @Test
  void aCountOfOneIsNotWrittenAndAnEmptyRangeIsNamedByTheLineBefore() {
    assertThat(printed("a\n", "b\n"))
        .isEqualTo("--- a/web.yaml\n+++ b/web.yaml\n@@ -1 +1 @@\n-a\n+b\n");
    assertThat(printed("", "b\n")).isEqualTo("--- a/web.yaml\n+++ b/web.yaml\n@@ -0,0 +1 @@\n+b\n");
    assertThat(printed("a\nb\n", ""))
        .isEqualTo("--- a/web.yaml\n+++ b/web.yaml\n@@ -1,2 +0,0 @@\n-a\n-b\n");
  }

  @Test
  void nothingIsPrintedForAnUnchangedFile() {
    assertThat(printed("a\n", "a\n")).isEmpty();
  }

  @Test
  void aNewFileComesFromDevNull() {
    FileDiff file =
        FileDiff.ofNewFile("base/serviceaccounts.yaml", "kind: ServiceAccount\n".getBytes(UTF_8));
    assertThat(UnifiedDiff.printed(file))
        .isEqualTo(
            """
            --- /dev/null
            +++ b/base/serviceaccounts.yaml
            @@ -0,0 +1 @@
            +kind: ServiceAccount
            """);
    assertThat(UnifiedDiff.printed(FileDiff.ofNewFile("empty.yaml", new byte[0])))
        .isEqualTo("--- /dev/null\n+++ b/empty.yaml\n");
  }

  @Test
  void aMissingFinalNewlineIsMarked() {
    assertThat(printed("a\nb", "a\nb\n"))
        .isEqualTo(
            """
            --- a/web.yaml
            +++ b/web.yaml
            @@ -1,2 +1,2 @@
             a
            -b
            \\ No newline at end of file
            +b
            """);
    assertThat(printed("a\nb", "A\nb"))
        .isEqualTo(
            """
            --- a/web.yaml
            +++ b/web.yaml
            @@ -1,2 +1,2 @@
            -a
            +A
             b
            \\ No newline at end of file
            """);
  }

  @Test
  void aCarriageReturnIsKeptAtTheEndOfItsLine() {
    assertThat(printed("a\r\nb\r\n", "a\nb\r\n"))
        .isEqualTo("--- a/web.yaml\n+++ b/web.yaml\n@@ -1,2 +1,2 @@\n-a\r\n+a\n b\r\n");
  }

  @Test
  void linesThatEndWithALoneCarriageReturnStayLines() {
    assertThat(printed("a\rb\rc\r", "a\rB\rc\r"))
        .isEqualTo("--- a/web.yaml\n+++ b/web.yaml\n@@ -1,3 +1,3 @@\n a\r\n-b\r\n+B\r\n c\r\n");
  }

  @Test
  void utf16IsShownAsText() {
    for (var charset : Set.of(UTF_16LE, UTF_16BE)) {
      assertThat(printed("\uFEFFa\nü\n".getBytes(charset), "\uFEFFa\n😀Ċ\n".getBytes(charset)))
          .isEqualTo("--- a/web.yaml\n+++ b/web.yaml\n@@ -1,2 +1,2 @@\n a\n-ü\n+😀Ċ\n");
    }
  }

  @Test
  void aByteOrderMarkIsNotShown() {
    assertThat(printed("\uFEFFa\n", "\uFEFFb\n"))
        .isEqualTo("--- a/web.yaml\n+++ b/web.yaml\n@@ -1 +1 @@\n-a\n+b\n");
  }

  @Test
  void malformedBytesThatDifferAreAChange() {
    assertThat(printed("a: \u00FF\n".getBytes(ISO_8859_1), "a: \u00FE\n".getBytes(ISO_8859_1)))
        .isEqualTo("--- a/web.yaml\n+++ b/web.yaml\n@@ -1 +1 @@\n-a: \uFFFD\n+a: \uFFFD\n");
  }

  @Test
  void secretDataIsShownNowhere() {
    String before = "name: old\ndata:\n  a: c2VjcmV0\n  b: b2xk\n";
    String after = "name: new\ndata:\n  a: c2VjcmV0\n  b: bmV3\n  c: bW9yZQ==";
    FileDiff file =
        FileDiff.ofChange("s.yaml", before.getBytes(UTF_8), after.getBytes(UTF_8))
            .masking(Set.of(2, 3), Set.of(2, 3, 4));
    assertThat(UnifiedDiff.printed(file))
        .isEqualTo(
            """
            --- a/s.yaml
            +++ b/s.yaml
            @@ -1,4 +1,5 @@
            -name: old
            +name: new
             data:
             *** (secret data not shown)
            -*** (secret data not shown)
            +*** (secret data not shown)
            +*** (secret data not shown)
            \\ No newline at end of file
            """);
  }

  @Test
  void aContextLineIsSecretIfEitherVersionSaysSo() {
    FileDiff file = FileDiff.ofChange("s.yaml", "x\ns\n".getBytes(UTF_8), "s\n".getBytes(UTF_8));
    String expected =
        "--- a/s.yaml\n+++ b/s.yaml\n@@ -1,2 +1 @@\n-x\n *** (secret data not shown)\n";
    assertThat(UnifiedDiff.printed(file.masking(Set.of(1), Set.of()))).isEqualTo(expected);
    assertThat(UnifiedDiff.printed(file.masking(Set.of(), Set.of(0)))).isEqualTo(expected);
  }

  @Test
  void allLinesCutFromASecretLineAreSecret() {
    FileDiff file =
        FileDiff.ofChange("s.yaml", "a\nb\rc\rd\ne\n".getBytes(UTF_8), "a\ne\n".getBytes(UTF_8))
            .masking(Set.of(1), Set.of());
    assertThat(UnifiedDiff.printed(file))
        .isEqualTo(
            """
            --- a/s.yaml
            +++ b/s.yaml
            @@ -1,5 +1,2 @@
             a
            -*** (secret data not shown)
            -*** (secret data not shown)
            -*** (secret data not shown)
             e
            """);
  }

  @Test
  void anInsertedDocumentStartsWithItsMarker() {
    String before = "kind: A\n---\nkind: B\n---\nkind: C\n";
    String after = "kind: A\n---\nkind: X\nname: x\n---\nkind: B\n---\nkind: C\n";
    assertThat(printed(before, after))
        .isEqualTo(
            """
            --- a/web.yaml
            +++ b/web.yaml
            @@ -1,4 +1,7 @@
             kind: A
            +---
            +kind: X
            +name: x
             ---
             kind: B
             ---
            """);
  }

  @Test
  void aRemovedSequenceItemStartsWithItsDash() {
    String before = "env:\n- name: A\n  value: x\n- name: B\n  value: x\n- name: C\n  value: x\n";
    String after = "env:\n- name: A\n  value: x\n- name: C\n  value: x\n";
    assertThat(printed(before, after))
        .isEqualTo(
            """
            --- a/web.yaml
            +++ b/web.yaml
            @@ -1,7 +1,5 @@
             env:
             - name: A
               value: x
            -- name: B
            -  value: x
             - name: C
               value: x
            """);
  }

  @Test
  void anInsertedJsonObjectStartsWithItsBracket() {
    String before = "[\n  {\n    \"a\": 1\n  },\n  {\n    \"b\": 2\n  }\n]\n";
    String after =
        "[\n  {\n    \"a\": 1\n  },\n  {\n    \"x\": 3\n  },\n  {\n    \"b\": 2\n  }\n]\n";
    assertThat(printed(before, after))
        .isEqualTo(
            """
            --- a/web.yaml
            +++ b/web.yaml
            @@ -2,6 +2,9 @@
               {
                 "a": 1
               },
            +  {
            +    "x": 3
            +  },
               {
                 "b": 2
               }
            """);
  }

  @Test
  void anInsertedBlockTakesItsCommentAndEndsWithItsBlankLine() {
    String before = "# a\na: 1\n\n# z\nz: 1\n";
    String after = "# a\na: 1\n\n# z\nb: 1\n\n# z\nz: 1\n";
    assertThat(printed(before, after))
        .isEqualTo(
            """
            --- a/web.yaml
            +++ b/web.yaml
            @@ -1,5 +1,8 @@
             # a
             a: 1
            \s
            +# z
            +b: 1
            +
             # z
             z: 1
            """);
  }

  @Test
  void changesThatCanMeetBecomeOneBlock() {
    // A shortest script could also keep either of the two equal lines between the new ones.
    assertThat(printed("a\nx\nz\n", "a\nx\nb\nx\nc\nx\nz\n"))
        .isEqualTo(
            """
            --- a/web.yaml
            +++ b/web.yaml
            @@ -1,3 +1,7 @@
             a
             x
            +b
            +x
            +c
            +x
             z
            """);
  }

  @Test
  void aPathIsQuotedOnlyWhereItCouldMislead() {
    FileDiff file = FileDiff.ofNewFile("/déploy dir/./a\t\"b\"\\\u001b.yaml", new byte[0]);
    assertThat(UnifiedDiff.printed(file))
        .isEqualTo("--- /dev/null\n+++ \"b/déploy dir/a\\t\\\"b\\\"\\\\\\033.yaml\"\t\n");
  }

  @Test
  void anAppendedDocumentIsOneBlockEvenIfALineAboveItIsRemoved() {
    String before =
        """
        kind: A
        spec:
          title: a
          text: b
          keep: 1
          name: a
          end: 1
        """;
    String after =
        """
        kind: A
        spec:
          text: b
          keep: 1
          name: a
          end: 1
        ---
        kind: A
        spec:
          title: a
          text: b
          keep: 1
          name: b
          end: 1
        """;
    assertThat(printed(before, after))
        .isEqualTo(
            """
            --- a/web.yaml
            +++ b/web.yaml
            @@ -1,7 +1,14 @@
             kind: A
             spec:
            -  title: a
               text: b
               keep: 1
               name: a
               end: 1
            +---
            +kind: A
            +spec:
            +  title: a
            +  text: b
            +  keep: 1
            +  name: b
            +  end: 1
            """);
  }

  @Test
  @Timeout(30)
  void aLargeFileWhoseLinesAllChangeTakesLittleTimeAndMemory() {
    String before = "name: value\n".repeat(100_000);
    assertThat(printed(before, before.replace("\n", "\r\n"))).hasLineCount(200_003);
  }

  @Test
  @Timeout(30)
  void aLargeFileThatChangesInManyPlacesTakesLittleTimeAndMemory() {
    StringBuilder before = new StringBuilder();
    StringBuilder after = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      before.append("---\nkind: A\nlist:\n  - a\nname: ").append(i).append("\n# end\n");
      after.append("---\nkind: A\nname: ").append(i).append("\nlist:\n# end\n");
    }
    assertThat(printed(before.toString(), after.toString()).lines().filter("-  - a"::equals))
        .hasSize(3000);
  }
}
