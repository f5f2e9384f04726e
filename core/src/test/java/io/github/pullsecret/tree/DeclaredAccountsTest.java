package io.github.pullsecret.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.ManifestReader;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.text.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredAccountsTest {
  private static final DeclaredAccounts AGENT = agent(Optional.of("pay"), "a");

  private static DeclaredAccounts agent(Optional<String> namespace, String... secrets) {
    return new DeclaredAccounts(
        List.of(
            ServiceAccountManifest.declared(
                new Location("pullsecret.yaml", 2, 5),
                new AccountKey(namespace, "agent"),
                List.of(secrets))));
  }

  private static ManifestFile pod(String metadata, String fields) {
    String text =
        "apiVersion: v1\nkind: Pod\nmetadata: {%s}\nspec: {%s, containers: []}\n"
            .formatted(metadata, fields);
    return new ManifestReader(Optional.empty()).read("pod.yaml", text.getBytes(UTF_8));
  }

  private static ManifestTree tree(ManifestFile file, DeclaredAccounts declared) {
    return new ManifestTree(List.of(file), Path.of("/tree"), path -> Context.TREE, declared);
  }

  /** What is known of the ServiceAccount of a pod: it is there, it may be, or it is not. */
  @ParameterizedTest
  @CsvSource({
    "'name: api, namespace: pay',  agent,      there",
    "'name: api, namespace: shop', agent,      absent",
    "'name: api, namespace: pay',  other,      absent",
    "'name: api',                  agent,      possible",
    "'name: api, namespace: \"${N}\"', agent, possible",
    "'name: api, namespace: pay',  ${ACCOUNT}, possible",
    "'name: api, namespace: shop', ${ACCOUNT}, absent",
  })
  void is_in_one_namespace(String metadata, String account, String known) {
    ManifestTree tree = tree(pod(metadata, "serviceAccountName: \"" + account + "\""), AGENT);
    PodSpec pod = tree.pods().get(0);
    boolean there = !tree.accounts(pod.account()).isEmpty();
    boolean possible = !tree.possibleAccounts(pod.account()).isEmpty();
    assertThat(there ? "there" : possible ? "possible" : "absent").isEqualTo(known);
    assertThat(tree.absence(pod, tree.accounts(pod.account())).isEmpty()).isEqualTo(there);
  }

  @Test
  void without_a_namespace_is_where_manifests_have_none() {
    DeclaredAccounts declared = agent(Optional.empty(), "a");
    ManifestTree tree = tree(pod("name: api", "serviceAccountName: agent"), declared);
    assertThat(tree.accounts(tree.pods().get(0).account())).hasSize(1);
  }

  /** The proof counts it as a definition that is the same before and after. */
  @ParameterizedTest
  @CsvSource({
    "a, a, true",
    "a, b, false",
  })
  void gives_its_list_in_the_proof(String inline, String secret, boolean holds) {
    DeclaredAccounts declared = agent(Optional.of("pay"), secret);
    String metadata = "name: api, namespace: pay";
    ManifestTree before =
        tree(
            pod(metadata, "serviceAccountName: agent, imagePullSecrets: [{name: " + inline + "}]"),
            declared);
    ManifestTree after = before.with(List.of(pod(metadata, "serviceAccountName: agent")));
    assertThat(EffectiveSecrets.compare(before, after, /* gainAllowed= */ false).violations())
        .hasSize(holds ? 0 : 1);
  }

  @Test
  void a_move_onto_nothing_is_found_when_it_is_not_declared() {
    String metadata = "name: api, namespace: pay";
    String list = "serviceAccountName: agent, imagePullSecrets: [{name: a}]";
    ManifestTree before = tree(pod(metadata, list), DeclaredAccounts.NONE);
    ManifestTree after = before.with(List.of(pod(metadata, "serviceAccountName: agent")));
    assertThat(EffectiveSecrets.compare(before, after, /* gainAllowed= */ false).violations())
        .hasSize(1);
  }

  /** A prefix is for what a kustomization builds, and the ServiceAccount is made elsewhere. */
  @Test
  void no_kustomization_changes_its_name() {
    ManifestTree tree =
        new KustomizedTree()
            .kustomization("pay", "namespace: pay", "namePrefix: x-", "resources: [api.yaml]")
            .workload("pay/api.yaml", "apps/v1", "Deployment", "api", "serviceAccountName: agent")
            .tree(AGENT);
    PodSpec pod = KustomizedTree.pod(tree, "api");
    assertThat(tree.accounts(pod.account())).hasSize(1);
    assertThat(tree.absence(pod, tree.accounts(pod.account()))).isEmpty();
  }

  @Test
  void an_overlay_for_another_namespace_does_not_find_it() {
    ManifestTree tree =
        new KustomizedTree()
            .kustomization("base", "resources: [api.yaml]")
            .workload("base/api.yaml", "apps/v1", "Deployment", "api", "serviceAccountName: agent")
            .kustomization("pay", "namespace: pay", "resources: [../base]")
            .kustomization("test", "namespace: test", "resources: [../base]")
            .tree(AGENT);
    PodSpec pod = KustomizedTree.pod(tree, "api");
    assertThat(tree.absence(pod, tree.accounts(pod.account())))
        .hasValueSatisfying(
            why -> assertThat(why.detail()).endsWith("not in test/kustomization.yaml"));
  }
}
