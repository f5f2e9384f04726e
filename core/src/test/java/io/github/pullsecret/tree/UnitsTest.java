package io.github.pullsecret.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.Obstacle;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which units a file belongs to, and the namespace that it gets in each. */
class UnitsTest {
  private static final String WEB = "base/web.yaml";

  private static KustomizedTree base() {
    return new KustomizedTree()
        .deployment(WEB, "web")
        .kustomization("base", "resources: [web.yaml]");
  }

  @Test
  void a_file_belongs_to_every_root_that_reaches_it() {
    assertThat(base().contexts(WEB)).isEqualTo("base -");
    KustomizedTree two =
        base()
            .kustomization("dev", "namespace: dev", "resources: [../base]")
            .kustomization("prod", "namespace: prod", "resources: [../base]");
    assertThat(two.contexts(WEB)).isEqualTo("dev dev, prod prod");
  }

  @Test
  void the_outermost_namespace_wins() {
    KustomizedTree tree =
        base()
            .kustomization("base", "namespace: inner", "resources: [web.yaml]")
            .kustomization("plain", "resources: [../base]")
            .kustomization("outer", "namespace: outer", "resources: [../base]");
    assertThat(tree.contexts(WEB)).isEqualTo("outer outer, plain inner");
  }

  @Test
  void a_diamond_is_two_ways_in_one_unit() {
    KustomizedTree tree =
        base()
            .kustomization("dev", "namespace: dev", "resources: [../base]")
            .kustomization("prod", "namespace: prod", "resources: [../base]")
            .kustomization("all", "resources: [../dev, ../prod]");
    assertThat(tree.contexts(WEB)).isEqualTo("all dev, all prod");
  }

  @Test
  void components_work_on_what_is_gathered_before_them() {
    KustomizedTree tree =
        base()
            .kustomization("first", "kind: Component", "namespace: first", "resources: [own.yaml]")
            .deployment("first/own.yaml", "first")
            .kustomization("last", "kind: Component", "resources: [own.yaml]")
            .deployment("last/own.yaml", "last")
            .kustomization("all", "resources: [../base]", "components: [../first, ../last]");
    assertThat(tree.contexts(WEB)).isEqualTo("all first");
    assertThat(tree.contexts("first/own.yaml")).isEqualTo("all first");
    assertThat(tree.contexts("last/own.yaml")).as("it comes after the first").isEqualTo("all -");
  }

  @Test
  void the_last_component_is_the_outermost_and_the_kustomization_beats_it() {
    KustomizedTree tree =
        base()
            .kustomization("first", "kind: Component", "namespace: first")
            .kustomization("last", "kind: Component", "namespace: last")
            .kustomization("all", "resources: [../base]", "components: [../first, ../last]");
    assertThat(tree.contexts(WEB)).isEqualTo("all last");
    tree.kustomization(
        "all", "namespace: own", "resources: [../base]", "components: [../first, ../last]");
    assertThat(tree.contexts(WEB)).isEqualTo("all own");
  }

  @Test
  void two_ways_differ_if_other_kustomizations_rename() {
    KustomizedTree tree =
        base()
            .kustomization("plain", "resources: [../base]")
            .kustomization("dev", "namePrefix: dev-", "resources: [../base]")
            .kustomization("all", "resources: [../plain, ../dev, own.yaml]")
            .deployment("all/own.yaml", "own");
    Units units = tree.tree().units();
    assertThat(units.reaches(WEB)).hasSize(2);
    assertThat(units.contexts(WEB, Optional.empty())).hasSize(2);
    assertThat(units.contexts(WEB, Optional.empty()))
        .containsAll(units.contexts("all/own.yaml", Optional.empty()));
  }

  @Test
  void rings_of_kustomizations_are_bounded() {
    KustomizedTree ring =
        base()
            .kustomization("base", "namePrefix: b-", "resources: [web.yaml, ../other]")
            .kustomization("other", "namePrefix: o-", "resources: [../base]");
    assertThat(ring.contexts(WEB)).as("renamed by one, and by both").isEqualTo("base -, base -");
    KustomizedTree components =
        base()
            .kustomization("all", "resources: [../base]", "components: [../c]")
            .kustomization("c", "kind: Component", "namespace: n", "components: [../d]")
            .kustomization("d", "kind: Component", "components: [../c]");
    assertThat(components.contexts(WEB)).isEqualTo("all n");
  }

  @Test
  void what_many_rings_of_renaming_kustomizations_make_of_a_file_is_not_told() {
    KustomizedTree tree = base();
    String[] all =
        IntStream.range(0, 30).mapToObj(number -> "../k" + number).toArray(String[]::new);
    String others = String.join(", ", all);
    for (int number = 0; number < 30; number++) {
      tree.kustomization(
          "k" + number, "namePrefix: p" + number, "resources: [../base, " + others + "]");
    }
    assertThat(KustomizedTree.pod(tree.tree(), "web").obstacle().map(Obstacle::reason))
        .contains(KeepReason.KUSTOMIZE);
  }

  @Test
  void a_way_through_many_levels_of_diamonds_is_found_once() {
    KustomizedTree tree = base();
    String below = "base";
    for (int level = 0; level < 40; level++) {
      tree.kustomization("l" + level, "resources: [../" + below + "]");
      tree.kustomization("r" + level, "resources: [../" + below + "]");
      tree.kustomization("j" + level, "resources: [../l" + level + ", ../r" + level + "]");
      below = "j" + level;
    }
    assertThat(tree.contexts(WEB)).isEqualTo("j39 -");
  }

  @Test
  void gitops_objects_say_the_namespace_of_what_they_apply() {
    KustomizedTree flux =
        base()
            .file(
                "flux.yaml",
                "apiVersion: kustomize.toolkit.fluxcd.io/v1",
                "kind: Kustomization",
                "metadata: {name: x}",
                "spec: {path: ./base, targetNamespace: live}");
    assertThat(flux.contexts(WEB)).isEqualTo("base live");
  }

  @Test
  void files_and_directories_that_are_not_there_are_named() {
    KustomizedTree tree =
        base()
            .kustomization(
                "all", "resources: [../base, gone.yaml, ../away, 'https://example.com/x']");
    assertThat(tree.graph().unresolved()).isEqualTo(Set.of("all/gone.yaml", "away"));
    assertThat(tree.contexts(WEB)).isEqualTo("all -");
  }

  @Test
  void patches_and_data_are_no_manifests() {
    KustomizationGraph graph =
        base()
            .kustomization(
                "all",
                "resources: [../base]",
                "patches: [{path: patch.yaml}]",
                "configMapGenerator: [{name: c, files: [x.yaml=data.yaml]}]")
            .deployment("all/patch.yaml", "web")
            .deployment("all/data.yaml", "data")
            .graph();
    assertThat(graph.isOther("all/patch.yaml")).isTrue();
    assertThat(graph.isOther("all/data.yaml")).isTrue();
    assertThat(graph.isOther(WEB)).isFalse();
    assertThat(graph.roots())
        .extracting(node -> node.path)
        .containsExactly("all/kustomization.yaml");
  }
}
