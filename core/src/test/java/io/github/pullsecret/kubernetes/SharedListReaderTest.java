package io.github.pullsecret.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.SharedList.Use;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedListReaderTest {
  /** The pods of a list with these lines above its items and these pod specs. */
  private static List<PodSpec> pods(String above, String... specs) {
    StringBuilder text = new StringBuilder("apiVersion: v1\nkind: List\n" + above + "items:\n");
    for (String spec : specs) {
      text.append("- {apiVersion: v1, kind: Pod, metadata: {name: p}, spec: ")
          .append(spec)
          .append("}\n");
    }
    return new ManifestReader(Optional.empty())
        .read("all.yaml", text.toString().getBytes(UTF_8))
        .pods();
  }

  private static List<String> show(List<Use> uses) {
    return uses.stream()
        .map(
            use ->
                use.mapping().map(Object::toString).orElse("?") + " line " + use.location().line())
        .toList();
  }

  private static Optional<String> obstacle(PodSpec pod) {
    return pod.obstacle().map(Obstacle::detail);
  }

  @Test
  void a_list_of_its_own_is_shared_with_nobody() {
    PodSpec pod = pods("x: &x 1\n", "{imagePullSecrets: [{name: a}]}").get(0);
    assertThat(pod.shared()).isEqualTo(SharedList.none(pod.path()));
  }

  @Test
  void a_list_is_tied_to_its_aliases_and_they_are_not_to_it() {
    List<PodSpec> pods =
        pods("", "{imagePullSecrets: &l [{name: a}]}", "{imagePullSecrets: *l}", "{x: *l}");
    assertThat(show(pods.get(0).shared().uses()))
        .containsExactly("items[0].spec line 4", "items[1].spec line 5", "? line 6");
    assertThat(show(pods.get(1).shared().uses())).containsExactly("items[1].spec line 5");
    assertThat(pods.get(1).list().location().line()).isEqualTo(5);
  }

  @Test
  void a_merged_list_is_tied_to_all_that_merge_it() {
    List<PodSpec> pods =
        pods(
            "x: &m {imagePullSecrets: [{name: a}]}\ny: &n {<<: *m}\n",
            "{<<: *m}",
            "{<<: [*n]}",
            "{<<: *m, imagePullSecrets: []}");
    SharedList shared = pods.get(0).shared();
    assertThat(shared.holder()).hasToString("x");
    assertThat(show(shared.uses()))
        .containsExactly("items[1].spec line 7", "items[0].spec line 6", "? line 8");
    assertThat(pods.get(1).shared().uses()).isSameAs(shared.uses());
    assertThat(shared.heirs()).isEmpty();
  }

  @Test
  void a_merged_pod_spec_has_heirs() {
    List<PodSpec> pods = pods("", "&p {imagePullSecrets: [{name: a}]}", "{<<: *p}");
    assertThat(show(pods.get(0).shared().heirs())).containsExactly("items[1].spec line 5");
    assertThat(pods.get(0).shared().merged()).isTrue();
    assertThat(pods.get(1).shared().holder()).isEqualTo(pods.get(0).path());
    assertThat(pods.get(1).shared().merged()).isFalse();
  }

  @Test
  void what_is_shared_whole_has_a_use_that_is_no_list() {
    String template = "{imagePullSecrets: [{name: a}]}";
    assertThat(show(pods("", "&p " + template, "*p").get(0).shared().uses())).contains("? line 5");
  }

  @Test
  void merge_keys_that_hide_something_or_cannot_be_told_keep_the_list() {
    String list = "imagePullSecrets: [{name: a}]";
    String above = "x: &m {" + list + "}\ny: &n {" + list + ", serviceAccountName: b}\nz: &t 1\n";
    List<PodSpec> pods =
        pods(
            above,
            "{<<: *m, " + list + "}",
            "{<<: [*m, *n]}",
            "{<<: *t, " + list + "}",
            "{<<: {" + list + "}}",
            "{<<: *n, serviceAccountName: c}",
            "{<<: *m}");
    assertThat(pods)
        .extracting(pod -> obstacle(pod).orElse("none"))
        .containsExactly(
            "a merge key supplies another list behind it",
            "an alias or a merge key supplies a part of it",
            "what a merge key adds can't be told",
            "a merge key supplies it in place",
            "a merge key supplies its serviceAccountName",
            "none");
  }
}
