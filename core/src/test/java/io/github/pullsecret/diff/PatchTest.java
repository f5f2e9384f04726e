package io.github.pullsecret.diff;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PatchTest {
  private static final String HEADER = "diff --git a/s.yaml b/s.yaml\n--- a/s.yaml\n+++ b/s.yaml\n";

  private static FileDiff file(String before, String after) {
    return FileDiff.ofChange("s.yaml", before.getBytes(UTF_8), after.getBytes(UTF_8));
  }

  private static void assertPatch(FileDiff file, String expected, String... warnings) {
    Patch patch = UnifiedDiff.patch(file);
    assertThat(new String(patch.bytes(), UTF_8)).isEqualTo(expected);
    assertThat(patch.warnings()).containsExactly(warnings);
  }

  @Test
  void thePatchHasTheBytesOfTheFile() {
    byte[] before = "\u00EF\u00BB\u00BFa: \u00FF\r\nb: 1\rc\nd".getBytes(ISO_8859_1);
    byte[] after = "\u00EF\u00BB\u00BFa: \u00FF\r\nb: 2\rc\nd".getBytes(ISO_8859_1);
    Patch patch = UnifiedDiff.patch(FileDiff.ofChange("s.yaml", before, after));
    assertThat(new String(patch.bytes(), ISO_8859_1))
        .isEqualTo(
            HEADER
                + "@@ -1,3 +1,3 @@\n \u00EF\u00BB\u00BFa: \u00FF\r\n-b: 1\rc\n+b: 2\rc\n d\n"
                + "\\ No newline at end of file\n");
    assertThat(patch.warnings()).isEmpty();
  }

  @Test
  void aNewFileHasAMode() {
    assertPatch(
        FileDiff.ofNewFile("/k8s/a.yaml", "a\n".getBytes(UTF_8)),
        """
        diff --git a/k8s/a.yaml b/k8s/a.yaml
        new file mode 100644
        --- /dev/null
        +++ b/k8s/a.yaml
        @@ -0,0 +1 @@
        +a
        """);
    assertPatch(
        FileDiff.ofNewFile("a.yaml", new byte[0]),
        "diff --git a/a.yaml b/a.yaml\nnew file mode 100644\n");
  }

  @Test
  void anUnchangedFileHasNoPatch() {
    assertPatch(file("a\n", "a\n"), "");
  }

  @Test
  void pathsAreQuotedAsByGit() {
    assertPatch(
        FileDiff.ofChange("ä \"x\"\\\n.yaml", "a\n".getBytes(UTF_8), "b\n".getBytes(UTF_8)),
        """
        diff --git "a/\\303\\244 \\"x\\"\\\\\\n.yaml" "b/\\303\\244 \\"x\\"\\\\\\n.yaml"
        --- "a/\\303\\244 \\"x\\"\\\\\\n.yaml"\t
        +++ "b/\\303\\244 \\"x\\"\\\\\\n.yaml"\t
        @@ -1 +1 @@
        -a
        +b
        """);
  }

  @Test
  void aPathThatLeadsOutHasAWarning() {
    assertThat(UnifiedDiff.patch(FileDiff.ofNewFile("../a.yaml", new byte[0])).warnings())
        .containsExactly(
            "../a.yaml: the path leads out of the directory that the patch is for; git apply needs"
                + " --unsafe-paths, patch refuses it");
  }

  @Test
  void utf16IsLeftOut() {
    assertPatch(
        FileDiff.ofChange("s.yaml", "\uFEFFa\n".getBytes(UTF_16LE), "\uFEFFb\n".getBytes(UTF_16LE)),
        "",
        "s.yaml: left out of the patch, since it is UTF-16, which Git takes for binary");
  }

  @Test
  void contextEndsBeforeSecretDataAndIsAsShortAboveAsBelow() {
    assertPatch(
        file("1\n2\n3\nold\n4\nsecret\n5\n", "1\n2\n3\nnew\n4\nsecret\n5\n")
            .masking(Set.of(5), Set.of(5)),
        HEADER + "@@ -3,3 +3,3 @@\n 3\n-old\n+new\n 4\n");
  }

  @Test
  void secretDataRightAboveAChangeLeavesTheContextBelow() {
    assertPatch(
        file("1\nsecret\nold\n2\n3\n4\n5\n", "1\nsecret\nnew\n2\n3\n4\n5\n")
            .masking(Set.of(1), Set.of(1)),
        HEADER + "@@ -3,4 +3,4 @@\n-old\n+new\n 2\n 3\n 4\n");
  }

  @Test
  void secretDataBetweenTwoChangesSeparatesThem() {
    assertPatch(
        file("a\n1\nsecret\n2\nb\n", "A\n1\nsecret\n2\nB\n").masking(Set.of(2), Set.of(2)),
        HEADER + "@@ -1,2 +1,2 @@\n-a\n+A\n 1\n@@ -4,2 +4,2 @@\n 2\n-b\n+B\n");
  }

  @Test
  void secretDataRightBelowAChangeHasAWarning() {
    assertPatch(
        file("1\n2\nold\nsecret\n3\n", "1\n2\nnew\nsecret\n3\n").masking(Set.of(3), Set.of(3)),
        HEADER + "@@ -2,2 +2,2 @@\n 2\n-old\n+new\n",
        "s.yaml:3: the change borders on secret data, which is not in the patch; use git apply"
            + " --unidiff-zero, since without it Git may refuse or misplace the change");
  }

  @Test
  void aLineAddedToASingleSecretOneHasAWarning() {
    assertPatch(
        file("secret\n", "secret\nnew\n").masking(Set.of(0), Set.of(0)),
        HEADER + "@@ -1,0 +2 @@\n+new\n",
        "s.yaml:2: the change borders on secret data, which is not in the patch; use git apply"
            + " --unidiff-zero, since without it Git may refuse or misplace the change");
  }

  @Test
  void aBlockMovesAwayFromSecretDataBelowIt() {
    assertPatch(
        file("a:\n x: 1\nsecret\n", "a:\n x: 1\nb:\n x: 1\nsecret\n").masking(Set.of(2), Set.of(4)),
        HEADER + "@@ -1,2 +1,4 @@\n a:\n+ x: 1\n+b:\n  x: 1\n");
  }

  @Test
  void secretDataThatChangesHasAWarning() {
    assertPatch(
        file("kind: Secret\na: old\n", "kind: Secret\na: new\n").masking(Set.of(1), Set.of(1)),
        HEADER + "@@ -1,2 +1,2 @@\n kind: Secret\n-a: old\n+a: new\n",
        "s.yaml:2: a line with secret data changes and is in the patch; keep the patch private");
  }
}
