package io.github.pullsecret.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pullsecret.PullSecret;
import io.github.pullsecret.RewriteRequest;
import io.github.pullsecret.RewriteResult;
import io.github.pullsecret.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real trees, each directory of {@code -Dpullsecret.corpus=DIR} one, on a copy: whatever kustomize
 * builds before it builds after, with the same pull secrets for every pod, and a second run changes
 * nothing. Skipped without the property, since no real tree is part of this project.
 */
class CorpusTest {
  private static final List<String> KUSTOMIZATIONS =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  @TempDir Path copy;

  @Test
  void every_kustomization_builds_as_before() throws Exception {
    String corpus = System.getProperty("pullsecret.corpus", "");
    assumeTrue(!corpus.isEmpty(), "there is no -Dpullsecret.corpus=DIR");
    assumeTrue(KustomizeBuild.isAvailable(), "there is no kubectl");
    copy(Path.of(corpus));
    Map<Path, Map<String, KustomizeBuild.Pod>> before = builds();
    for (Path tree : list(copy)) {
      if (Files.isDirectory(tree)) {
        move(tree).write();
        assertThat(move(tree).changes()).as("a second run on %s", tree).isEmpty();
      }
    }
    Map<Path, Map<String, KustomizeBuild.Pod>> after = builds();
    assertThat(after.keySet()).containsAll(before.keySet());
    before.forEach(
        (directory, pods) ->
            assertThat(effective(after.getOrDefault(directory, Map.of())))
                .as("%s", directory)
                .isEqualTo(effective(pods)));
    System.out.println(before.size() + " kustomizations build as before");
  }

  private static RewriteResult move(Path tree) throws Exception {
    return PullSecret.rewrite(
        RewriteRequest.builder(tree).keepGoing(true).steps(List.of(Step.Move.DEFAULT)).build());
  }

  private static Map<String, List<String>> effective(Map<String, KustomizeBuild.Pod> pods) {
    Map<String, List<String>> effective = new TreeMap<>();
    pods.forEach((id, pod) -> effective.put(id, pod.effective()));
    return effective;
  }

  private Map<Path, Map<String, KustomizeBuild.Pod>> builds() throws IOException {
    Map<Path, Map<String, KustomizeBuild.Pod>> builds = new TreeMap<>();
    try (Stream<Path> files = Files.walk(copy)) {
      for (Path file : files.toList()) {
        if (KUSTOMIZATIONS.contains(String.valueOf(file.getFileName()))) {
          Path directory = file.resolveSibling("");
          Optional<KustomizeBuild> build = KustomizeBuild.of(directory);
          build.ifPresent(found -> builds.put(directory, found.pods()));
        }
      }
    }
    return builds;
  }

  private void copy(Path corpus) throws IOException {
    try (Stream<Path> files = Files.walk(corpus)) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(corpus.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.copy(file, target);
        }
      }
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }
}
