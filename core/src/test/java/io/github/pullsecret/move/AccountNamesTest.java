package io.github.pullsecret.move;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.ManifestReader;
import io.github.pullsecret.move.MovePlan.Source;
import io.github.pullsecret.tree.ManifestTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names that are taken, and those that an earlier run gave. */
class AccountNamesTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: n}
      spec: {imagePullSecrets: [{name: a}], containers: []}
      """;

  @Test
  void no_name_is_free_while_a_file_cannot_be_read_at_all() {
    MoveScope scope = new MoveScope(path -> true, pod -> true, name -> true, path -> false);

    MovePlan plan = MovePlanner.plan(tree(POD), MoveOptions.DEFAULTS, scope);

    assertThat(plan.moved()).isEmpty();
    assertThat(plan.kept())
        .extracting(kept -> kept.obstacle().reason())
        .containsExactly(KeepReason.UNREADABLE_FILE);
  }

  @Test
  void a_name_with_a_number_is_found_again() {
    String text =
        POD
            + account("image-puller", "b")
            + account("image-puller-a", "b")
            + account("image-puller-a-2", "b")
            + account("image-puller-a-3", "a");

    MovePlan plan = MovePlanner.plan(tree(text), MoveOptions.DEFAULTS, MoveScope.everything());

    assertThat(plan.moved())
        .extracting(MovePlan.Moved::target, MovePlan.Moved::source)
        .containsExactly(
            tuple(new AccountKey(Optional.of("n"), "image-puller-a-3"), Source.REUSED));
  }

  private static String account(String name, String secret) {
    return """
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata: {name: %s, namespace: n}
    imagePullSecrets: [{name: %s}]
    """
        .formatted(name, secret);
  }

  private static ManifestTree tree(String text) {
    return new ManifestTree(
        List.of(new ManifestReader(Optional.empty()).read("a.yaml", text.getBytes(UTF_8))),
        Path.of("/tree"));
  }
}
