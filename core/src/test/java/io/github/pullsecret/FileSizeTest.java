package io.github.pullsecret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSizeTest {
  private static final String POD =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {imagePullSecrets: [{name: s}]}\n";
  private static final String OTHER =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\ndata: {a: '"
          + "x".repeat(500)
          + "'}\n";

  private final Path root;

  FileSizeTest(@TempDir Path directory) throws IOException {
    root = directory.toRealPath();
    Files.writeString(root.resolve("pod.yaml"), POD);
    Files.writeString(root.resolve("other.yaml"), OTHER);
  }

  private RewriteRequest.Builder request(String size) {
    return RewriteRequest.builder(root).maxFileSize(size);
  }

  @Test
  void a_file_of_the_size_is_read_and_a_larger_one_is_reported() throws UsageException {
    assertThat(PullSecret.rewrite(request("" + POD.length()).build()).problems()).isEmpty();

    RewriteRequest smaller = request("" + (POD.length() - 1)).build();
    String problem =
        "pod.yaml:1:1: error: the file is larger than 82 bytes (exclude it, or raise"
            + " --max-file-size)";
    RewriteResult result = PullSecret.rewrite(smaller);
    assertThat(result.problems()).containsExactly(problem);
    assertThat(result.isWritable()).isFalse();
    assertThat(PullSecret.explain(smaller).problems()).containsExactly(problem);
  }

  @Test
  void a_large_file_that_is_excluded_stops_nothing() throws Exception {
    Files.writeString(
        root.resolve("large.yaml"), POD.replace("a}", "large}") + "# " + "x".repeat(500) + "\n");

    RewriteResult result =
        PullSecret.rewrite(request("100").excludes(List.of("large.yaml")).build());

    assertThat(result.problems()).isEmpty();
    assertThat(result.isWritable()).isTrue();
    assertThat(result.changes()).extracting(FileChange::path).contains("pod.yaml");
  }

  @Test
  void a_file_of_more_than_an_array_holds_can_not_be_read() throws Exception {
    try (RandomAccessFile sparse = new RandomAccessFile(root.resolve("big.yaml").toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }

    assertThat(PullSecret.rewrite(request("9Gi").build()).problems())
        .containsExactly(
            "big.yaml:1:1: error: the file can't be read: it has more than 2 GiB (give access to"
                + " it, or leave it out)");
  }
}
