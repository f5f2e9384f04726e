package io.github.pullsecret.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.move.MoveRewriter.Rewritten;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachPlannerTest {
  private static final String OWN_LIST = "imagePullSecrets: [{name: a}]\n      ";

  private static final String WEB = pod("web", "");

  private static Optional<String> fixed(Set<Context> contexts) {
    return contexts.isEmpty() ? Optional.empty() : Optional.of("new");
  }

  private static boolean everywhere(String path, Set<Context> contexts) {
    return !path.isEmpty() && !contexts.isEmpty();
  }

  private static String account(String metadata, String more) {
    return "apiVersion: v1\nkind: ServiceAccount\nmetadata: {" + metadata + "}\n" + more;
  }

  private static String pod(String metadata, String fields) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: %s}
    spec:
      template:
        spec:
          %scontainers: []
    """
        .formatted(metadata, fields);
  }

  private static Rewritten attach(Map<String, String> before) {
    return attach(
        before,
        "default",
        AttachPlannerTest::fixed,
        AttachPlannerTest::everywhere,
        MoveScope.everything());
  }

  private static Rewritten attach(
      Map<String, String> before,
      String account,
      Function<Set<Context>, Optional<String>> secret,
      BiPredicate<String, Set<Context>> selected,
      MoveScope scope) {
    return TextTree.rewrite(
        before, new AttachPlanner(account, secret, selected), MoveOptions.DEFAULTS, scope);
  }

  /** {@code {namespace}-regcred}. */
  private static Optional<String> byNamespace(Set<Context> contexts) {
    Set<Optional<String>> namespaces =
        contexts.stream().map(Context::namespace).collect(Collectors.toSet());
    return namespaces.size() == 1
        ? namespaces.iterator().next().map(namespace -> namespace + "-regcred")
        : Optional.empty();
  }

  private static List<String> kept(Rewritten rewritten) {
    return rewritten.plan().keptAccounts().stream()
        .map(
            kept ->
                kept.location().path()
                    + ": "
                    + kept.obstacle().reason().id()
                    + ": "
                    + kept.obstacle().detail())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "secrets: []|secrets: []\\nimagePullSecrets:\\n  - name: new",
        "imagePullSecrets: []|imagePullSecrets: [{name: new}]",
        "imagePullSecrets: [{name: a}]|imagePullSecrets: [{name: a}, {name: new}]",
        "imagePullSecrets:\\n  - name: a # why|imagePullSecrets:\\n  - name: a # why\\n  - name: new",
        "imagePullSecrets: [{}]|imagePullSecrets: [{}, {name: new}]",
      })
  void the_secret_comes_last(String was, String is) {
    Map<String, String> before =
        Map.of("s.yaml", account("name: default", was.replace("\\n", "\n") + "\n"));
    assertThat(TextTree.written(before, attach(before)))
        .containsEntry("s.yaml", account("name: default", is.replace("\\n", "\n") + "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{name: new}]", "[{name: new}, {name: a}]", "[{name: a}, {name: new}]"})
  void a_secret_that_is_there_stays_where_it_is(String list) {
    Rewritten rewritten =
        attach(Map.of("s.yaml", account("name: default", "imagePullSecrets: " + list)));
    assertThat(rewritten.texts()).isEmpty();
    assertThat(rewritten.plan().settled()).hasToString("[default]");
  }

  @Test
  void nothing_is_found_where_neither_a_manifest_nor_a_pod_is() {
    Map<String, String> before =
        Map.of(
            "s.yaml", account("name: app", ""),
            "w.yaml", pod("web", "serviceAccountName: app\n      "));
    assertThat(attach(before).plan().isEmpty()).isTrue();
  }

  @Test
  void pods_without_a_manifest_get_one() {
    Map<String, String> before =
        Map.of(
            "a/v.yaml",
            pod("v, namespace: shop", OWN_LIST),
            "a/w.yaml",
            pod("w, namespace: shop", ""));
    Map<String, String> after = TextTree.written(before, attach(before));
    assertThat(after.keySet()).containsExactly("a/serviceaccounts.yaml", "a/v.yaml", "a/w.yaml");
    assertThat(after.get("a/serviceaccounts.yaml"))
        .isEqualTo(
            """
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: default
              namespace: shop
            imagePullSecrets:
              - name: new
            """);
  }

  @Test
  void one_manifest_is_enough_for_a_namespace() {
    Map<String, String> before = Map.of("a/s.yaml", account("name: default", ""), "b/w.yaml", WEB);
    Rewritten rewritten = attach(before);
    assertThat(rewritten.plan().extended()).hasSize(1);
    assertThat(rewritten.plan().generated()).isEmpty();
  }

  @Test
  void all_definitions_get_the_secret_or_none() {
    String defined = account("name: default", "");
    Map<String, String> before = Map.of("s.yaml", defined, "t.yaml", defined);
    assertThat(attach(before).plan().extended()).hasSize(2);
    Rewritten one =
        attach(
            before,
            "default",
            AttachPlannerTest::fixed,
            (path, contexts) -> path.equals("s.yaml"),
            MoveScope.everything());
    assertThat(one.texts()).isEmpty();
    assertThat(kept(one))
        .containsExactly(
            "s.yaml: not-selected: another definition of it is not to change",
            "t.yaml: not-selected: another definition of it is not to change");
  }

  @Test
  void a_manifest_of_another_namespace_is_another() {
    Map<String, String> before =
        Map.of(
            "s.yaml", account("name: default, namespace: n", ""),
            "t.yaml", account("name: default, namespace: m", ""));
    Rewritten one =
        attach(
            before,
            "default",
            AttachPlannerTest::fixed,
            (path, contexts) ->
                contexts.stream().allMatch(context -> context.namespace().equals(Optional.of("n"))),
            MoveScope.everything());
    assertThat(one.texts()).hasSize(1);
    assertThat(kept(one)).isEmpty();
  }

  @Test
  void a_pod_that_may_find_another_manifest_gets_none() {
    Map<String, String> before =
        Map.of(
            "s.yaml",
            account("name: default", "imagePullSecrets: [{name: a}]"),
            "w.yaml",
            pod("web, namespace: n", ""));
    Rewritten rewritten = attach(before);
    assertThat(rewritten.plan().extended()).hasSize(1);
    assertThat(kept(rewritten))
        .containsExactly("w.yaml: service-account-ambiguous: it may be the one without namespace");
  }

  @Test
  void a_file_that_may_only_use_the_service_account_is_no_obstacle() {
    Map<String, String> before = Map.of("s.yaml", account("name: default", ""));
    MoveScope using =
        new MoveScope(
            path -> true,
            pod -> true,
            name -> true,
            /* unreadDefinitions= */ name -> false,
            path -> false);
    assertThat(
            attach(
                    before,
                    "default",
                    AttachPlannerTest::fixed,
                    AttachPlannerTest::everywhere,
                    using)
                .texts())
        .hasSize(1);
    MoveScope defining =
        new MoveScope(
            path -> true,
            pod -> true,
            name -> true,
            /* unreadDefinitions= */ name -> true,
            path -> false);
    assertThat(
            kept(
                attach(
                    before,
                    "default",
                    AttachPlannerTest::fixed,
                    AttachPlannerTest::everywhere,
                    defining)))
        .containsExactly(
            "s.yaml: unreadable-file: a file that can't be read, or a template, may define default");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "imagePullSecrets: new|malformed-list",
        "imagePullSecrets: [{name: a, namespace: n}]|extra-keys",
        "imagePullSecrets: [{name: '${A}'}]|placeholder",
        "sops: {mac: x}|sops",
        "imagePullSecrets: &a [{name: a}]\\nx: *a|shared-yaml",
      })
  void what_cannot_be_edited_exactly_stays(String fields, String reason) {
    Map<String, String> before =
        Map.of("s.yaml", account("name: default", fields.replace("\\n", "\n")));
    Rewritten rewritten = attach(before);
    assertThat(rewritten.texts()).isEmpty();
    assertThat(kept(rewritten)).singleElement().asString().startsWith("s.yaml: " + reason + ": ");
  }

  @Test
  void a_pod_of_a_chart_gets_no_manifest_of_default() {
    Map<String, String> before = Map.of("c/Chart.yaml", "name: c\n", "c/w.yaml", WEB);
    assertThat(kept(attach(before)))
        .containsExactly("c/w.yaml: helm-chart: Helm can't take over the 'default' that is there");
  }

  @Test
  void every_overlay_has_its_own_secret_where_it_has_its_own_manifest() {
    Map<String, String> before = overlays();
    before.put("prod/s.yaml", account("name: default", ""));
    before.put("test/s.yaml", account("name: default", ""));
    Rewritten rewritten =
        attach(
            before,
            "default",
            AttachPlannerTest::byNamespace,
            AttachPlannerTest::everywhere,
            MoveScope.everything());
    assertThat(rewritten.plan().extended())
        .extracting(extended -> extended.manifest().place().file() + " " + extended.added())
        .containsExactly("prod/s.yaml [prod-regcred]", "test/s.yaml [test-regcred]");
    assertThat(kept(rewritten)).isEmpty();
  }

  @Test
  void a_manifest_that_two_namespaces_share_has_no_secret_of_one() {
    Map<String, String> before = overlays();
    before.put("base/s.yaml", account("name: default", ""));
    before.put("base/kustomization.yaml", "resources: [w.yaml, s.yaml]\n");
    assertThat(
            kept(
                attach(
                    before,
                    "default",
                    AttachPlannerTest::byNamespace,
                    AttachPlannerTest::everywhere,
                    MoveScope.everything())))
        .containsExactly(
            "base/s.yaml: service-account-shared: shared by the namespaces prod, test");
    assertThat(attach(before).plan().extended()).hasSize(1);
  }

  @Test
  void an_overlay_without_a_manifest_for_a_pod_of_the_base_is_named() {
    Map<String, String> before = overlays();
    before.put("prod/s.yaml", account("name: default", ""));
    before.put("test/kustomization.yaml", "namespace: test\nresources: [../base]\n");
    Rewritten rewritten = attach(before);
    assertThat(rewritten.plan().extended()).hasSize(1);
    assertThat(kept(rewritten))
        .containsExactly(
            "base/w.yaml: service-account-not-found: only some of the kustomizations of its pods"
                + " have ServiceAccount default");
  }

  @Test
  void a_pod_of_the_overlay_itself_gets_a_manifest_that_serves_the_base_too() {
    Map<String, String> before = overlays();
    before.put("prod/s.yaml", account("name: default", ""));
    before.put("test/v.yaml", WEB.replace("web", "v"));
    before.put("test/kustomization.yaml", "namespace: test\nresources: [../base, v.yaml]\n");
    Map<String, String> after = TextTree.written(before, attach(before));
    assertThat(after.get("test/v.yaml")).contains("kind: ServiceAccount");
    assertThat(after.get("base/w.yaml")).isEqualTo(WEB);
  }

  @Test
  void a_list_that_an_overlay_patches_stays() {
    Map<String, String> before = overlays();
    before.put("prod/s.yaml", account("name: default", ""));
    before.put(
        "prod/kustomization.yaml",
        """
        namespace: prod
        resources: [../base, s.yaml]
        patches:
        - patch: |
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: default}
            imagePullSecrets: [{name: z}]
        """);
    assertThat(kept(attach(before)))
        .contains(
            "prod/s.yaml: overlay-touches-service-account: an overlay changes its ServiceAccount's"
                + " manifest");
  }

  /** A base with a Deployment that the overlays prod and test build on. */
  private static Map<String, String> overlays() {
    Map<String, String> texts = new TreeMap<>();
    texts.put("base/w.yaml", WEB);
    texts.put("base/kustomization.yaml", "resources: [w.yaml]\n");
    for (String overlay : List.of("prod", "test")) {
      texts.put(
          overlay + "/kustomization.yaml",
          "namespace: " + overlay + "\nresources: [../base, s.yaml]\n");
    }
    return texts;
  }
}
