package io.github.pullsecret.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Overlays that get the wrong list: the proof has to find each of them. */
class RenamedSecretsTest {
  private static final String PROD = "overlays/prod/kustomization.yaml";

  /** Only what is applied through the overlay of production gets another name. */
  private static final RenamedSecrets.NewNames NAMES =
      new RenamedSecrets.NewNames() {
        @Override
        public String of(String name, String file, Context context) {
          return name.equals("old") && context.unit().equals(PROD) ? "new" : name;
        }

        @Override
        public boolean areOpen(Place place) {
          return false;
        }
      };

  private static KustomizedTree tree(String list, String prod, String staging) {
    return new KustomizedTree()
        .kustomization("base", "resources: [sa.yaml, web.yaml]")
        .account("base/sa.yaml", "app")
        .file(
            "base/sa.yaml",
            "apiVersion: v1",
            "kind: ServiceAccount",
            "metadata: {name: app}",
            "imagePullSecrets: " + list)
        .workload("base/web.yaml", "apps/v1", "Deployment", "web", "serviceAccountName: app")
        .kustomization("overlays/prod", "resources: [../../base]", patches(prod))
        .kustomization("overlays/staging", "resources: [../../base]", patches(staging));
  }

  private static String patches(String list) {
    return list.isEmpty()
        ? ""
        : "patches: [{patch: '{apiVersion: v1, kind: ServiceAccount, metadata: {name: app},"
            + " imagePullSecrets: "
            + list
            + "}'}]";
  }

  private static List<String> violations(KustomizedTree after) {
    return RenamedSecrets.compare(tree("[{name: old}]", "", "").tree(), after.tree(), NAMES)
        .violations();
  }

  @Test
  void a_patch_of_the_right_overlay_holds() {
    assertThat(violations(tree("[{name: old}]", "[{name: new}]", ""))).isEmpty();
  }

  @Test
  void a_patch_of_the_wrong_overlay_is_found() {
    assertThat(violations(tree("[{name: old}]", "", "[{name: new}]")))
        .containsExactly(
            "base/sa.yaml:1: ServiceAccount app had [old] and would have [old]",
            "base/sa.yaml:1: ServiceAccount app had [old] and would have [new]");
  }

  @Test
  void a_base_that_changed_for_one_overlay_is_found() {
    assertThat(violations(tree("[{name: new}]", "", "")))
        .containsExactly("base/sa.yaml:1: ServiceAccount app had [old] and would have [new]");
  }

  @Test
  void a_patch_with_more_than_the_list_is_found() {
    assertThat(violations(tree("[{name: old}]", "[{name: new}, {name: old}]", "")))
        .containsExactly("base/sa.yaml:1: ServiceAccount app had [old] and would have [new, old]");
  }

  @Test
  void a_patch_that_was_forgotten_is_found() {
    assertThat(violations(tree("[{name: old}]", "", "")))
        .containsExactly("base/sa.yaml:1: ServiceAccount app had [old] and would have [old]");
  }

  @Test
  void pods_and_service_accounts_are_counted_once() {
    RenamedSecrets.Proof proof =
        RenamedSecrets.compare(
            tree("[{name: old}]", "", "").tree(),
            tree("[{name: old}]", "[{name: new}]", "").tree(),
            NAMES);
    assertThat(proof.pods()).isEqualTo(1);
    assertThat(proof.accounts()).isEqualTo(1);
  }
}
