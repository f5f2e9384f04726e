package io.github.pullsecret.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.move.KustomizeBuild.Pod;
import io.github.pullsecret.move.MoveRewriter.Rewritten;
import io.github.pullsecret.tree.EffectiveSecrets;
import io.github.pullsecret.tree.ManifestTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/**
 * Random trees of kustomizations, moved with random options, and built by kustomize itself before
 * and after: what was built is built, and no pod of it loses or gains a pull secret. The seeds are
 * fixed so that builds agree; leave them out to look further.
 */
class KustomizeTreePropertyTest {
  @Property(seed = "20261126", tries = 1000, shrinking = ShrinkingMode.OFF)
  void the_proof_holds_and_a_second_run_changes_nothing(@ForAll long seed) {
    Random random = new Random(seed);
    move(RandomKustomizations.of(random), options(random));
  }

  @Property(seed = "20261127", tries = 25, shrinking = ShrinkingMode.OFF)
  @AddLifecycleHook(WithKubectl.class)
  void what_kustomize_builds_gives_every_pod_its_secrets(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Map<String, String> before = RandomKustomizations.of(random);
    MoveOptions options = options(random);
    compareBuilds(before, move(before, options), options);
  }

  /** Skips what needs kubectl on machines without it. */
  static final class WithKubectl implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      return KustomizeBuild.isAvailable()
          ? SkipResult.doNotSkip()
          : SkipResult.skip("there is no kubectl");
    }
  }

  /** Moves a tree, and checks all that can be checked without kustomize. */
  static Map<String, String> move(Map<String, String> before, MoveOptions options) {
    ManifestTree tree = TextTree.tree(before);
    Rewritten rewritten = TextTree.rewrite(before, options);
    Map<String, String> after = TextTree.written(before, rewritten);
    assertThat(
            EffectiveSecrets.compare(tree, TextTree.tree(after), options.allowGain()).violations())
        .isEmpty();
    long lists = tree.pods().stream().filter(pod -> pod.list().present()).count();
    assertThat(rewritten.plan().moved().size() + rewritten.plan().kept().size()).isEqualTo(lists);
    assertThat(TextTree.rewrite(after, options).texts()).as("a second run").isEmpty();
    return after;
  }

  /** Builds every kustomization before and after; returns how many were built and compared. */
  static int compareBuilds(
      Map<String, String> before, Map<String, String> after, MoveOptions options)
      throws IOException {
    return compareBuilds(
        before, after, (directory, was, is) -> compare(directory, was, is, options));
  }

  /** Compares the pods of what a directory builds to. */
  interface Comparison {
    void compare(String directory, Map<String, Pod> before, Map<String, Pod> after);
  }

  static int compareBuilds(
      Map<String, String> before, Map<String, String> after, Comparison comparison)
      throws IOException {
    if (before.equals(after)) {
      return 0;
    }
    Path root = Files.createTempDirectory("kustomize");
    int built = 0;
    try {
      KustomizeBuild.write(before, root.resolve("before"));
      KustomizeBuild.write(after, root.resolve("after"));
      for (String path : before.keySet()) {
        boolean component = before.get(path).contains("kind: Component");
        if (path.endsWith("/kustomization.yaml") && !component) {
          String directory = path.substring(0, path.lastIndexOf('/'));
          Optional<KustomizeBuild> was = KustomizeBuild.of(root.resolve("before/" + directory));
          if (was.isPresent()) {
            Optional<KustomizeBuild> is = KustomizeBuild.of(root.resolve("after/" + directory));
            assertThat(is).as("%s builds", directory).isPresent();
            if (isRoot(before, directory)) {
              comparison.compare(directory, was.get().pods(), is.orElseThrow().pods());
            }
            built++;
          }
        }
      }
      return built;
    } finally {
      delete(root);
    }
  }

  /** Only what no other kustomization builds on is applied. */
  private static boolean isRoot(Map<String, String> texts, String directory) {
    return texts.entrySet().stream()
        .filter(text -> text.getKey().endsWith("/kustomization.yaml"))
        .noneMatch(text -> text.getValue().matches("(?s).*\\.\\./" + directory + "[,\\]\\n].*"));
  }

  private static void compare(
      String directory, Map<String, Pod> before, Map<String, Pod> after, MoveOptions options) {
    assertThat(after.keySet()).as(directory).isEqualTo(before.keySet());
    before.forEach(
        (name, was) -> {
          Pod is = after.get(name);
          String pod = directory + ": " + name + " " + was + " " + is;
          if (is.inherited().isEmpty()) {
            assertThat(is.own()).as(pod).isEqualTo(was.own());
          } else if (options.allowGain()) {
            assertThat(is.effective()).as(pod).containsAll(was.effective());
          } else {
            assertThat(is.effective()).as(pod).isEqualTo(was.effective());
          }
          if (is.own().equals(was.own())) {
            assertThat(is.account()).as(pod).isEqualTo(was.account());
          } else if (!is.account().equals(was.account())) {
            assertThat(is.account())
                .as(pod)
                .containsAnyOf("image-puller", options.serviceAccount());
          }
        });
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  static MoveOptions options(Random random) {
    String account =
        List.of(MoveOptions.AUTO, MoveOptions.AUTO, MoveOptions.AUTO, "default", "app")
            .get(random.nextInt(5));
    return new MoveOptions(
        account,
        random.nextInt(5) == 0,
        random.nextInt(3) == 0,
        random.nextInt(3) == 0,
        random.nextInt(8) == 0,
        random.nextInt(8) == 0,
        false,
        PlacementStyle.parse(List.of("auto", "auto", "beside", "root").get(random.nextInt(4))));
  }
}
