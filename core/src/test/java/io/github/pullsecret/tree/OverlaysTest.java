package io.github.pullsecret.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PodSpec;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the layers above a workload or a ServiceAccount do to it. */
class OverlaysTest {
  private static final String LIST = "imagePullSecrets: [{name: a}]";

  /** A Deployment {@code web}, a Deployment {@code job} and a ServiceAccount, and an overlay. */
  private static KustomizedTree overlaid(String... overlay) {
    return new KustomizedTree()
        .workload("base/web.yaml", "apps/v1", "Deployment", "web", LIST)
        .workload("base/job.yaml", "apps/v1", "Deployment", "job", "serviceAccountName: app")
        .account("base/sa.yaml", "app")
        .kustomization("base", "resources: [web.yaml, job.yaml, sa.yaml]")
        .kustomization(
            "dev",
            Stream.concat(Stream.of("resources: [../base]"), Stream.of(overlay))
                .toArray(String[]::new));
  }

  private static Optional<KeepReason> onWeb(KustomizedTree tree) {
    return KustomizedTree.pod(tree.tree(), "web").obstacle().map(Obstacle::reason);
  }

  private static String patch(String target, String podSpec) {
    return "patches: [{target: {"
        + target
        + "}, patch: '{apiVersion: apps/v1, kind: Deployment, metadata: {name: x}, "
        + "spec: {template: {spec: {"
        + podSpec
        + "}}}}'}]";
  }

  private record Row(String overlay, Optional<KeepReason> reason) {
    Row(String overlay) {
      this(overlay, Optional.empty());
    }

    Row(String overlay, KeepReason reason) {
      this(overlay, Optional.of(reason));
    }
  }

  @TestFactory
  Stream<DynamicTest> a_workload_that_an_overlay_changes_keeps_its_list() {
    return Stream.of(
            new Row("namespace: n"),
            new Row("namePrefix: dev-"),
            new Row(patch("kind: Deployment, name: web", LIST), KeepReason.OVERLAY_TOUCHES_LIST),
            new Row(patch("name: w.*", LIST), KeepReason.OVERLAY_TOUCHES_LIST),
            new Row(patch("labelSelector: x=y", LIST), KeepReason.OVERLAY_TOUCHES_LIST),
            new Row(patch("name: job", LIST)),
            new Row(patch("kind: StatefulSet", LIST)),
            new Row(patch("name: web", "imagePullSecrets: []")),
            new Row(patch("name: web", "imagePullSecrets: null"), KeepReason.OVERLAY_TOUCHES_LIST),
            new Row(patch("name: web", "serviceAccountName: x"), KeepReason.OVERLAY_TOUCHES_LIST),
            new Row(patch("name: web", "priority: 1")),
            new Row(
                "patches: [{target: {name: web}, path: gone.yaml}]",
                KeepReason.OVERLAY_TOUCHES_LIST),
            new Row("transformers: [t.yaml]", KeepReason.KUSTOMIZE))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.overlay(),
                    () -> assertThat(onWeb(overlaid(row.overlay()))).isEqualTo(row.reason())));
  }

  @Test
  void a_workload_that_an_overlay_deletes_needs_nothing() {
    String patch =
        "patches: [{patch: '{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, $patch: delete}'}]";
    assertThat(onWeb(overlaid(patch))).isEmpty();
  }

  @Test
  void a_patch_may_name_a_workload_as_a_prefix_below_it_makes_it() {
    KustomizedTree tree =
        overlaid("namePrefix: dev-")
            .kustomization("top", "resources: [../dev]", patch("name: dev-web", LIST));
    assertThat(onWeb(tree)).contains(KeepReason.OVERLAY_TOUCHES_LIST);
    tree.kustomization("top", "resources: [../dev]", patch("name: dev-job", LIST));
    assertThat(onWeb(tree)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> kinds_in_which_kustomize_does_not_follow_names() {
    record Name(String version, String kind, String fields, String overlay, boolean kept) {}
    String prefix = "namePrefix: dev-";
    String secret = "secretGenerator: [{name: a, literals: [k=v]}]";
    String other = "secretGenerator: [{name: z, literals: [k=v]}]";
    return Stream.of(
            new Name("apps/v1", "Deployment", LIST, prefix, false),
            new Name("apps/v1", "ReplicaSet", LIST, prefix, true),
            new Name("v1", "ReplicationController", LIST, prefix, true),
            new Name("apps/v1", "Deployment", "serviceAccount: app, " + LIST, prefix, true),
            new Name(
                "apps/v1",
                "Deployment",
                "serviceAccountName: '', serviceAccount: app, " + LIST,
                prefix,
                true),
            new Name("apps/v1", "ReplicaSet", LIST, secret, false),
            new Name("v1", "ReplicationController", LIST, secret, true),
            new Name("v1", "ReplicationController", LIST, other, false))
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name.kind() + " " + name.fields() + " " + name.overlay(),
                    () ->
                        assertThat(
                                onWeb(
                                    overlaid(name.overlay())
                                        .workload(
                                            "base/web.yaml",
                                            name.version(),
                                            name.kind(),
                                            "web",
                                            name.fields())))
                            .isEqualTo(
                                name.kept()
                                    ? Optional.of(KeepReason.KUSTOMIZE_NAMES)
                                    : Optional.empty())));
  }

  @Test
  void a_secret_generated_beside_the_workload_gets_a_hash_too() {
    KustomizedTree tree =
        overlaid("secretGenerator: [{name: a, literals: [k=v]}]")
            .workload("rc/rc.yaml", "v1", "ReplicationController", "rc", LIST)
            .kustomization("rc", "resources: [rc.yaml]")
            .kustomization("top", "resources: [../dev, ../rc]");
    assertThat(KustomizedTree.pod(tree.tree(), "rc").obstacle().map(Obstacle::reason))
        .contains(KeepReason.KUSTOMIZE_NAMES);
  }

  @TestFactory
  Stream<DynamicTest> a_service_account_that_an_overlay_changes_is_not_relied_on() {
    String head = "patches: [{patch: '{apiVersion: v1, kind: ServiceAccount, metadata: {name: ";
    return Stream.of(
            new Row(
                head + "app}, imagePullSecrets: [{name: x}]}'}]",
                KeepReason.OVERLAY_TOUCHES_SERVICE_ACCOUNT),
            new Row(
                head + "app}, imagePullSecrets: []}'}]",
                KeepReason.OVERLAY_TOUCHES_SERVICE_ACCOUNT),
            new Row(head + "app}, $patch: delete}'}]", KeepReason.OVERLAY_TOUCHES_SERVICE_ACCOUNT),
            new Row(head + "other}, imagePullSecrets: []}'}]"),
            new Row(head + "app}, automountServiceAccountToken: false}'}]"),
            new Row("transformers: [t.yaml]", KeepReason.KUSTOMIZE))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.overlay(),
                    () -> {
                      ManifestTree tree = overlaid(row.overlay()).tree();
                      assertThat(
                              tree.overlayOn(tree.file("base/sa.yaml").accounts().get(0))
                                  .map(Obstacle::reason))
                          .isEqualTo(row.reason());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> pods_that_may_come_to_run_as_a_service_account() {
    String copy =
        "[{op: copy, from: /metadata/labels/x, path: /spec/template/spec/serviceAccountName}]";
    return Stream.of(
            new Row("namespace: n"),
            new Row(
                patch("name: z", "serviceAccountName: app"),
                KeepReason.OVERLAY_TOUCHES_SERVICE_ACCOUNT),
            new Row(patch("name: z", "serviceAccountName: other")),
            new Row(
                patch("name: z", "serviceAccountName: null"),
                KeepReason.OVERLAY_TOUCHES_SERVICE_ACCOUNT),
            new Row(
                "patches: [{target: {name: z}, patch: '" + copy + "'}]",
                KeepReason.OVERLAY_TOUCHES_SERVICE_ACCOUNT),
            new Row("helmCharts: [{name: redis}]", KeepReason.UNSEEN_USERS),
            new Row("transformers: [t.yaml]", KeepReason.UNSEEN_USERS))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.overlay(),
                    () -> {
                      ManifestTree tree = overlaid(row.overlay()).tree();
                      PodSpec job = KustomizedTree.pod(tree, "job");
                      assertThat(tree.unseenUsers(job.account()).map(Obstacle::reason))
                          .isEqualTo(row.reason());
                    }));
  }

  @Test
  void a_pod_whose_list_an_overlay_may_take_away_may_inherit() {
    ManifestTree tree = overlaid(patch("name: web", "imagePullSecrets: null")).tree();
    assertThat(tree.mayInherit(KustomizedTree.pod(tree, "web"))).isTrue();
    ManifestTree other = overlaid(patch("name: web", "serviceAccountName: x")).tree();
    assertThat(other.mayInherit(KustomizedTree.pod(other, "web"))).isFalse();
    assertThat(other.mayInherit(KustomizedTree.pod(other, "job"))).isTrue();
  }

  @Test
  void a_service_account_under_another_prefix_is_not_the_one_that_a_pod_names() {
    ManifestTree tree =
        new KustomizedTree()
            .account("a/sa.yaml", "app")
            .kustomization("a", "namePrefix: a-", "resources: [sa.yaml]")
            .workload(
                "b/web.yaml", "apps/v1", "ReplicaSet", "web", "serviceAccountName: app, " + LIST)
            .kustomization("b", "resources: [web.yaml]")
            .kustomization("all", "resources: [../a, ../b]")
            .tree();
    assertThat(
            tree.absence(KustomizedTree.pod(tree, "web"), tree.file("a/sa.yaml").accounts())
                .map(Obstacle::reason))
        .contains(KeepReason.KUSTOMIZE_NAMES);
  }
}
