package io.github.pullsecret.move;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pullsecret.move.KustomizeBuild.Pod;
import io.github.pullsecret.move.MoveRewriter.Rewritten;
import io.github.pullsecret.move.MoveTreePropertyTest.Objects;
import io.github.pullsecret.tree.Allowed;
import io.github.pullsecret.tree.EffectiveSecrets;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * Random trees whose lists go from ServiceAccounts to pods, also after a move: no pod loses or
 * gains a pull secret, and a second run changes nothing. The seeds are fixed so that builds agree.
 */
class ToPodPropertyTest {
  @Property(seed = "20261201", tries = 1000, shrinking = ShrinkingMode.BOUNDED)
  void every_pod_keeps_its_secrets(
      @ForAll("trees") Map<String, String> before, @ForAll boolean restore) throws IOException {
    Map<String, String> after = toPod(before, restore);
    comparePods(MoveTreePropertyTest.read(before), MoveTreePropertyTest.read(after), restore);

    Map<String, String> moved = move(after, MoveOptions.DEFAULTS);
    Map<String, String> back = toPod(moved, restore);
    comparePods(MoveTreePropertyTest.read(moved), MoveTreePropertyTest.read(back), restore);
  }

  @Property(seed = "20261202", tries = 1000, shrinking = ShrinkingMode.OFF)
  void every_pod_of_a_kustomization_keeps_its_secrets(@ForAll long seed) {
    Random random = new Random(seed);
    boolean restore = random.nextBoolean();
    Map<String, String> after = toPod(RandomKustomizations.of(random), restore);
    toPod(move(after, KustomizeTreePropertyTest.options(random)), restore);
  }

  @Property(seed = "20261203", tries = 25, shrinking = ShrinkingMode.OFF)
  @AddLifecycleHook(KustomizeTreePropertyTest.WithKubectl.class)
  void what_kustomize_builds_gives_every_pod_its_secrets(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Map<String, String> before =
        move(RandomKustomizations.of(random), KustomizeTreePropertyTest.options(random));
    KustomizeTreePropertyTest.compareBuilds(
        before, toPod(before, random.nextBoolean()), ToPodPropertyTest::compareBuilt);
  }

  static Map<String, String> toPod(Map<String, String> before, boolean restore) {
    Rewritten rewritten = rewrite(before, restore);
    Map<String, String> after = TextTree.written(before, rewritten);
    assertThat(
            EffectiveSecrets.compare(
                    TextTree.tree(before), TextTree.tree(after), new Allowed.WayBack())
                .violations())
        .isEmpty();
    assertThat(rewrite(after, restore).texts()).as("a second run").isEmpty();
    assertThat(rewritten.texts().isEmpty())
        .isEqualTo(rewritten.plan().inlined().isEmpty() && rewritten.plan().emptied().isEmpty());
    return after;
  }

  private static Rewritten rewrite(Map<String, String> texts, boolean restore) {
    return TextTree.rewrite(
        texts,
        new ToPodPlanner(MoveOptions.DEFAULTS, restore),
        MoveOptions.DEFAULTS,
        MoveScope.everything());
  }

  private static Map<String, String> move(Map<String, String> before, MoveOptions options) {
    return TextTree.written(before, TextTree.rewrite(before, options));
  }

  private static void comparePods(Objects before, Objects after, boolean restore) {
    assertThat(after.pods()).hasSameSizeAs(before.pods());
    for (int i = 0; i < before.pods().size(); i++) {
      JsonNode was = before.pods().get(i);
      JsonNode is = after.pods().get(i);
      List<String> own = MoveTreePropertyTest.names(is.at("/spec/imagePullSecrets"));
      if (!MoveTreePropertyTest.names(was.at("/spec/imagePullSecrets")).isEmpty()) {
        assertThat(is).isEqualTo(was);
      } else if (!own.isEmpty()) {
        assertThat(before.inherited(was)).as("%s", was).containsExactly(own);
        if (!restore || !account(was).startsWith("image-puller")) {
          assertThat(account(is)).isEqualTo(account(was));
        }
      } else {
        assertThat(is).isEqualTo(was);
        assertThat(after.inherited(is)).as("%s", was).isEqualTo(before.inherited(was));
      }
    }
  }

  private static String account(JsonNode pod) {
    return pod.at("/spec/serviceAccountName").asText();
  }

  private static void compareBuilt(
      String directory, Map<String, Pod> before, Map<String, Pod> after) {
    assertThat(after.keySet()).as(directory).isEqualTo(before.keySet());
    before.forEach(
        (name, was) -> {
          Pod is = after.get(name);
          assertThat(is.effective())
              .as("%s: %s %s %s", directory, name, was, is)
              .isEqualTo(was.effective());
        });
  }

  @Provide
  Arbitrary<Map<String, String>> trees() {
    return new MoveTreePropertyTest().trees();
  }
}
