package io.github.pullsecret.move;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.move.KustomizeBuild.Pod;
import io.github.pullsecret.move.MoveRewriter.Rewritten;
import io.github.pullsecret.move.MoveTreePropertyTest.Objects;
import io.github.pullsecret.tree.Allowed;
import io.github.pullsecret.tree.EffectiveSecrets;
import io.github.pullsecret.tree.EffectiveSecrets.Proof;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * A secret attached in random trees: pods gain it through their ServiceAccount and nothing else
 * changes, and a second run changes nothing. The seeds are fixed so that builds agree.
 */
class AttachPropertyTest {
  private static final String SECRET = "new";

  @Property(seed = "20261204", tries = 1000, shrinking = ShrinkingMode.BOUNDED)
  void pods_gain_the_secret_and_nothing_else(
      @ForAll("trees") Map<String, String> before, @ForAll("names") String account)
      throws IOException {
    Map<String, String> after = attach(before, account, contexts -> Optional.of(SECRET));
    comparePods(MoveTreePropertyTest.read(before), MoveTreePropertyTest.read(after), account);
  }

  @Property(seed = "20261205", tries = 1000, shrinking = ShrinkingMode.OFF)
  void pods_of_kustomizations_gain_the_secret(@ForAll long seed) {
    Random random = new Random(seed);
    String account = List.of("default", "app", "other").get(random.nextInt(3));
    boolean fixed = random.nextBoolean();
    attach(
        RandomKustomizations.of(random),
        account,
        fixed ? contexts -> Optional.of(SECRET) : AttachPropertyTest::byNamespace);
  }

  @Property(seed = "20261206", tries = 25, shrinking = ShrinkingMode.OFF)
  @AddLifecycleHook(KustomizeTreePropertyTest.WithKubectl.class)
  void what_kustomize_builds_gives_no_pod_anything_else(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Map<String, String> before = RandomKustomizations.of(random);
    String account = List.of("default", "app", "other").get(random.nextInt(3));
    KustomizeTreePropertyTest.compareBuilds(
        before,
        attach(before, account, contexts -> Optional.of(SECRET)),
        AttachPropertyTest::compareBuilt);
  }

  /** {@code {namespace}-new}. */
  private static Optional<String> byNamespace(Set<Context> contexts) {
    Set<Optional<String>> namespaces =
        contexts.stream().map(Context::namespace).collect(Collectors.toSet());
    return namespaces.size() == 1
        ? namespaces.iterator().next().map(namespace -> namespace + "-new")
        : Optional.empty();
  }

  private static Map<String, String> attach(
      Map<String, String> before, String account, Function<Set<Context>, Optional<String>> secret) {
    Rewritten rewritten = rewrite(before, account, secret);
    Map<String, String> after = TextTree.written(before, rewritten);
    Proof proof =
        EffectiveSecrets.compare(
            TextTree.tree(before), TextTree.tree(after), new Allowed.Attach(account, secret));
    assertThat(proof.violations()).isEmpty();
    assertThat(rewrite(after, account, secret).texts()).as("a second run").isEmpty();
    MovePlan plan = rewritten.plan();
    assertThat(rewritten.texts().isEmpty())
        .isEqualTo(plan.extended().isEmpty() && plan.generated().isEmpty());
    return after;
  }

  private static Rewritten rewrite(
      Map<String, String> texts, String account, Function<Set<Context>, Optional<String>> secret) {
    return TextTree.rewrite(
        texts,
        new AttachPlanner(account, secret, (path, contexts) -> true),
        MoveOptions.DEFAULTS,
        MoveScope.everything());
  }

  private static void comparePods(Objects before, Objects after, String account) {
    assertThat(after.pods()).isEqualTo(before.pods());
    for (JsonNode pod : before.pods()) {
      String name = pod.at("/spec/serviceAccountName").asText("");
      String alias = pod.at("/spec/serviceAccount").asText("");
      String runsAs = !name.isEmpty() ? name : !alias.isEmpty() ? alias : "default";
      List<List<String>> had = before.inherited(pod);
      List<List<String>> has = after.inherited(pod);
      if (!runsAs.equals(account)) {
        assertThat(has).isEqualTo(had);
      } else if (!has.equals(had)) {
        List<List<String>> wanted = new ArrayList<>();
        (had.isEmpty() ? List.of(List.<String>of()) : had)
            .forEach(
                list -> {
                  List<String> more = new ArrayList<>(list);
                  more.add(SECRET);
                  wanted.add(more);
                });
        assertThat(has).isEqualTo(wanted);
      }
    }
  }

  private static void compareBuilt(
      String directory, Map<String, Pod> before, Map<String, Pod> after) {
    assertThat(after.keySet()).as(directory).isEqualTo(before.keySet());
    before.forEach(
        (name, was) -> {
          Pod is = after.get(name);
          List<String> more = new ArrayList<>(was.effective());
          more.add(SECRET);
          String pod = directory + ": " + name + " " + was + " " + is;
          assertThat(is.account()).as(pod).isEqualTo(was.account());
          if (!is.own().isEmpty()) {
            assertThat(is.own()).as(pod).isEqualTo(was.own());
          } else {
            assertThat(is.effective()).as(pod).isIn(was.effective(), more);
          }
        });
  }

  @Provide
  Arbitrary<Map<String, String>> trees() {
    return new MoveTreePropertyTest().trees();
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of("default", "app", "other", "nobody");
  }
}
