package io.github.pullsecret.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.text.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which texts of a file name images. */
class ImageReferenceReaderTest {
  private static List<ImageReference> read(String file, String text) {
    try {
      SourceText source = SourceText.decode(text.getBytes(UTF_8));
      return ImageReferenceReader.read(file, source, Optional.of("n"));
    } catch (Exception e) {
      throw new AssertionError(text, e);
    }
  }

  /** As {@code CONTAINER spec.containers[0].image x}; in a string as {@code PATH > 0 PATH}. */
  private static List<String> shown(String file, String text) {
    return read(file, text).stream().map(ImageReferenceReaderTest::show).toList();
  }

  private static String show(ImageReference reference) {
    String inner =
        reference.inner().map(found -> " > " + found.document() + " " + found.path()).orElse("");
    return reference.kind()
        + " "
        + reference.path()
        + inner
        + " "
        + reference.text()
        + (reference.shared() ? " shared" : "")
        + (reference.encrypted() ? " encrypted" : "");
  }

  private record Row(String what, String document, List<String> found) {}

  private static Row row(String what, String document, String... found) {
    return new Row(what, document, List.of(found));
  }

  private static Stream<DynamicTest> tests(String file, Row... rows) {
    return Stream.of(rows)
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.what(),
                    () -> assertThat(shown(file, row.document())).isEqualTo(row.found())));
  }

  @TestFactory
  Stream<DynamicTest> objects() {
    return tests(
        "a.yaml",
        row(
            "containers of every type, and volumes, as they are written",
            """
            apiVersion: v1
            kind: Pod
            spec:
              volumes:
              - {name: a, emptyDir: {}}
              - name: m
                image: {reference: m:1, pullPolicy: Always}
              ephemeralContainers: [{image: e}]
              containers:
              - image: c
              - name: none
              initContainers: [{image: i}]
            status:
              containers: [{image: no}]
            """,
            "VOLUME spec.volumes[1].image.reference m:1",
            "CONTAINER spec.ephemeralContainers[0].image e",
            "CONTAINER spec.containers[0].image c",
            "CONTAINER spec.initContainers[0].image i"),
        row(
            "a template",
            "{apiVersion: apps/v1, kind: Deployment, spec: {template: {spec: {containers: [{image: c}]}}}}",
            "CONTAINER spec.template.spec.containers[0].image c"),
        row(
            "lists and several documents",
            """
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: Pod, spec: {containers: [{image: a}]}}
            ---
            {apiVersion: v1, kind: Pod, spec: {containers: [{image: b}]}}
            """,
            "CONTAINER items[0].spec.containers[0].image a",
            "CONTAINER spec.containers[0].image b"),
        row(
            "objects of an OpenShift Template, once",
            """
            apiVersion: template.openshift.io/v1
            kind: Template
            objects:
            - {apiVersion: v1, kind: Pod, spec: {containers: [{image: a}]}}
            """,
            "CONTAINER objects[0].spec.containers[0].image a"),
        row(
            "whatever looks like a pod spec in a custom resource",
            """
            apiVersion: example.com/v1
            kind: Widget
            metadata: {annotations: {containers: [{image: no}]}}
            spec:
              image: no
              server: {initContainers: [{image: a}]}
              pods:
              - template: {spec: {containers: [{image: b}], volumes: [{image: {reference: v}}]}}
            """,
            "CONTAINER spec.server.initContainers[0].image a",
            "CONTAINER spec.pods[0].template.spec.containers[0].image b",
            "VOLUME spec.pods[0].template.spec.volumes[0].image.reference v"),
        row(
            "nothing of a controller's revision",
            "{apiVersion: apps/v1, kind: ControllerRevision, data: {spec: {template: {spec: {containers: [{image: c}]}}}}}"),
        row("nothing of what is no object", "{spec: {containers: [{image: no}]}}"),
        row(
            "no numbers and nulls",
            "{apiVersion: v1, kind: Pod, spec: {containers: [{image: 1}, {image: }, {image: ''}]}}"),
        row(
            "nothing of a file that can't be read",
            "{apiVersion: v1, kind: Pod, spec: {containers: [{image: a}]}}\n---\n{"),
        row(
            "nothing of a template file",
            "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: a\n  x: {{ x }}\n"),
        row(
            "an encrypted document",
            "{apiVersion: v1, kind: Pod, spec: {containers: [{image: a}]}, sops: {mac: x}}",
            "CONTAINER spec.containers[0].image a encrypted"));
  }

  @TestFactory
  Stream<DynamicTest> what_aliases_share_is_named_once() {
    return tests(
        "a.yaml",
        row(
            "an alias of an image that is read where it stands",
            "{apiVersion: v1, kind: Pod, spec: {containers: [{image: &i a}, {image: *i}]}}",
            "CONTAINER spec.containers[0].image a"),
        row(
            "of one that is not",
            "{x: &i a, apiVersion: v1, kind: Pod, spec: {containers: [{image: *i}, {image: *i}]}}",
            "CONTAINER spec.containers[0].image a shared"),
        row(
            "a merge key",
            "{x: &c {image: a}, apiVersion: v1, kind: Pod, spec: {containers: [{<<: *c, name: x}]}}",
            "CONTAINER spec.containers[0].<<.image a shared"));
  }

  @TestFactory
  Stream<DynamicTest> operations() {
    String spec = "/spec/template/spec";
    return tests(
        "patch.yaml",
        operation("an image", spec + "/containers/0/image", "a", "OPERATION [0].value a"),
        operation("a volume's", spec + "/volumes/0/image/reference", "a", "OPERATION [0].value a"),
        operation(
            "containers",
            spec + "/initContainers",
            "[{image: a}]",
            "CONTAINER [0].value[0].image a"),
        operation(
            "a container", spec + "/containers/-", "{image: a}", "CONTAINER [0].value.image a"),
        operation(
            "volumes",
            spec + "/volumes",
            "[{image: {reference: a}}]",
            "VOLUME [0].value[0].image.reference a"),
        operation(
            "a volume",
            spec + "/volumes/-",
            "{image: {reference: a}}",
            "VOLUME [0].value.image.reference a"),
        operation(
            "a volume's source",
            spec + "/volumes/0/image",
            "{reference: a}",
            "VOLUME [0].value.reference a"),
        operation(
            "a pod spec",
            spec,
            "{containers: [{image: a}]}",
            "CONTAINER [0].value.containers[0].image a"),
        operation(
            "a template",
            "/spec/template",
            "{spec: {containers: [{image: a}]}}",
            "CONTAINER [0].value.spec.containers[0].image a"),
        operation("another field", spec + "/containers/0/name", "a"),
        operation("another reference", "/spec/reference", "a"),
        operation("arguments", spec + "/containers/0/args", "[image]"),
        row("a removal", "[{op: remove, path: /spec/image}]"),
        row("something else", "[{path: /spec/image, value: a}]"));
  }

  private static Row operation(String what, String path, String value, String... found) {
    return row(what, "[{op: add, path: " + path + ", value: " + value + "}]", found);
  }

  @TestFactory
  Stream<DynamicTest> kustomizations() {
    String pod = "{apiVersion: v1, kind: Pod, spec: {containers: [{image: a}]}}";
    return tests(
        "k/kustomization.yaml",
        row(
            "images",
            "images:\n- {name: a, newName: b, newTag: '1'}\n- {newName: c, name: d}\n- {digest: x}\n",
            "KUSTOMIZE_NAME images[0].name a",
            "KUSTOMIZE_NEW_NAME images[0].newName b",
            "KUSTOMIZE_NEW_NAME images[1].newName c",
            "KUSTOMIZE_NAME images[1].name d"),
        row(
            "a patch in a string",
            "patches:\n- path: x.yaml\n- patch: '" + pod + "'\n",
            "CONTAINER patches[1].patch > 0 spec.containers[0].image a"),
        row(
            "several documents in a string",
            "patchesStrategicMerge:\n- x.yaml\n- |-\n  " + pod + "\n  ---\n  " + pod + "\n",
            "CONTAINER patchesStrategicMerge[1] > 0 spec.containers[0].image a",
            "CONTAINER patchesStrategicMerge[1] > 1 spec.containers[0].image a"),
        row(
            "operations in a string",
            "patchesJson6902:\n- patch: '[{op: add, path: /spec/image, value: a}]'\n",
            "OPERATION patchesJson6902[0].patch > 0 [0].value a"),
        row(
            "a patch for any kind",
            "patches:\n- patch: '{kind: any, spec: {template: {spec: {containers: [{image: a}]}}}}'\n",
            "CONTAINER patches[0].patch > 0 spec.template.spec.containers[0].image a"),
        row(
            "a patch that aliases share",
            "x: &p '" + pod + "'\npatches:\n- patch: *p\n",
            "CONTAINER patches[0].patch > 0 spec.containers[0].image a shared"),
        row("a patch that can't be read", "patches:\n- patch: '{'\n"));
  }

  @TestFactory
  Stream<DynamicTest> gitops() {
    return tests(
        "apps.yaml",
        row(
            "Flux",
            """
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            spec:
              images: [{name: a, newName: b}]
              patches:
              - patch: |
                  - {op: replace, path: /spec/image, value: c}
              patchesStrategicMerge:
              - {apiVersion: v1, kind: Pod, spec: {containers: [{image: d}]}}
            """,
            "KUSTOMIZE_NAME spec.images[0].name a",
            "KUSTOMIZE_NEW_NAME spec.images[0].newName b",
            "OPERATION spec.patches[0].patch > 0 [0].value c",
            "CONTAINER spec.patchesStrategicMerge[0].spec.containers[0].image d"),
        row(
            "Argo CD",
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            spec:
              source: {kustomize: {images: ["a=b:1", c:2]}}
              sources: [{path: x}, {kustomize: {images: [d]}}]
            """,
            "KUSTOMIZE_ASSIGNMENT spec.source.kustomize.images[0] a=b:1",
            "KUSTOMIZE_ASSIGNMENT spec.source.kustomize.images[1] c:2",
            "KUSTOMIZE_ASSIGNMENT spec.sources[1].kustomize.images[0] d"),
        row(
            "a generator of Argo CD's",
            "{apiVersion: argoproj.io/v1alpha1, kind: ApplicationSet, spec: {template: {spec:"
                + " {source: {kustomize: {images: [a]}}}}}}",
            "KUSTOMIZE_ASSIGNMENT spec.template.spec.source.kustomize.images[0] a"));
  }

  @Test
  void a_reference_says_where_it_is_and_of_what() {
    ImageReference own =
        read(
                "a.yaml",
                "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n  containers:\n  - image: a\n")
            .get(0);
    assertThat(own.object().orElseThrow()).hasToString("Pod n/x");
    assertThat(own.location()).hasToString("a.yaml:6:5");
    assertThat(own.place().document()).isZero();

    ImageReference inline =
        read(
                "k/kustomization.yaml",
                """
                patches:
                - patch: |-
                    kind: Pod
                    apiVersion: v1
                    metadata: {name: y}
                    spec: {containers: [{image: a}]}
                """)
            .get(0);
    assertThat(inline.object().orElseThrow()).hasToString("Pod n/y");
    assertThat(inline.location()).hasToString("k/kustomization.yaml:6:1");
  }
}
