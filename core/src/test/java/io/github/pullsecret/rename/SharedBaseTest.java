package io.github.pullsecret.rename;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pullsecret.PullSecret;
import io.github.pullsecret.RewriteRequest;
import io.github.pullsecret.RewriteResult;
import io.github.pullsecret.Step;
import io.github.pullsecret.move.KustomizeBuild;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Forty overlays over one base, whose ServiceAccount's secret gets another name in some of them or
 * another in each, as kustomize itself builds them.
 */
class SharedBaseTest {
  private static final int OVERLAYS = 40;
  private static final List<String> ENVIRONMENTS = List.of("prod", "preprod", "staging", "test");

  @TempDir Path tree;

  @BeforeEach
  void write() throws IOException {
    assumeTrue(KustomizeBuild.isAvailable(), "there is no kubectl");
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("base/kustomization.yaml", "resources:\n- accounts.yaml\n- web.yaml\n");
    texts.put(
        "base/accounts.yaml",
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: puller
        imagePullSecrets:
        - name: dockersec # from the old registry
        - name: mirror
        """);
    texts.put(
        "base/web.yaml",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              serviceAccountName: puller
              containers:
              - name: web
                image: registry.example/web:1
        """);
    for (int i = 0; i < OVERLAYS; i++) {
      String patches =
          switch (i % 3) {
            case 0 -> "";
            case 1 -> "patches: []\n";
            default ->
                """
                patches:
                - target: {kind: Deployment}
                  patch: '[{"op": "add", "path": "/spec/replicas", "value": 3}]'
                """;
          };
      texts.put(
          overlay(i) + "/kustomization.yaml",
          "namespace: " + namespace(i) + "\nresources:\n- ../../base\n" + patches);
    }
    KustomizeBuild.write(texts, tree);
  }

  private static String namespace(int overlay) {
    return ENVIRONMENTS.get(overlay % ENVIRONMENTS.size()) + "-" + overlay;
  }

  private static String overlay(int overlay) {
    return "overlays/" + namespace(overlay);
  }

  @Test
  void each_environment_gets_its_own_name() throws Exception {
    RewriteResult result = rename("{namespace}-dockersec", List.of());

    assertThat(result.changes()).hasSize(OVERLAYS);
    result.write();
    for (int i = 0; i < OVERLAYS; i++) {
      assertThat(secrets(i)).containsExactly(namespace(i) + "-dockersec", "mirror");
    }
    assertThat(rename("{namespace}-dockersec", List.of()).changes()).isEmpty();
  }

  @Test
  void only_some_overlays_are_renamed_by_their_paths() throws Exception {
    rename("prod-dockersec", List.of("overlays/prod-*/**")).write();

    for (int i = 0; i < OVERLAYS; i++) {
      String name = namespace(i).startsWith("prod-") ? "prod-dockersec" : "dockersec";
      assertThat(secrets(i)).containsExactly(name, "mirror");
    }
  }

  @Test
  void a_patch_that_is_there_is_renamed_where_it_stands() throws Exception {
    rename("prod-dockersec", List.of("overlays/prod-*/**")).write();
    RewriteRequest again =
        RewriteRequest.of(
            tree, Step.rename(List.of("prod-dockersec=final"), /* referencesOnly= */ false, false));
    RewriteResult result = PullSecret.rewrite(again);

    assertThat(result.changes()).hasSize(OVERLAYS / 4);
    result.write();
    for (int i = 0; i < OVERLAYS; i++) {
      String name = namespace(i).startsWith("prod-") ? "final" : "dockersec";
      assertThat(secrets(i)).containsExactly(name, "mirror");
    }
  }

  @Test
  void one_name_for_all_changes_the_base() throws Exception {
    RewriteResult result = rename("other", List.of());

    assertThat(result.changes()).singleElement().extracting("path").isEqualTo("base/accounts.yaml");
    result.write();
    for (int i = 0; i < OVERLAYS; i++) {
      assertThat(secrets(i)).containsExactly("other", "mirror");
    }
  }

  private RewriteResult rename(String to, List<String> paths) throws Exception {
    Step.Scope scope = new Step.Scope(paths, List.of(), Optional.empty());
    return PullSecret.rewrite(
        RewriteRequest.of(
            tree,
            new Step.Rename(
                List.of(new Step.NewName("dockersec", to)),
                /* referencesOnly= */ false,
                /* values= */ false,
                scope)));
  }

  private List<String> secrets(int overlay) throws IOException {
    List<KustomizeBuild.Pod> pods =
        new ArrayList<>(
            KustomizeBuild.of(tree.resolve(overlay(overlay))).orElseThrow().pods().values());
    assertThat(pods).hasSize(1);
    return pods.get(0).effective();
  }
}
