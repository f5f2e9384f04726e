package io.github.pullsecret.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.ManifestReader;
import io.github.pullsecret.tree.EffectiveSecrets.Proof;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Faults planted into a plan: the proof has to find each of them. */
class EffectiveSecretsTest {
  private static final String ACCOUNT = account("app", "");
  private static final String ACCOUNT_A = account("app", "imagePullSecrets: [{name: a}]");
  private static final String WEB = pod("web", "app", "imagePullSecrets: [{name: a}]");
  private static final String WEB_MOVED = pod("web", "app", "");
  private static final String JOB = pod("job", "app", "");

  @Test
  void a_move_onto_the_service_account_holds() {
    Proof proof = compare(Map.of("w", WEB, "s", ACCOUNT), Map.of("w", WEB_MOVED, "s", ACCOUNT_A));
    assertThat(proof.violations()).isEmpty();
    assertThat(proof.pods()).isEqualTo(1);
  }

  @Test
  void a_service_account_that_was_forgotten_is_found() {
    assertThat(violations(Map.of("w", WEB, "s", ACCOUNT), Map.of("w", WEB_MOVED, "s", ACCOUNT)))
        .containsExactly("w:8: Pod n/web runs as n/app, whose list is not usable");
  }

  @Test
  void a_service_account_that_no_manifest_defines_is_found() {
    assertThat(violations(Map.of("w", WEB), Map.of("w", WEB_MOVED)))
        .containsExactly("w:8: Pod n/web runs as n/app, which no manifest defines");
  }

  @Test
  void a_pod_that_was_forgotten_and_would_gain_is_found() {
    assertThat(
            violations(
                Map.of("w", WEB, "j", JOB, "s", ACCOUNT),
                Map.of("w", WEB_MOVED, "j", JOB, "s", ACCOUNT_A)))
        .containsExactly("j:1: Pod n/job had [] and would have [a]");
  }

  @Test
  void a_pod_without_namespace_that_may_gain_is_found() {
    String elsewhere = JOB.replace("  namespace: n\n", "");
    assertThat(
            violations(
                Map.of("w", WEB, "j", elsewhere, "s", ACCOUNT),
                Map.of("w", WEB_MOVED, "j", elsewhere, "s", ACCOUNT_A)))
        .containsExactly("j:1: Pod job had [] and would have [a]");
  }

  @Test
  void another_list_a_longer_one_and_another_order_are_found() {
    for (String list : List.of("[{name: b}]", "[{name: a}, {name: b}]", "[{name: b}, {name: a}]")) {
      String account = account("app", "imagePullSecrets: " + list);
      assertThat(violations(Map.of("w", WEB, "s", ACCOUNT), Map.of("w", WEB_MOVED, "s", account)))
          .as(list)
          .hasSize(1);
    }
  }

  @Test
  void a_list_of_its_own_that_changes_is_found() {
    String other = WEB.replace("name: a}", "name: b}");
    assertThat(violations(Map.of("w", WEB), Map.of("w", other)))
        .containsExactly("w:8: Pod n/web has another list of its own");
  }

  @Test
  void a_blocking_entry_that_goes_is_found() {
    String blocked = pod("web", "app", "imagePullSecrets: [{}]");
    assertThat(
            violations(
                Map.of("w", blocked, "s", ACCOUNT_A), Map.of("w", WEB_MOVED, "s", ACCOUNT_A)))
        .containsExactly("w:8: Pod n/web had [] and would have [a]");
  }

  @Test
  void a_pod_without_a_list_that_changes_its_service_account_is_found() {
    String other = JOB.replace("serviceAccountName: app", "serviceAccountName: other");
    assertThat(violations(Map.of("j", JOB), Map.of("j", other)))
        .containsExactly("j:1: Pod n/job changed although it has no list");
  }

  @Test
  void one_of_two_definitions_that_was_forgotten_is_found() {
    assertThat(
            violations(
                Map.of("w", WEB, "s", ACCOUNT, "t", ACCOUNT),
                Map.of("w", WEB_MOVED, "s", ACCOUNT_A, "t", ACCOUNT)))
        .containsExactly("w:8: Pod n/web runs as n/app, whose list is not usable");
  }

  @Test
  void a_service_account_that_loses_something_is_found() {
    String fewer = account("app", "secrets: [{name: t}]\nimagePullSecrets: [{name: a}]");
    assertThat(violations(Map.of("s", fewer), Map.of("s", ACCOUNT_A)))
        .containsExactly("s:1: ServiceAccount n/app lost something");
  }

  @Test
  void a_workload_that_goes_comes_or_changes_its_name_is_found() {
    assertThat(violations(Map.of("w", WEB), Map.of("w", ACCOUNT)))
        .containsExactly("w: it has more or fewer pod specs than before");
    assertThat(violations(Map.of("w", WEB), Map.of("w", WEB, "x", JOB)))
        .containsExactly("x: a workload appeared");
    assertThat(violations(Map.of("w", WEB), Map.of("w", WEB.replace("name: web", "name: wab"))))
        .containsExactly("w:8: a workload is gone");
  }

  @Test
  void a_gain_is_named_when_it_is_allowed_and_a_loss_is_never() {
    String more = account("app", "imagePullSecrets: [{name: b}, {name: a}]");
    Proof gain =
        EffectiveSecrets.compare(
            tree(Map.of("w", WEB, "s", ACCOUNT)), tree(Map.of("w", WEB_MOVED, "s", more)), true);
    assertThat(gain.violations()).isEmpty();
    assertThat(gain.gains()).hasSize(1);
    assertThat(gain.gains().get(0).names()).containsExactly("b");

    Proof loss =
        EffectiveSecrets.compare(
            tree(Map.of("w", WEB, "s", ACCOUNT)), tree(Map.of("w", WEB_MOVED, "s", ACCOUNT)), true);
    assertThat(loss.violations()).hasSize(1);
  }

  private static List<String> violations(Map<String, String> before, Map<String, String> after) {
    return compare(before, after).violations();
  }

  private static Proof compare(Map<String, String> before, Map<String, String> after) {
    return EffectiveSecrets.compare(tree(before), tree(after), /* gainAllowed= */ false);
  }

  private static ManifestTree tree(Map<String, String> texts) {
    ManifestReader reader = new ManifestReader(Optional.empty());
    List<ManifestFile> files = new ArrayList<>();
    new TreeMap<>(texts)
        .forEach((path, text) -> files.add(reader.read(path, text.getBytes(UTF_8))));
    return new ManifestTree(files, Path.of("/tree"));
  }

  private static String account(String name, String more) {
    return """
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: %s
      namespace: n
    %s
    """
        .formatted(name, more);
  }

  private static String pod(String name, String account, String list) {
    return """
    apiVersion: v1
    kind: Pod
    metadata:
      name: %s
      namespace: n
    spec:
      serviceAccountName: %s
      %s
    """
        .formatted(name, account, list);
  }
}
