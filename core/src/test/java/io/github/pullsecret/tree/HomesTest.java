package io.github.pullsecret.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where a ServiceAccount's manifest can stand so that its users find it wherever they end up. */
class HomesTest {
  private static KustomizedTree two() {
    return new KustomizedTree()
        .deployment("a/web.yaml", "web")
        .kustomization("a", "resources: [web.yaml]")
        .deployment("b/api.yaml", "api")
        .kustomization("b", "resources: [api.yaml]");
  }

  private static List<String> homes(KustomizedTree tree, String... names) {
    ManifestTree read = tree.tree();
    return read
        .layout()
        .homes(Stream.of(names).map(name -> KustomizedTree.pod(read, name)).toList())
        .stream()
        .map(home -> home.directory().orElse("-") + ": " + home.users().size())
        .toList();
  }

  @Test
  void a_single_pod_has_its_home_in_the_kustomization_that_lists_it() {
    assertThat(homes(two(), "web")).containsExactly("a: 1");
    assertThat(homes(two().kustomization("dev", "resources: [../a]"), "web"))
        .containsExactly("a: 1");
  }

  @Test
  void pods_of_two_bases_meet_in_the_nearest_kustomization_that_reaches_both() {
    KustomizedTree tree =
        two()
            .kustomization("all", "resources: [../a, ../b]")
            .kustomization("top", "resources: [../all]");
    assertThat(homes(tree, "web", "api")).containsExactly("all: 2");
  }

  @Test
  void pods_that_one_unit_has_without_the_other_have_two_homes() {
    KustomizedTree tree =
        two()
            .kustomization("all", "resources: [../a, ../b]")
            .kustomization("only", "resources: [../a]");
    assertThat(homes(tree, "web", "api")).containsExactly("a: 2");
    assertThat(homes(two(), "web", "api")).containsExactly("a: 1", "b: 1");
  }

  @Test
  void a_kustomization_with_another_prefix_is_no_home() {
    KustomizedTree tree =
        two()
            .kustomization("a", "namePrefix: a-", "resources: [web.yaml]")
            .kustomization("all", "resources: [../a, ../b]");
    assertThat(homes(tree, "web", "api")).containsExactly("a: 1", "b: 1");
  }

  @Test
  void a_kustomization_with_another_namespace_is_no_home() {
    KustomizedTree tree =
        two()
            .kustomization("a", "namespace: a", "resources: [web.yaml]")
            .kustomization("b", "namespace: b", "resources: [api.yaml]")
            .kustomization("all", "resources: [../a, ../b]");
    assertThat(homes(tree, "web", "api")).containsExactly("a: 1", "b: 1");
  }

  @Test
  void a_file_that_two_kustomizations_list_is_its_own_home() {
    KustomizedTree tree =
        new KustomizedTree()
            .deployment("web.yaml", "web")
            .kustomization("a", "resources: [../web.yaml]")
            .kustomization("b", "resources: [../web.yaml]");
    assertThat(homes(tree, "web")).containsExactly("-: 1");
  }

  @Test
  void a_file_that_none_lists_has_no_kustomization() {
    assertThat(homes(new KustomizedTree().deployment("web.yaml", "web"), "web"))
        .containsExactly("-: 1");
  }
}
