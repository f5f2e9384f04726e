package io.github.pullsecret.move;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.move.MoveRewriter.Rewritten;
import io.github.pullsecret.tree.EffectiveSecrets;
import io.github.pullsecret.tree.ManifestTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Random trees, moved with random options: no pod loses or gains a pull secret by the admission
 * rule, read with another parser and written down here once more; and a second run changes nothing.
 * The seed is fixed so that builds agree; leave it out to look further.
 */
class MoveTreePropertyTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  @Property(seed = "20261124", tries = 1000, shrinking = ShrinkingMode.BOUNDED)
  void every_pod_keeps_its_secrets_and_a_second_run_changes_nothing(
      @ForAll("trees") Map<String, String> before, @ForAll("options") MoveOptions options)
      throws IOException {
    ManifestTree tree = TextTree.tree(before);
    Rewritten rewritten = TextTree.rewrite(before, options);
    Map<String, String> after = TextTree.written(before, rewritten);

    assertThat(
            EffectiveSecrets.compare(tree, TextTree.tree(after), options.allowGain()).violations())
        .isEmpty();
    comparePods(read(before), read(after), options.allowGain());
    long lists = tree.pods().stream().filter(pod -> pod.list().present()).count();
    assertThat(rewritten.plan().moved().size() + rewritten.plan().kept().size()).isEqualTo(lists);
    assertThat(TextTree.rewrite(after, options).texts()).isEmpty();
  }

  @Property(seed = "20261125", tries = 1000, shrinking = ShrinkingMode.BOUNDED)
  void service_accounts_first_and_workloads_later_is_the_same_as_all_at_once(
      @ForAll("trees") Map<String, String> before, @ForAll("options") MoveOptions options) {
    Map<String, String> accounts =
        TextTree.written(before, TextTree.rewrite(before, only(/* accounts= */ true, options)));
    MoveOptions all = only(/* accounts= */ false, options);

    assertThat(
            EffectiveSecrets.compare(
                TextTree.tree(before), TextTree.tree(accounts), options.allowGain()))
        .extracting(EffectiveSecrets.Proof::violations)
        .isEqualTo(List.of());
    assertThat(lists(accounts)).isEqualTo(lists(before));
    assertThat(TextTree.rewrite(accounts, only(/* accounts= */ true, options)).texts()).isEmpty();
    assertThat(TextTree.written(accounts, TextTree.rewrite(accounts, all)))
        .isEqualTo(TextTree.written(before, TextTree.rewrite(before, all)));
  }

  private static MoveOptions only(boolean accounts, MoveOptions options) {
    return new MoveOptions(
        options.serviceAccount(),
        options.allowGain(),
        options.splitServiceAccounts(),
        options.createMissingServiceAccounts(),
        accounts,
        options.keepImmutable(),
        options.dropComments(),
        options.place());
  }

  /** The lists of all pods of a tree, by pod. */
  private static Map<String, List<String>> lists(Map<String, String> texts) {
    Map<String, List<String>> lists = new TreeMap<>();
    TextTree.tree(texts)
        .pods()
        .forEach(pod -> lists.put(pod.place().file() + pod.id(), pod.list().names()));
    return lists;
  }

  /** What a cluster is given: the objects of all files. */
  record Objects(List<JsonNode> pods, List<JsonNode> accounts) {
    /** The lists of all definitions of the ServiceAccount that a pod runs as. */
    List<List<String>> inherited(JsonNode pod) {
      JsonNode spec = pod.at("/spec");
      String name = spec.path("serviceAccountName").asText("");
      if (name.isEmpty()) {
        name = spec.path("serviceAccount").asText("");
      }
      String wanted = name.isEmpty() ? "default" : name;
      return accounts.stream()
          .filter(account -> account.at("/metadata/name").asText().equals(wanted))
          .filter(
              account -> account.at("/metadata/namespace").equals(pod.at("/metadata/namespace")))
          .map(account -> names(account.path("imagePullSecrets")))
          .distinct()
          .toList();
    }
  }

  private static void comparePods(Objects before, Objects after, boolean gainAllowed) {
    assertThat(after.pods()).hasSameSizeAs(before.pods());
    for (int i = 0; i < before.pods().size(); i++) {
      JsonNode was = before.pods().get(i);
      JsonNode is = after.pods().get(i);
      assertThat(is.at("/metadata")).isEqualTo(was.at("/metadata"));
      List<String> own = names(was.at("/spec/imagePullSecrets"));
      List<String> ownNow = names(is.at("/spec/imagePullSecrets"));
      if (!own.isEmpty() && !ownNow.isEmpty()) {
        assertThat(is).isEqualTo(was);
      } else if (!own.isEmpty()) {
        List<List<String>> gets = after.inherited(is);
        assertThat(gets).as("definitions for %s", was).hasSize(1);
        if (gainAllowed) {
          assertThat(gets.get(0)).containsAll(own);
        } else {
          assertThat(gets.get(0)).isEqualTo(own);
        }
      } else {
        assertThat(is).isEqualTo(was);
        if (!gainAllowed) {
          assertThat(after.inherited(is)).isEqualTo(before.inherited(was));
        }
      }
    }
  }

  static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.forEach(entry -> names.add(entry.path("name").asText()));
    return names;
  }

  static Objects read(Map<String, String> texts) throws IOException {
    Objects objects = new Objects(new ArrayList<>(), new ArrayList<>());
    for (String text : texts.values()) {
      try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
        while (documents.hasNext()) {
          JsonNode object = documents.next();
          boolean account = object.path("kind").asText().equals("ServiceAccount");
          (account ? objects.accounts() : objects.pods()).add(object);
        }
      }
    }
    return objects;
  }

  @Provide
  Arbitrary<MoveOptions> options() {
    Arbitrary<Boolean> flag = Arbitraries.of(false, false, true);
    return Combinators.combine(
            Arbitraries.of(MoveOptions.AUTO, MoveOptions.AUTO, "default", "app"),
            flag,
            flag,
            flag,
            flag,
            flag)
        .as(
            (account, gain, split, missing, only, immutable) ->
                new MoveOptions(
                    account, gain, split, missing, only, immutable, false, PlacementStyle.AUTO));
  }

  @Provide
  Arbitrary<Map<String, String>> trees() {
    Arbitrary<String> file =
        Arbitraries.oneOf(List.of(pods(), pods(), accounts()))
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(documents -> String.join("---\n", documents));
    Arbitrary<String> path =
        Arbitraries.of("a.yaml", "b.yaml", "x/a.yaml", "x/b.yaml", "x/y/a.yaml", "z/a.yaml");
    return Arbitraries.maps(path, file).ofMinSize(1).ofMaxSize(5).map(TreeMap::new);
  }

  private static final Arbitrary<String> NAMESPACE =
      Arbitraries.of("", "  namespace: n\n", "  namespace: n\n", "  namespace: m\n");
  private static final Arbitrary<String> NAME = Arbitraries.strings().alpha().ofLength(4);
  private static final Arbitrary<String> LIST =
      Arbitraries.of(
          "",
          "",
          "imagePullSecrets: []\n",
          "imagePullSecrets:\n",
          "imagePullSecrets: [{name: a}]\n",
          "imagePullSecrets:\n- name: a\n",
          "imagePullSecrets:\n  - name: a # first\n  - name: \"b\"\n",
          "imagePullSecrets: [{\"name\": 'b'}, {name: a},]\n");

  private static Arbitrary<String> pods() {
    Arbitrary<String> account =
        Arbitraries.of(
            "",
            "",
            "serviceAccountName: app\n",
            "serviceAccountName: default\n",
            "serviceAccount: app\n",
            "serviceAccountName: \"\"\nserviceAccount: other\n",
            "serviceAccountName: image-puller\n");
    // Custom resources with a pod spec at the same place; a Plan keeps the account that it names.
    Arbitrary<String> kind =
        Arbitraries.of(
            "v1\nkind: Pod",
            "v1\nkind: Pod",
            "monitoring.coreos.com/v1\nkind: Prometheus",
            "upgrade.cattle.io/v1\nkind: Plan");
    return Combinators.combine(kind, NAME, NAMESPACE, account, LIST, Arbitraries.of(true, false))
        .as(
            (type, name, namespace, sa, list, listFirst) ->
                "apiVersion: "
                    + type
                    + "\nmetadata:\n  name: "
                    + name.toLowerCase(java.util.Locale.ROOT)
                    + "\n"
                    + namespace
                    + "spec:\n"
                    + ((listFirst ? list + sa : sa + list) + "containers: []\n")
                        .replaceAll("(?m)^", "  ")
                        .stripTrailing()
                    + "\n");
  }

  private static Arbitrary<String> accounts() {
    return Combinators.combine(
            Arbitraries.of("app", "app", "other", "default", "image-puller"), NAMESPACE, LIST)
        .as(
            (name, namespace, list) ->
                "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: "
                    + name
                    + "\n"
                    + namespace
                    + list);
  }

  /** What stays is never left without a word. */
  @Property(tries = 200)
  void every_kept_list_has_a_reason_and_a_fix(@ForAll("trees") Map<String, String> before) {
    Rewritten rewritten = TextTree.rewrite(before, MoveOptions.DEFAULTS);
    for (MovePlan.Kept kept : rewritten.plan().kept()) {
      PodSpec pod = kept.pod();
      assertThat(kept.obstacle().detail()).as("%s", pod.id()).isNotBlank();
      assertThat(kept.obstacle().fix()).as("%s", pod.id()).isNotBlank();
    }
  }
}
