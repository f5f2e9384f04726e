package io.github.pullsecret.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.Kustomization.Patch;
import io.github.pullsecret.kubernetes.Kustomization.Reference;
import io.github.pullsecret.kubernetes.Kustomization.ResourceList;
import io.github.pullsecret.kubernetes.PatchDocument.Change;
import io.github.pullsecret.text.Location;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is read of a kustomization. */
class KustomizationReaderTest {
  private static Kustomization read(String... lines) {
    return new ManifestReader(Optional.empty())
        .read("k/kustomization.yaml", String.join("\n", lines).getBytes(UTF_8))
        .kustomization()
        .orElseThrow();
  }

  @Test
  void it_builds_on_resources_bases_and_components() {
    Kustomization read =
        read("resources: [a.yaml, ../base]", "bases: [../old]", "components:", "- ../c");
    assertThat(read.references())
        .extracting(Reference::path)
        .containsExactly("a.yaml", "../base", "../old", "../c");
    assertThat(read.references())
        .extracting(Reference::component)
        .containsExactly(false, false, false, true);
    assertThat(read.component()).isFalse();
    assertThat(read("kind: Component").component()).isTrue();
  }

  @Test
  void its_list_of_resources_is_written_in_some_way() {
    assertThat(read("namespace: n").resources()).isEqualTo(ResourceList.ABSENT);
    assertThat(read("resources: []").resources()).isEqualTo(ResourceList.EMPTY);
    assertThat(read("resources:").resources()).isEqualTo(ResourceList.EMPTY);
    assertThat(read("resources: [a]").resources()).isEqualTo(ResourceList.ENTRIES);
  }

  @Test
  void it_gives_namespaces_names_and_secrets() {
    Kustomization read =
        read("namespace: n", "secretGenerator:", "- name: regcred", "  files: [x=auth.json]");
    assertThat(read.namespace()).contains("n");
    assertThat(read.renames()).isFalse();
    assertThat(read.generatedSecrets()).containsExactly("regcred");
    assertThat(read.data()).containsExactly("auth.json");
    assertThat(read("namePrefix: dev-").renames()).isTrue();
    assertThat(read("nameSuffix: -v1").renames()).isTrue();
    assertThat(read("namePrefix: ''").renames()).isFalse();
  }

  @TestFactory
  Stream<DynamicTest> a_reference_may_lead_elsewhere() {
    return Stream.of(
            "https://github.com/x/y//base?ref=v1",
            "git@github.com:x/y.git",
            "ssh://git@example.com/x",
            "github.com/x/y/base?ref=v1",
            "github.com/x/y")
        .map(
            path ->
                DynamicTest.dynamicTest(
                    path,
                    () -> assertThat(read("resources: ['" + path + "']").unseen()).isPresent()));
  }

  @TestFactory
  Stream<DynamicTest> what_is_brought_in_unseen_or_changed_in_unknown_ways() {
    record Row(String text, boolean unseen, boolean opaque) {}
    return Stream.of(
            new Row("resources: [a.yaml, ../base, ./x/, github.yaml]", false, false),
            new Row("helmCharts: [{name: redis}]", true, false),
            new Row("helmCharts: []", false, false),
            new Row("generators: [g.yaml]", true, false),
            new Row("transformers: [t.yaml]", false, true),
            new Row("transformers:\n- |-\n  kind: LabelTransformer\n", false, false),
            new Row("transformers:\n- |-\n  kind: PrefixTransformer\n", false, true))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.text(),
                    () -> {
                      assertThat(read(row.text()).unseen().isPresent()).isEqualTo(row.unseen());
                      assertThat(read(row.text()).opaque().isPresent()).isEqualTo(row.opaque());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> patches_in_all_the_ways_to_give_them() {
    String merge = "{kind: Pod, metadata: {name: x}, spec: {imagePullSecrets: null}}";
    String json = "[{op: remove, path: /spec/imagePullSecrets}]";
    return Stream.of(
            "patches:\n- patch: '" + merge + "'",
            "patches:\n- patch: |-\n    " + merge,
            "patches:\n- patch: '" + json + "'\n  target: {kind: Pod}",
            "patchesJson6902:\n- patch: '"
                + json
                + "'\n  target: {version: v1, kind: Pod, name: x}",
            "patchesStrategicMerge:\n- |-\n  " + merge)
        .map(
            text ->
                DynamicTest.dynamicTest(
                    text, () -> assertThat(changes(read(text))).containsExactly(Change.LIST)));
  }

  private static List<Change> changes(Kustomization read) {
    return read.patches().stream()
        .flatMap(patch -> patch.documents().stream())
        .flatMap(document -> document.parts().stream())
        .map(PatchDocument.Part::change)
        .toList();
  }

  @Test
  void patches_in_files() {
    assertThat(read("patches: [{path: p.yaml}]", "patchesStrategicMerge: [q.yaml]").patches())
        .extracting(Patch::file)
        .containsExactly(Optional.of("p.yaml"), Optional.of("q.yaml"));
  }

  @Test
  void a_line_of_a_patch_in_a_literal_block_is_a_line_of_the_file() {
    Location location =
        read("patches:", "- patch: |-", "    - op: remove", "      path: /spec/imagePullSecrets")
            .patches()
            .get(0)
            .documents()
            .get(0)
            .parts()
            .get(0)
            .location();
    assertThat(location.line()).isEqualTo(3);
  }

  @Test
  void a_patch_that_can_not_be_read_may_do_anything() {
    assertThat(changes(read("patches:", "- patch: '{'"))).containsExactly(Change.WHOLE);
  }

  @Test
  void a_patch_changes_a_name_only_if_an_option_says_so() {
    String patch = "- patch: '{kind: Pod, metadata: {name: y}}'";
    String target = "  target: {kind: Pod, name: x}";
    assertThat(changes(read("patches:", patch, target))).isEmpty();
    assertThat(changes(read("patches:", patch, target, "  options: {allowNameChange: true}")))
        .containsExactly(Change.IDENTITY);
    assertThat(changes(read("patches:", patch, target, "  options: {allowNameChange: false}")))
        .isEmpty();
  }

  private static final String WRITES =
      """
      replacements:
      - source: {kind: ConfigMap, name: c, fieldPath: data.x}
        targets:
        - select: {kind: Deployment, name: x}
          fieldPaths: ["%s"]
      """;
  private static final String READS =
      """
      replacements:
      - source: {kind: Deployment, name: x, fieldPath: "%s"}
        targets: []
      """;
  private static final String VARIABLE =
      """
      vars:
      - name: X
        objref: {kind: Deployment, name: x}
        fieldref: {fieldpath: "%s"}
      """;

  @TestFactory
  Stream<DynamicTest> replacements_and_variables() {
    record Row(String field, Optional<Change> change) {}
    return Stream.of(
            new Row("spec.template.spec.imagePullSecrets.0.name", Optional.of(Change.LIST)),
            new Row("spec.template.spec.imagePullSecrets.[name=a].name", Optional.of(Change.LIST)),
            new Row("spec.template.spec.serviceAccountName", Optional.of(Change.ACCOUNT)),
            new Row("spec.template.spec.*.0.name", Optional.of(Change.WHOLE)),
            new Row("metadata.name", Optional.of(Change.IDENTITY)),
            new Row("spec.template.spec.containers.[name=x].image", Optional.empty()))
        .flatMap(
            row ->
                Stream.of(WRITES, READS, VARIABLE)
                    .map(text -> text.formatted(row.field()))
                    .map(
                        text ->
                            DynamicTest.dynamicTest(
                                text,
                                () ->
                                    assertThat(changes(read(text)))
                                        .isEqualTo(row.change().stream().toList()))));
  }

  @Test
  void a_replacement_in_a_file() {
    assertThat(read("replacements: [{path: r.yaml}]").patches())
        .extracting(Patch::file)
        .containsExactly(Optional.of("r.yaml"));
  }
}
