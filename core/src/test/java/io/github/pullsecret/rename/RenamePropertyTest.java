package io.github.pullsecret.rename;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pullsecret.rename.RenameRewriter.Rewritten;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Random trees, renamed: all that another parser sees is what it was, under the new names. The seed
 * is fixed so that builds agree; leave it out to look further.
 */
class RenamePropertyTest {
  @Property(seed = "20261124", tries = 1000, shrinking = ShrinkingMode.BOUNDED)
  void every_object_is_as_before_under_the_new_names(
      @ForAll("trees") Map<String, String> before, @ForAll("renames") Map<String, String> names)
      throws IOException {
    RenamedTree renamed = new RenamedTree(before, names);
    Rewritten rewritten = renamed.rewritten();
    Map<String, String> after = renamed.written();

    if (rewritten.refusals().isEmpty()) {
      ExpectedRename expected = new ExpectedRename(names);
      for (String path : before.keySet()) {
        assertThat(ExpectedRename.effective(after.get(path)))
            .as(path)
            .isEqualTo(expected.of(before.get(path)));
      }
      assertThat(renamed.violations(after)).isEmpty();
    } else {
      assertThat(after).isEqualTo(before);
      assertThat(collides(before, names)).as("%s", rewritten.refusals()).isTrue();
    }
  }

  @Property(seed = "20261125", tries = 500, shrinking = ShrinkingMode.BOUNDED)
  void a_second_run_changes_nothing(@ForAll("trees") Map<String, String> before) {
    for (String name : List.of("c", "new", "1.5", "{namespace}-a")) {
      Map<String, String> names = Map.of("a", name);
      Map<String, String> after = new RenamedTree(before, names).written();
      assertThat(new RenamedTree(after, names).written()).isEqualTo(after);
    }
  }

  @Property(seed = "20261126", tries = 500, shrinking = ShrinkingMode.BOUNDED)
  void a_rename_back_restores_every_byte(@ForAll("trees") Map<String, String> before)
      throws IOException {
    Map<String, String> after = new RenamedTree(before, Map.of("a", "new")).written();
    Map<String, String> back = new RenamedTree(after, Map.of("new", "a")).written();

    for (String path : before.keySet()) {
      String text = before.get(path);
      // Names that stood in a list twice stand in it once, and a mixed rule keeps the new one.
      if (ExpectedRename.read(text).equals(ExpectedRename.effective(text))
          && !text.contains("configmaps")) {
        assertThat(back.get(path)).as(path).isEqualTo(text);
      }
    }
  }

  /** Whether two Secrets of one namespace would have one name, or could. */
  private static boolean collides(Map<String, String> texts, Map<String, String> names)
      throws IOException {
    List<JsonNode> before = new ArrayList<>();
    List<JsonNode> after = new ArrayList<>();
    for (String text : texts.values()) {
      before.addAll(ExpectedRename.read(text));
      after.addAll(new ExpectedRename(names).of(text));
    }
    Map<String, Set<String>> owners = new TreeMap<>();
    boolean found = false;
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i).path("kind").asText().equals("Secret")) {
        JsonNode now = after.get(i).path("metadata");
        Set<String> old =
            owners.computeIfAbsent(
                now.path("namespace").asText() + "/" + now.path("name").asText(),
                key -> new HashSet<>());
        old.add(before.get(i).at("/metadata/name").asText());
        found |= old.size() > 1;
      }
    }
    return found;
  }

  @Provide
  Arbitrary<Map<String, String>> renames() {
    return Arbitraries.of(
        Map.of("a", "new"),
        Map.of("a", "c"),
        Map.of("a", "on"),
        Map.of("a", "2024-01-01"),
        Map.of("a", "{namespace}-a"),
        Map.of("a", "c", "b", "c"),
        Map.of("a", "b", "b", "a"),
        Map.of("a", "b", "b", "c"));
  }

  @Provide
  Arbitrary<Map<String, String>> trees() {
    Arbitrary<String> file =
        Arbitraries.oneOf(List.of(pods(), pods(), accounts(), secrets(), roles()))
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(documents -> String.join("---\n", documents));
    Arbitrary<String> path = Arbitraries.of("a.yaml", "b.yaml", "x/a.yaml", "x/b.yaml");
    return Arbitraries.maps(path, file).ofMinSize(1).ofMaxSize(4).map(TreeMap::new);
  }

  private static final Arbitrary<String> NAMESPACE =
      Arbitraries.of("", "  namespace: n\n", "  namespace: m\n");
  private static final Arbitrary<String> NAME = Arbitraries.of("a", "\"a\"", "'a'", "b", "c");

  /** A list of pull secrets in the one style or the other; perhaps with a name twice. */
  private static Arbitrary<String> lists() {
    Arbitrary<List<String>> names = NAME.list().ofMaxSize(4);
    return Combinators.combine(names, Arbitraries.of(0, 1, 2, 3))
        .as(
            (all, style) ->
                all.isEmpty()
                    ? style == 0 ? "" : "imagePullSecrets: []\n"
                    : switch (style) {
                      case 0 -> "imagePullSecrets:\n" + each(all, "- name: ", "\n");
                      case 1 -> "imagePullSecrets:\n" + each(all, "  - name: ", "   # pulls\n");
                      case 2 -> "imagePullSecrets: [" + each(all, "{name: ", "}, ") + "]\n";
                      default -> "imagePullSecrets: [\n" + each(all, "  {name: ", "},\n") + "]\n";
                    });
  }

  private static String each(List<String> names, String before, String after) {
    StringBuilder text = new StringBuilder();
    names.forEach(name -> text.append(before).append(name).append(after));
    return text.toString();
  }

  private static String object(String type, String name, String namespace) {
    return "apiVersion: " + type + "\nmetadata:\n  name: " + name + "\n" + namespace;
  }

  private static Arbitrary<String> secrets() {
    return Combinators.combine(NAME, NAMESPACE)
        .as((name, namespace) -> object("v1\nkind: Secret", name, namespace));
  }

  private static Arbitrary<String> accounts() {
    return Combinators.combine(NAME, NAMESPACE, lists())
        .as(
            (name, namespace, list) ->
                object("v1\nkind: ServiceAccount", name, namespace)
                    + list
                    + "secrets: [] # none\n");
  }

  private static Arbitrary<String> roles() {
    Arbitrary<String> resources = Arbitraries.of("secrets", "configmaps", "secrets, configmaps");
    return Combinators.combine(NAME, NAMESPACE, resources, NAME.list().ofMinSize(1).ofMaxSize(3))
        .as(
            (name, namespace, about, names) ->
                object("rbac.authorization.k8s.io/v1\nkind: Role", name, namespace)
                    + "rules:\n- apiGroups: ['']\n  resources: ["
                    + about
                    + "]\n  resourceNames:\n"
                    + each(names, "  - ", "\n")
                    + "  verbs: [get]\n");
  }

  private static Arbitrary<String> pods() {
    return Combinators.combine(NAME, NAMESPACE, lists(), NAME, NAME)
        .as(
            (name, namespace, list, volume, env) ->
                object("v1\nkind: Pod", name, namespace + "  labels: {pulls-with: a}\n")
                    + "spec:\n"
                    + (list
                            + "volumes:\n- name: a\n  secret: {secretName: "
                            + volume
                            + "}\n- name: b\n  configMap: {name: a}\n"
                            + "containers:\n- name: a\n  env:\n  - name: A\n    valueFrom:\n"
                            + "      secretKeyRef:\n        key: a\n        name: "
                            + env
                            + " # a\n")
                        .replaceAll("(?m)^(?=.)", "  "));
  }
}
