package io.github.pullsecret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.pullsecret.files.FaultyDisk;
import io.github.pullsecret.files.FaultyDisk.Fault;
import io.github.pullsecret.files.FaultyDisk.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files with ServiceAccounts and pods that need each other: wherever a run is killed, every pod has
 * its secret, and the next run finishes.
 */
class CrossingFilesTest {
  private static final Step.ToPods TO_PODS = new Step.ToPods(false, false, Step.Scope.ALL);

  private final Path root;
  private final FaultyDisk disk = new FaultyDisk();

  CrossingFilesTest(@TempDir Path directory) throws IOException {
    root = directory.toRealPath();
  }

  private static String account(String name, String more) {
    return """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: %s}
        %s---
        """
        .formatted(name, more);
  }

  private static String pod(String name, String account, String more) {
    return """
        apiVersion: v1
        kind: Pod
        metadata: {name: pod-%s}
        spec:
          %s
          serviceAccountName: %s
          containers: [{name: c, image: registry.example.com/c}]
        """
        .formatted(name, more, account)
        .replace("  \n", "");
  }

  private static final String LIST = "imagePullSecrets: [{name: dockersec}]\n";

  private static String listed(String name, String account) {
    return pod(name, account, LIST.strip());
  }

  private static String bare(String name, String account) {
    return pod(name, account, "");
  }

  private Map<String, String> content() throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return content;
  }

  private Map<String, String> manifests() throws IOException {
    Map<String, String> content = content();
    content.keySet().removeIf(path -> path.endsWith(".tmp"));
    return content;
  }

  private void restore(Map<String, String> files) throws IOException {
    for (String path : content().keySet()) {
      Files.delete(root.resolve(path));
    }
    for (var file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling(""));
      Files.writeString(path, file.getValue());
    }
  }

  private RewriteResult plan(Step... steps) throws UsageException {
    return PullSecret.rewrite(RewriteRequest.of(disk.path(root), steps));
  }

  /** What each pod gets; the report of explain has a line for each. */
  private Set<String> secrets() throws UsageException {
    String text = PullSecret.explain(RewriteRequest.of(root)).text(false, false);
    return text.lines()
        .filter(line -> line.matches(".* Pod pod-\\w+ .*"))
        .map(line -> line.replaceAll(".* Pod (pod-\\S+) +\\S+ +(\\S+).*", "$1 $2"))
        .collect(Collectors.toSet());
  }

  /** Every state that a run which is killed may leave, from the first to the last. */
  private List<Map<String, String>> states(Map<String, String> old, Step... steps)
      throws IOException, UsageException {
    restore(old);
    List<Map<String, String>> states = new ArrayList<>();
    disk.watch(
        (operation, n) -> {
          if (operation == Operation.RENAME) {
            states.add(manifests());
          }
        });
    plan(steps).write();
    disk.heal();
    states.add(manifests());
    return states;
  }

  private int check(Map<String, String> old, Step... steps) throws IOException, UsageException {
    restore(old);
    Set<String> had = secrets();
    assertThat(had).isNotEmpty().allMatch(pod -> pod.endsWith(" dockersec"));
    List<Map<String, String>> states = states(old, steps);
    Map<String, String> now = states.get(states.size() - 1);
    assertThat(now).isNotEqualTo(old);
    for (Map<String, String> state : states) {
      restore(state);
      assertThat(secrets()).isEqualTo(had);

      plan(steps).write();
      assertThat(manifests()).isEqualTo(now);
    }
    return states.size() - 1;
  }

  @Test
  void two_files_that_need_each_other() throws Exception {
    int writes =
        check(
            Map.of(
                "a.yaml", account("one", "") + listed("a", "two"),
                "b.yaml", account("two", "") + listed("b", "one")),
            Step.Move.DEFAULT);

    assertThat(writes).isEqualTo(4);
  }

  @Test
  void a_ring_of_three_with_others_beside() throws Exception {
    int writes =
        check(
            Map.of(
                "a.yaml", account("one", "") + listed("a", "two"),
                "b.yaml", account("two", "") + listed("b", "three") + "---\n" + listed("c", "two"),
                "c.yaml", account("three", "") + listed("d", "one"),
                "d.yaml", account("four", "") + listed("e", "four"),
                "e.yaml", listed("f", "one"),
                "f.yaml", account("five", ""),
                "g.yaml", listed("g", "five")),
            Step.Move.DEFAULT);

    assertThat(writes).isEqualTo(10);
  }

  @Test
  void a_file_that_needs_a_later_one() throws Exception {
    check(
        Map.of(
            "a.yaml", account("one", "") + listed("a", "two") + "---\n" + listed("c", "one"),
            "b.yaml", account("two", "") + listed("b", "two")),
        Step.Move.DEFAULT);
  }

  @Test
  void files_that_need_no_other_are_written_once() throws Exception {
    int writes =
        check(
            Map.of(
                "a.yaml", account("one", "") + listed("a", "one"),
                "b.yaml", account("two", "") + listed("b", "two")),
            Step.Move.DEFAULT);

    assertThat(writes).isEqualTo(2);
  }

  @Test
  void files_of_other_namespaces_and_units_are_not_needed() throws Exception {
    String list = "resources:\n- all.yaml\n";
    int writes =
        check(
            Map.of(
                "a.yaml",
                in("a", account("default", "") + listed("a", "default")),
                "b.yaml",
                in("b", account("default", "") + listed("b", "default")),
                "c/kustomization.yaml",
                list,
                "c/all.yaml",
                account("default", "") + listed("c", "default"),
                "d/kustomization.yaml",
                list,
                "d/all.yaml",
                listed("d", "default")),
            Step.Move.DEFAULT);

    assertThat(writes).isEqualTo(4);
  }

  private static String in(String namespace, String manifests) {
    return manifests.replace("metadata: {", "metadata: {namespace: " + namespace + ", ");
  }

  @Test
  void without_a_namespace_a_file_may_be_needed_from_any() throws Exception {
    check(
        Map.of(
            "a.yaml",
            in("x", account("one", "") + listed("a", "two")),
            "b.yaml",
            in("x", account("two", "") + listed("b", "one")),
            "c.yaml",
            account("three", "") + listed("c", "four"),
            "d.yaml",
            account("four", "") + listed("d", "three")),
        Step.Move.DEFAULT);
  }

  @Test
  void overlays_that_give_the_namespace() throws Exception {
    check(
        Map.of(
            "base/kustomization.yaml", "resources: [a.yaml, b.yaml]\n",
            "base/a.yaml", account("one", "") + listed("a", "two"),
            "base/b.yaml", in("x", account("two", "") + listed("b", "one")),
            "x/kustomization.yaml", "namespace: x\nresources: [../base]\n",
            "y/kustomization.yaml", "namespace: y\nresources: [../base]\n"),
        Step.Move.DEFAULT);
  }

  @Test
  void a_file_that_gets_a_new_service_account() throws Exception {
    check(
        Map.of(
            "a.yaml", listed("a", "default") + "---\n" + listed("b", "two"),
            "b.yaml", account("two", "") + listed("c", "two")),
        Step.Move.DEFAULT);
  }

  @Test
  void the_way_back_of_two_files_that_need_each_other() throws Exception {
    int writes =
        check(
            Map.of(
                "a.yaml", account("one", LIST) + bare("a", "two"),
                "b.yaml", account("two", LIST) + bare("b", "one")),
            TO_PODS);

    assertThat(writes).isEqualTo(4);
  }

  @Test
  void the_way_back_of_a_file_that_is_needed_and_one_that_needs_it() throws Exception {
    int writes =
        check(
            Map.of(
                "a.yaml", account("one", LIST),
                "b.yaml", account("two", LIST) + bare("b", "one") + "---\n" + bare("c", "two"),
                "c.yaml", bare("d", "two")),
            TO_PODS);

    assertThat(writes).isEqualTo(4);
  }

  @Test
  void a_move_before_a_rename() throws Exception {
    Step.Rename rename =
        new Step.Rename(
            List.of(new Step.NewName("other", "another")), false, false, Step.Scope.ALL);
    int writes =
        check(
            Map.of(
                "a.yaml", account("one", "") + listed("a", "two"),
                "b.yaml", account("two", "") + listed("b", "one")),
            Step.Move.DEFAULT,
            rename);

    assertThat(writes).isEqualTo(4);
  }

  @Test
  void a_failure_between_says_what_is_half_written() throws Exception {
    restore(
        Map.of(
            "a.yaml", account("one", "") + listed("a", "two"),
            "b.yaml", account("two", "") + listed("b", "one")));
    disk.failAt(Operation.RENAME, 2, Fault.BROKEN);

    assertThatIOException()
        .isThrownBy(() -> plan(Step.Move.DEFAULT).write())
        .withMessage(
            "cannot replace b.yaml: Input/output error. Written: none. Not written: b.yaml, a.yaml"
                + " (of a.yaml the half that others need is). Each of these files is complete, old"
                + " or new. Remove the cause, then run the command again to finish.");
    assertThat(content().keySet()).containsExactly("a.yaml", "b.yaml");
  }
}
