package io.github.pullsecret.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.tree.UnitContents.ListThere;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The lists that pods and ServiceAccounts have in each unit. */
class UnitContentsTest {

  private static KustomizedTree base() {
    return new KustomizedTree()
        .kustomization("base", "resources: [web.yaml, account.yaml]")
        .deployment("base/web.yaml", "web")
        .account("base/account.yaml", "web");
  }

  /** A pod's list in each unit: {@code UNIT NAMES}, or {@code UNIT changed by PLACE}. */
  private static List<String> pods(KustomizedTree tree) {
    return UnitContents.of(tree.tree()).stream()
        .flatMap(
            unit ->
                unit.pods().stream()
                    .map(pod -> ManifestTree.directory(unit.unit()) + " " + words(pod.list())))
        .collect(Collectors.toList());
  }

  private static List<String> accounts(KustomizedTree tree) {
    return UnitContents.of(tree.tree()).stream()
        .flatMap(
            unit ->
                unit.accounts().stream()
                    .map(
                        account ->
                            ManifestTree.directory(unit.unit()) + " " + words(account.list())))
        .collect(Collectors.toList());
  }

  private static String words(ListThere list) {
    return list.changedBy()
        .map(place -> "changed by " + place.pathAndLine())
        .orElseGet(() -> list.list().names().toString());
  }

  @Test
  void without_patches_it_is_what_the_manifest_says() {
    KustomizedTree tree =
        base()
            .kustomization("dev", "resources: [../base]")
            .kustomization("prod", "resources: [../base]");

    assertThat(pods(tree)).containsExactly("dev [a]", "prod [a]");
    assertThat(accounts(tree)).containsExactly("dev []", "prod []");
  }

  @Test
  void a_patch_counts_in_its_own_unit_only_and_is_merged_into_a_pods_list() {
    KustomizedTree tree =
        base()
            .kustomization("dev", "resources: [../base]")
            .kustomization("prod", "resources: [../base]", "patches: [{path: patch.yaml}]")
            .workload(
                "prod/patch.yaml",
                "apps/v1",
                "Deployment",
                "web",
                "imagePullSecrets: [{name: b}, {name: a}]");

    assertThat(pods(tree)).containsExactly("dev [a]", "prod [b, a]");
  }

  @Test
  void a_patch_replaces_the_list_of_a_service_account() {
    KustomizedTree tree =
        base()
            .kustomization("prod", "resources: [../base]", "patches: [{path: patch.yaml}]")
            .file(
                "prod/patch.yaml",
                "apiVersion: v1",
                "kind: ServiceAccount",
                "metadata: {name: web}",
                "imagePullSecrets: [{name: b}]");

    assertThat(accounts(tree)).containsExactly("prod [b]");
  }

  @Test
  void two_patches_and_operations_are_not_worked_out() {
    KustomizedTree tree =
        base()
            .kustomization(
                "prod",
                "resources: [../base]",
                "patches:",
                "- target: {kind: Deployment}",
                "  patch: |-",
                "    - {op: remove, path: /spec/template/spec/imagePullSecrets/0}");

    assertThat(pods(tree)).containsExactly("prod changed by prod/kustomization.yaml:5");
  }

  @Test
  void a_transformer_may_change_anything() {
    KustomizedTree tree = base().kustomization("prod", "resources: [../base]", "transformers: [a]");

    assertThat(pods(tree)).containsExactly("prod changed by prod/kustomization.yaml:2");
    assertThat(UnitContents.of(tree.tree()).get(0).incomplete()).isTrue();
  }

  @Test
  void a_chart_makes_a_unit_incomplete() {
    KustomizedTree tree =
        base().kustomization("prod", "resources: [../base]", "helmCharts: [{name: redis}]");

    assertThat(pods(tree)).containsExactly("prod [a]");
    assertThat(UnitContents.of(tree.tree()).get(0).incomplete()).isTrue();
  }
}
