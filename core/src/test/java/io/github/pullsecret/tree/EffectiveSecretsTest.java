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

  private static final Allowed WAY_BACK = new Allowed.WayBack();
  private static final Allowed ATTACH = new Allowed.Attach("app", contexts -> Optional.of("new"));

  @Test
  void a_list_that_comes_back_from_the_service_account_holds() {
    assertThat(
            violations(
                WAY_BACK, Map.of("w", WEB_MOVED, "s", ACCOUNT_A), Map.of("w", WEB, "s", ACCOUNT)))
        .isEmpty();
  }

  @Test
  void a_pod_that_was_forgotten_on_the_way_back_and_would_lose_is_found() {
    assertThat(
            violations(
                WAY_BACK,
                Map.of("w", WEB_MOVED, "j", JOB, "s", ACCOUNT_A),
                Map.of("w", WEB, "j", JOB, "s", ACCOUNT)))
        .contains("j:1: Pod n/job lost what it had from n/app");
  }

  @Test
  void a_list_that_comes_to_a_pod_from_nowhere_or_is_another_is_found() {
    String lost = "w:1: Pod n/web has got a list, and ran as n/app, ";
    assertThat(violations(WAY_BACK, Map.of("w", WEB_MOVED), Map.of("w", WEB)))
        .containsExactly(lost + "which no manifest defines");
    assertThat(
            violations(
                WAY_BACK, Map.of("w", WEB_MOVED, "s", ACCOUNT), Map.of("w", WEB, "s", ACCOUNT)))
        .containsExactly(lost + "whose list is not usable");
    for (String list : List.of("[{name: b}]", "[{name: a}, {name: b}]")) {
      String other = pod("web", "app", "imagePullSecrets: " + list);
      assertThat(
              violations(
                  WAY_BACK,
                  Map.of("w", WEB_MOVED, "s", ACCOUNT_A),
                  Map.of("w", other, "s", ACCOUNT_A)))
          .as(list)
          .hasSize(1);
    }
  }

  @Test
  void a_pod_that_only_may_have_had_the_list_it_gets_is_found() {
    String without = ACCOUNT_A.replace("  namespace: n\n", "");
    assertThat(
            violations(
                WAY_BACK, Map.of("w", WEB_MOVED, "s", without), Map.of("w", WEB, "s", without)))
        .containsExactly(
            "w:1: Pod n/web has got a list, and ran as n/app, which no manifest defines");
    String other = account("app", "imagePullSecrets: [{name: b}]");
    assertThat(
            violations(
                WAY_BACK,
                Map.of("w", WEB_MOVED, "s", ACCOUNT_A, "t", other),
                Map.of("w", WEB, "s", ACCOUNT_A, "t", other)))
        .containsExactly("w:1: Pod n/web had [b] and would have [a]");
  }

  @Test
  void a_pod_may_only_go_back_to_default_and_only_with_its_list() {
    String restored = pod("web", "default", "imagePullSecrets: [{name: a}]");
    String elsewhere = pod("web", "other", "imagePullSecrets: [{name: a}]");
    Map<String, String> before = Map.of("w", WEB_MOVED, "s", ACCOUNT_A);
    assertThat(violations(WAY_BACK, before, Map.of("w", restored, "s", ACCOUNT))).isEmpty();
    assertThat(violations(WAY_BACK, before, Map.of("w", elsewhere, "s", ACCOUNT)))
        .containsExactly("w:1: Pod n/web has got more than a list of its own");
    assertThat(violations(WAY_BACK, before, Map.of("w", pod("web", "default", ""), "s", ACCOUNT_A)))
        .containsExactly("w:1: Pod n/web changed although it has no list");
  }

  @Test
  void a_service_account_that_loses_a_part_of_its_list_is_found() {
    String two = account("app", "imagePullSecrets: [{name: a}, {name: b}]");
    assertThat(violations(WAY_BACK, Map.of("s", two), Map.of("s", ACCOUNT_A)))
        .containsExactly("s:1: ServiceAccount n/app lost something");
    assertThat(violations(WAY_BACK, Map.of("s", ACCOUNT_A), Map.of("s", two)))
        .containsExactly("s:1: ServiceAccount n/app lost something");
  }

  @Test
  void no_other_run_than_a_move_takes_a_list_from_a_pod() {
    for (Allowed allowed : List.of(WAY_BACK, ATTACH)) {
      assertThat(
              violations(
                  allowed,
                  Map.of("w", WEB, "s", ACCOUNT_A),
                  Map.of("w", WEB_MOVED, "s", ACCOUNT_A)))
          .containsExactly("w:8: Pod n/web lost its list");
    }
  }

  @Test
  void only_the_way_back_gives_a_pod_a_list() {
    for (Allowed allowed : List.of(new Allowed.Move(true), ATTACH)) {
      assertThat(
              violations(
                  allowed,
                  Map.of("w", WEB_MOVED, "s", ACCOUNT_A),
                  Map.of("w", WEB, "s", ACCOUNT_A)))
          .containsExactly("w:1: Pod n/web changed although it has no list");
    }
  }

  @Test
  void a_secret_that_is_attached_is_a_gain_of_every_pod_that_inherits_it() {
    String more = account("app", "imagePullSecrets: [{name: a}, {name: new}]");
    Proof proof =
        EffectiveSecrets.compare(
            tree(Map.of("w", WEB, "j", JOB, "s", ACCOUNT_A)),
            tree(Map.of("w", WEB, "j", JOB, "s", more)),
            ATTACH);
    assertThat(proof.violations()).isEmpty();
    assertThat(proof.gains())
        .extracting(gain -> gain.pod().id() + " " + gain.names())
        .containsExactly("Pod n/job [new]");
  }

  @Test
  void a_new_service_account_with_the_secret_is_a_gain() {
    String fresh = account("app", "imagePullSecrets: [{name: new}]");
    assertThat(violations(ATTACH, Map.of("j", JOB), Map.of("j", JOB, "s", fresh))).isEmpty();
  }

  @Test
  void another_secret_another_place_in_the_list_and_another_account_are_found() {
    for (String list :
        List.of(
            "[{name: a}, {name: other}]",
            "[{name: new}, {name: a}]",
            "[{name: a}, {name: new}, {name: other}]",
            "[{name: new}]")) {
      String account = account("app", "imagePullSecrets: " + list);
      assertThat(
              violations(ATTACH, Map.of("j", JOB, "s", ACCOUNT_A), Map.of("j", JOB, "s", account)))
          .as(list)
          .isNotEmpty();
    }
    String job = pod("job", "tools", "");
    assertThat(
            violations(
                ATTACH,
                Map.of("j", job, "s", account("tools", "")),
                Map.of("j", job, "s", account("tools", "imagePullSecrets: [{name: new}]"))))
        .containsExactly(
            "j:1: Pod n/job had [] and would have [new]",
            "s:1: ServiceAccount n/tools lost something");
  }

  @Test
  void a_new_service_account_that_may_hide_another_is_found() {
    String without = ACCOUNT_A.replace("  namespace: n\n", "");
    String fresh = account("app", "imagePullSecrets: [{name: new}]");
    assertThat(
            violations(
                ATTACH, Map.of("j", JOB, "s", without), Map.of("j", JOB, "s", without, "t", fresh)))
        .containsExactly("j:1: Pod n/job had [a] and would have [new]");
  }

  @Test
  void a_secret_in_a_namespace_that_is_to_have_none_is_found() {
    Allowed elsewhere =
        new Allowed.Attach(
            "app",
            contexts ->
                contexts.iterator().next().namespace().filter("m"::equals).map(name -> "new"));
    String fresh = account("app", "imagePullSecrets: [{name: new}]");
    assertThat(violations(elsewhere, Map.of("j", JOB), Map.of("j", JOB, "s", fresh)))
        .containsExactly("j:1: Pod n/job had [] and would have [new]");
  }

  private static List<String> violations(
      Allowed allowed, Map<String, String> before, Map<String, String> after) {
    return EffectiveSecrets.compare(tree(before), tree(after), allowed).violations();
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
