package io.github.pullsecret.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.pullsecret.move.MoveRewriter.NewText;
import io.github.pullsecret.move.MoveRewriter.Rewritten;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToPodPlannerTest {
  private static final String ACCOUNT =
      """
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: app}
      imagePullSecrets:
        - name: a
        - name: b
      """;

  private static final String WEB = pod("web", "serviceAccountName: app");

  private static String pod(String name, String fields) {
    return """
    apiVersion: v1
    kind: Pod
    metadata: {name: %s}
    spec:
      %s
      containers: []
    """
        .formatted(name, fields);
  }

  private static Rewritten toPod(Map<String, String> before) {
    return toPod(before, MoveOptions.DEFAULTS, MoveScope.everything());
  }

  private static Rewritten toPod(Map<String, String> before, MoveOptions options, MoveScope scope) {
    return TextTree.rewrite(before, new ToPodPlanner(options, true), options, scope);
  }

  private static List<String> kept(Rewritten rewritten) {
    return rewritten.plan().kept().stream()
        .map(kept -> kept.pod().id().name() + ": " + kept.obstacle().reason().id())
        .toList();
  }

  private static List<String> keptAccounts(Rewritten rewritten) {
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

  @Test
  void the_list_goes_below_the_name_of_the_service_account_that_loses_it() {
    Map<String, String> before = Map.of("s.yaml", ACCOUNT, "w.yaml", WEB);
    Rewritten rewritten = toPod(before);
    assertThat(TextTree.written(before, rewritten))
        .containsEntry(
            "w.yaml",
            pod(
                "web",
                """
                serviceAccountName: app
                  imagePullSecrets:
                    - name: a
                    - name: b\
                """))
        .containsEntry("s.yaml", ACCOUNT.substring(0, ACCOUNT.indexOf("imagePull")));
    assertThat(rewritten.texts())
        .extracting(NewText::path, NewText::emptied)
        .containsExactly(tuple("s.yaml", true), tuple("w.yaml", false));
    assertThat(rewritten.plan().emptied()).noneMatch(MovePlan.Emptied::unused);
  }

  @Test
  void an_empty_list_is_filled() {
    Map<String, String> before =
        Map.of(
            "s.yaml", ACCOUNT, "w.yaml", pod("web", "imagePullSecrets: []\n  serviceAccount: app"));
    assertThat(TextTree.written(before, toPod(before)))
        .containsEntry(
            "w.yaml",
            pod("web", "imagePullSecrets: [{name: a}, {name: b}]\n  serviceAccount: app"));
  }

  @ParameterizedTest
  @CsvSource({
    "serviceAccountName: image-puller, serviceAccountName: default",
    "serviceAccountName: image-puller-a-b, serviceAccountName: default",
    "serviceAccountName: app, serviceAccountName: app",
    "serviceAccountName: app-image-puller, serviceAccountName: app-image-puller",
  })
  void a_pod_that_a_move_made_leave_default_goes_back(String was, String is) {
    String account = was.substring(was.indexOf(' ') + 1);
    Map<String, String> before =
        Map.of("s.yaml", ACCOUNT.replace("app", account), "w.yaml", pod("web", was));
    Rewritten rewritten = toPod(before);
    assertThat(TextTree.written(before, rewritten).get("w.yaml")).contains(is + "\n");
    assertThat(rewritten.plan().emptied())
        .extracting(MovePlan.Emptied::unused)
        .containsExactly(is.endsWith(" default"));
  }

  @Test
  void the_deprecated_name_goes_when_a_pod_goes_back() {
    Map<String, String> before =
        Map.of(
            "s.yaml",
            ACCOUNT.replace("app", "image-puller"),
            "w.yaml",
            pod("web", "serviceAccount: image-puller"));
    assertThat(TextTree.written(before, toPod(before)).get("w.yaml"))
        .contains("serviceAccountName: default")
        .doesNotContain("image-puller");
  }

  @Test
  void a_pod_whose_identity_is_referred_to_does_not_go_back() {
    Map<String, String> before =
        Map.of(
            "r.yaml",
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: r}
            roleRef: {kind: Role, name: r}
            subjects: [{kind: ServiceAccount, name: image-puller}]
            """,
            "s.yaml",
            ACCOUNT.replace("app", "image-puller"),
            "w.yaml",
            pod("web", "serviceAccountName: image-puller"));
    assertThat(TextTree.written(before, toPod(before)).get("w.yaml"))
        .contains("serviceAccountName: image-puller", "- name: a");
  }

  @Test
  void a_pod_that_cannot_be_edited_keeps_its_service_account_as_it_is() {
    String hook =
        WEB.replace("{name: web}", "{name: web, annotations: {helm.sh/hook: pre-install}}");
    Rewritten rewritten =
        toPod(Map.of("s.yaml", ACCOUNT, "v.yaml", hook, "w.yaml", WEB.replace("web", "other")));
    assertThat(kept(rewritten)).containsExactly("web: hook");
    assertThat(keptAccounts(rewritten))
        .containsExactly("s.yaml: service-account-shared: Pod web gets its list from it");
    assertThat(rewritten.texts()).extracting(NewText::path).containsExactly("w.yaml");
  }

  @Test
  void immutable_and_unselected_pods_stay() {
    MoveOptions keeping =
        new MoveOptions(
            MoveOptions.AUTO, false, false, false, false, true, false, PlacementStyle.AUTO);
    Map<String, String> before = Map.of("s.yaml", ACCOUNT, "w.yaml", WEB);
    assertThat(kept(toPod(before, keeping, MoveScope.everything())))
        .containsExactly("web: immutable");
    MoveScope nothing = new MoveScope(path -> true, pod -> false, name -> false, path -> false);
    Rewritten rewritten = toPod(before, MoveOptions.DEFAULTS, nothing);
    assertThat(kept(rewritten)).containsExactly("web: not-selected");
    assertThat(keptAccounts(rewritten))
        .containsExactly("s.yaml: not-selected: the options exclude Pod web");
  }

  @Test
  void a_service_account_that_may_not_be_written_keeps_its_list_and_gives_it_inline_too() {
    MoveScope pods =
        new MoveScope(path -> path.equals("w.yaml"), pod -> true, name -> false, path -> false);
    Rewritten rewritten =
        toPod(Map.of("s.yaml", ACCOUNT, "w.yaml", WEB), MoveOptions.DEFAULTS, pods);
    assertThat(rewritten.plan().inlined()).hasSize(1);
    assertThat(keptAccounts(rewritten))
        .containsExactly(
            "s.yaml: not-selected: the file of its ServiceAccount is not to be written");
  }

  @Test
  void what_a_file_that_cannot_be_read_may_define_or_use_stays() {
    MoveScope broken = new MoveScope(path -> true, pod -> true, "app"::equals, path -> false);
    Rewritten rewritten =
        toPod(Map.of("s.yaml", ACCOUNT, "w.yaml", WEB), MoveOptions.DEFAULTS, broken);
    assertThat(kept(rewritten)).containsExactly("web: unreadable-file");
    assertThat(rewritten.plan().emptied()).isEmpty();
  }

  @Test
  void definitions_that_differ_leave_their_pods_alone() {
    Rewritten rewritten =
        toPod(
            Map.of(
                "s.yaml", ACCOUNT, "t.yaml", ACCOUNT.replace("name: b", "name: c"), "w.yaml", WEB));
    assertThat(kept(rewritten)).containsExactly("web: service-account-ambiguous");
    assertThat(rewritten.texts()).isEmpty();
  }

  @Test
  void a_service_account_without_namespace_is_not_sure_to_be_the_one() {
    Rewritten rewritten =
        toPod(
            Map.of(
                "s.yaml",
                ACCOUNT,
                "w.yaml",
                WEB.replace("{name: web}", "{name: web, namespace: n}")));
    assertThat(kept(rewritten)).containsExactly("web: service-account-not-found");
    assertThat(rewritten.texts()).isEmpty();
  }

  @Test
  void all_definitions_lose_the_list_or_none() {
    Map<String, String> before = Map.of("s.yaml", ACCOUNT, "t.yaml", ACCOUNT, "w.yaml", WEB);
    assertThat(toPod(before).plan().emptied()).hasSize(2);
    MoveScope one =
        new MoveScope(path -> !path.equals("t.yaml"), pod -> true, name -> false, path -> false);
    assertThat(toPod(before, MoveOptions.DEFAULTS, one).plan().emptied()).isEmpty();
  }

  @Test
  void a_service_account_that_no_pod_runs_as_keeps_its_list_unless_a_move_made_it() {
    assertThat(keptAccounts(toPod(Map.of("s.yaml", ACCOUNT))))
        .containsExactly("s.yaml: unseen-users: no pod of this tree runs as app");
    assertThat(toPod(Map.of("s.yaml", ACCOUNT.replace("app", "image-puller"))).plan().emptied())
        .extracting(MovePlan.Emptied::unused)
        .containsExactly(true);
  }

  @Test
  void a_service_account_that_enforces_its_secrets_keeps_its_list() {
    String enforcing = "{name: %s, annotations: {kubernetes.io/enforce-mountable-secrets: 'true'}}";
    Rewritten rewritten =
        toPod(
            Map.of(
                "s.yaml",
                ACCOUNT.replace("{name: app}", enforcing.formatted("app")),
                "w.yaml",
                WEB));
    assertThat(rewritten.plan().inlined()).hasSize(1);
    assertThat(keptAccounts(rewritten))
        .containsExactly(
            "s.yaml: secrets-enforced: its pods may only use the secrets that it lists");

    Map<String, String> before =
        Map.of(
            "d.yaml",
            "apiVersion: v1\nkind: ServiceAccount\nmetadata: " + enforcing.formatted("default"),
            "s.yaml",
            ACCOUNT.replace("app", "image-puller"),
            "w.yaml",
            pod("web", "serviceAccountName: image-puller"));
    assertThat(TextTree.written(before, toPod(before)).get("w.yaml"))
        .contains("serviceAccountName: image-puller", "- name: a");
  }

  @Test
  void a_list_that_is_none_is_left_alone() {
    Rewritten rewritten =
        toPod(
            Map.of(
                "s.yaml",
                ACCOUNT.replace("- name: b", "- {name: b, namespace: n}"),
                "w.yaml",
                WEB));
    assertThat(kept(rewritten)).containsExactly("web: extra-keys");
    assertThat(rewritten.texts()).isEmpty();
  }

  @Test
  void an_overlay_that_may_take_a_list_away_keeps_the_service_accounts() {
    Map<String, String> before = new TreeMap<>();
    before.put("k/s.yaml", ACCOUNT);
    before.put("k/w.yaml", pod("web", "serviceAccountName: app\n  imagePullSecrets: [{name: z}]"));
    before.put(
        "k/kustomization.yaml",
        """
        resources: [s.yaml, w.yaml]
        patches:
        - patch: |
            apiVersion: v1
            kind: Pod
            metadata: {name: web}
            spec: {imagePullSecrets: [{$patch: delete, name: z}]}
        """);
    assertThat(keptAccounts(toPod(before)))
        .containsExactly(
            "k/s.yaml: service-account-shared: an overlay may take the list of Pod web away");
  }

  @Test
  void a_pod_spec_that_another_merges_stays() {
    String both =
        """
        apiVersion: v1
        kind: List
        items:
        - apiVersion: v1
          kind: Pod
          metadata: {name: web}
          spec: &spec
            serviceAccountName: app
            containers: []
        - apiVersion: v1
          kind: Pod
          metadata: {name: copy}
          spec: *spec
        """;
    Rewritten rewritten = toPod(Map.of("s.yaml", ACCOUNT, "w.yaml", both));
    assertThat(kept(rewritten)).containsExactly("web: shared-yaml", "copy: shared-yaml");
    assertThat(rewritten.texts()).isEmpty();
  }
}
