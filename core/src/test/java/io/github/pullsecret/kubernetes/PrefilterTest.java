package io.github.pullsecret.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.ManifestReader.Glance;
import io.github.pullsecret.kubernetes.Prefilter.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not parsed would have made no difference. */
class PrefilterTest {
  private static final Path TESTDATA = Path.of("..", "testdata");
  private static final ManifestReader READER = new ManifestReader(Optional.empty());

  private final Prefilter prefilter = new Prefilter(new CustomKinds(List.of()));

  private Verdict verdict(String document) {
    byte[] bytes = document.getBytes(UTF_8);
    return prefilter.verdict(bytes, 0, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: v1\nkind: ConfigMap\ndata:\n  a: b\n",
        "---\n# header\napiVersion: v1\r\nkind: Service # of web\r\n",
        "kind: Widget\napiVersion: example.com/v1\nspec: {size: 1}\n",
        "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nx: imagePullSecrets\n"
      })
  void objects_without_pods_are_only_counted(String document) {
    assertThat(verdict(document)).isEqualTo(Verdict.OBJECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "replicas: 2\nimage: web\n", "---\n"})
  void what_is_no_object_is_nothing(String document) {
    assertThat(verdict(document)).isEqualTo(Verdict.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: v1\nkind: Pod\n",
        "apiVersion: v1\n\"kind\": Pod\n",
        "? apiVersion\n: v1\n? kind\n: Pod\n",
        "  apiVersion: v1\n  kind: Pod\n",
        "{apiVersion: v1, kind: Pod}\n",
        "apiVersion: v1\nkind: ConfigMap\nkind: Pod\n",
        "apiVersion: v1\nkind: &kind Pod\n",
        "apiVersion: v1\nkind: \"Pod\"\n",
        "apiVersion: v1\nkind:\n  Pod\n",
        "%YAML 1.2\n---\napiVersion: v1\nkind: ConfigMap\n",
        "--- {apiVersion: v1, kind: Pod}\n",
        "- op: replace\n  path: /metadata/name\n",
        "apiVersion: v1\nkind: ConfigMapList\nitems: []\n",
        "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nsubjects: [{kind: ServiceAccount}]\n",
        "apiVersion: example.com/v1\nkind: Widget\nspec: {containers: []}\n",
        "apiVersion: example.com/v1\nkind: Widget\nspec: {serviceAccountName: x}\n",
        "apiVersion: argoproj.io/v1alpha1\nkind: Application\n",
        "apiVersion: tekton.dev/v1\nkind: TaskRun\n",
        "apiVersion: v1\nkind: ConfigMap\n# pullsecret:ignore it\n",
        "imagePullSecrets: [a]\n",
        "image: {pullSecrets: [a]}\n",
      })
  void whatever_may_matter_is_parsed(String document) {
    assertThat(verdict(document)).isEqualTo(Verdict.PARSE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: \"\\u006bind\"\n",
        "spec: {\"image\\\nPullSecrets\": []}\n",
        "spec: {\"image\\\r\nPullSecrets\": []}\n",
        "a: \"x\\/sa\\/y\"\n",
        "{{ if .Values.x }}\nkind: ConfigMap\n",
        "a: 1\n\uFEFFkind: Pod\n",
        "\uFEFF\uFEFFkind: Pod\n"
      })
  void of_some_files_the_bytes_tell_nothing(String text) {
    assertThat(Prefilter.canTell(text.getBytes(UTF_8))).isFalse();
  }

  @Test
  void utf_16_tells_nothing() {
    assertThat(Prefilter.canTell("kind: Pod\n".getBytes(java.nio.charset.StandardCharsets.UTF_16)))
        .isFalse();
    assertThat(Prefilter.canTell("kind".getBytes(java.nio.charset.StandardCharsets.UTF_16LE)))
        .isFalse();
  }

  @Test
  void a_glance_says_whether_it_saw_everything() {
    String pod = "apiVersion: v1\nkind: Pod\nspec: {imagePullSecrets: [{name: a}]}\n";
    String broken = "apiVersion: v1\nkind: ConfigMap\ndata: [\n";

    assertThat(glance(pod).whole()).isTrue();
    assertThat(glance(pod + "---\n" + broken).whole()).isFalse();
    assertThat(glance(pod + "---\n" + broken).file().pods()).hasSize(1);
    assertThat(glance(broken).whole()).isFalse();
    assertThat(glance(broken).file().problems()).isEmpty();
    assertThat(glance("# \\u\n" + broken).whole()).isTrue();
    assertThat(glance("# \\u\n" + broken).file().problems()).hasSize(1);
  }

  private static Glance glance(String text) {
    return READER.glance("a.yaml", text.getBytes(UTF_8));
  }

  @Test
  void all_test_data_reads_the_same_with_it_and_without() throws IOException {
    compareAll(TESTDATA);
  }

  @Test
  void a_real_tree_reads_the_same_with_it_and_without() throws IOException {
    String corpus = System.getProperty("pullsecret.corpus", "");
    if (!corpus.isEmpty()) {
      compareAll(Path.of(corpus));
    }
  }

  private static void compareAll(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> manifests =
          files
              .filter(file -> file.toString().matches(".*\\.(ya?ml|json)"))
              .filter(Files::isRegularFile)
              .toList();
      assertThat(manifests).isNotEmpty();
      for (Path file : manifests) {
        byte[] bytes = Files.readAllBytes(file);
        ManifestFile parsed = READER.read(file.toString(), bytes);
        Glance glance = READER.glance(file.toString(), bytes);
        if (parsed.problems().isEmpty() || glance.whole()) {
          assertThat(glance.file()).as("%s", file).isEqualTo(parsed);
        }
      }
    }
  }
}
