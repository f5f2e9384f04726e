package io.github.pullsecret.move;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.ManifestReader;
import io.github.pullsecret.move.MovePlan.Kept;
import io.github.pullsecret.move.MovePlan.Moved;
import io.github.pullsecret.tree.ManifestTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedListsTest {
  private static MovePlan plan(String account, String... items) {
    StringBuilder text = new StringBuilder("apiVersion: v1\nkind: List\nitems:\n");
    for (String item : items) {
      text.append("- {apiVersion: v1, ").append(item).append("}\n");
    }
    ManifestReader reader = new ManifestReader(Optional.empty());
    ManifestTree tree =
        new ManifestTree(
            List.of(reader.read("all.yaml", text.toString().getBytes(UTF_8))), Path.of("/tree"));
    MoveOptions options =
        new MoveOptions(account, false, false, false, false, false, false, PlacementStyle.AUTO);
    return MovePlanner.plan(tree, options, MoveScope.everything());
  }

  private static String pod(String name, String spec) {
    return "kind: Pod, metadata: {name: " + name + "}, spec: {" + spec + "}";
  }

  private static List<String> moved(MovePlan plan) {
    return plan.moved().stream().map(Moved::pod).map(pod -> pod.id().name()).toList();
  }

  private static List<String> kept(MovePlan plan) {
    return plan.kept().stream().map(Kept::obstacle).map(obstacle -> obstacle.detail()).toList();
  }

  private static final String GONE = "serviceAccountName: gone, ";

  @Test
  void a_chain_of_aliases_stays_with_its_last_pod() {
    MovePlan plan =
        plan(
            MoveOptions.AUTO,
            pod("a", "imagePullSecrets: [&a {name: x}]"),
            pod("b", "imagePullSecrets: [*a, &b {name: z}]"),
            pod("c", GONE + "imagePullSecrets: [*b]"),
            pod("d", "imagePullSecrets: [*a]"));
    assertThat(moved(plan)).containsExactly("d");
    assertThat(kept(plan))
        .containsExactly(
            "shares its list with Pod b, which keeps it",
            "shares its list with Pod c, which keeps it",
            "runs as gone");
  }

  @Test
  void what_was_kept_back_moves_when_the_other_moves_after_all() {
    MovePlan plan =
        plan(
            "app",
            // The commonest list, until its pods turn out to stay.
            pod("a", "imagePullSecrets: &a [{name: x}]"),
            pod("b", "imagePullSecrets: &b [{name: x}]"),
            pod("a2", GONE + "imagePullSecrets: *a"),
            pod("b2", GONE + "imagePullSecrets: *b"),
            pod("d", "serviceAccountName: own, imagePullSecrets: &c [{name: z}]"),
            pod("c", "imagePullSecrets: *c"),
            "kind: ServiceAccount, metadata: {name: own}");
    assertThat(moved(plan)).containsExactly("d", "c");
  }

  @Test
  void a_name_that_others_would_take_over_must_be_theirs() {
    String list = "imagePullSecrets: [{name: x}]";
    String first = "kind: Pod, metadata: {name: a}, spec: &a {" + list + "}";
    assertThat(moved(plan(MoveOptions.AUTO, first, pod("b", "<<: *a")))).containsExactly("a", "b");
    MovePlan other =
        plan(
            MoveOptions.AUTO,
            first,
            pod("b", "<<: *a, serviceAccountName: own"),
            "kind: ServiceAccount, metadata: {name: own}");
    assertThat(moved(other)).isEmpty();
    assertThat(kept(other))
        .containsExactly(
            "a merge key would give its new ServiceAccount to another pod",
            "shares its list with Pod a, which keeps it");
  }
}
