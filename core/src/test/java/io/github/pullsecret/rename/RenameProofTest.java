package io.github.pullsecret.rename;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Faults planted into renamed texts: the proofs have to find each of them. */
class RenameProofTest {
  private static final Map<String, String> NAMES = Map.of("old", "new");
  private static final String SECRET =
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: old, namespace: n}
      """;
  private static final String ACCOUNT =
      """
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: app, namespace: n}
      imagePullSecrets: [{name: old}]
      """;
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: n}
      spec:
        imagePullSecrets: [{name: hub}, {name: old}]
        volumes: [{name: config, secret: {secretName: old}}]
      """;
  private static final String ROLE =
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: sync}
      rules: [{apiGroups: [''], resources: [secrets], resourceNames: [old]}]
      """;
  private static final RenamedTree TREE =
      new RenamedTree(Map.of("p", POD, "r", ROLE, "s", SECRET, "u", ACCOUNT), NAMES);

  /** What is found if a file does not become what it should. */
  private static List<String> violations(String path, String text) {
    Map<String, String> after = new TreeMap<>(TREE.written());
    assertThat(after.put(path, text)).isNotEqualTo(text);
    return TREE.violations(after);
  }

  @Test
  void a_rename_of_everything_holds() {
    assertThat(TREE.written().get("p")).doesNotContain("old");
    assertThat(TREE.violations(TREE.written())).isEmpty();
  }

  @Test
  void a_pod_that_was_missed_is_found() {
    assertThat(violations("p", POD))
        .containsExactly(
            "p:5: Pod n/web had [hub, old] and would have [hub, old]",
            "p: Pod: spec.imagePullSecrets does not name new",
            "p: Pod: spec.volumes[].secret.secretName does not name new",
            "p: Pod: spec.imagePullSecrets names old",
            "p: Pod: spec.volumes[].secret.secretName names old");
  }

  @Test
  void a_list_that_was_missed_is_found_although_a_volume_was_not() {
    assertThat(violations("p", POD.replace("secretName: old", "secretName: new")))
        .contains("p:5: Pod n/web had [hub, old] and would have [hub, old]")
        .contains("p: Pod: spec.imagePullSecrets names old");
  }

  @Test
  void a_volume_that_was_missed_is_found() {
    assertThat(violations("p", POD.replace("{name: old}", "{name: new}")))
        .containsExactly(
            "p: Pod: spec.volumes[].secret.secretName does not name new",
            "p: Pod: spec.volumes[].secret.secretName names old");
  }

  @Test
  void a_volume_that_got_another_name_is_found() {
    String other = POD.replace("{name: old}", "{name: new}").replace(": old}", ": other}");
    assertThat(violations("p", other))
        .containsExactly("p: Pod: spec.volumes[].secret.secretName does not name new");
  }

  @Test
  void a_service_account_that_was_missed_is_found() {
    assertThat(violations("u", ACCOUNT))
        .containsExactly(
            "u:1: ServiceAccount n/app had [old] and would have [old]",
            "u: ServiceAccount: imagePullSecrets does not name new",
            "u: ServiceAccount: imagePullSecrets names old");
  }

  @Test
  void one_too_many_is_found() {
    String more = POD.replace("hub", "new").replace("old", "new");
    assertThat(violations("p", more))
        .containsExactly("p:5: Pod n/web had [hub, old] and would have [new]");
  }

  @Test
  void another_order_is_found() {
    String turned = POD.replace("hub", "new").replace("{name: old}", "{name: hub}");
    assertThat(violations("p", turned.replace("old", "new")))
        .containsExactly("p:5: Pod n/web had [hub, old] and would have [new, hub]");
  }

  @Test
  void a_list_that_is_gone_is_found() {
    assertThat(violations("u", ACCOUNT.replace("[{name: old}]", "[]")))
        .contains("u:1: ServiceAccount n/app had [old] and would have []");
  }

  @Test
  void a_secret_that_was_missed_is_found() {
    assertThat(violations("s", SECRET))
        .containsExactly(
            "s: Secret: metadata.name does not name new", "s: Secret: metadata.name names old");
  }

  @Test
  void a_rule_that_lost_the_old_name_is_found() {
    assertThat(violations("r", ROLE.replace("[old]", "[new]")))
        .containsExactly("r: ClusterRole: rules[].resourceNames does not name old");
  }

  @Test
  void a_rule_that_was_missed_is_found() {
    assertThat(violations("r", ROLE))
        .containsExactly("r: ClusterRole: rules[].resourceNames does not name new");
  }

  @Test
  void an_object_that_is_gone_is_found() {
    assertThat(violations("u", SECRET.replace("old", "new")))
        .contains("u: it has more or fewer objects than before");
  }
}
