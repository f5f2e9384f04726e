package io.github.pullsecret.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What names the Secret {@code regcred} in kustomizations and in patches of both forms. */
class KustomizationSecretsTest {
  private record Row(String what, String text, List<String> references) {
    Row(String what, String text, String... references) {
      this(what, text, List.of(references));
    }

    DynamicTest test(String file) {
      return DynamicTest.dynamicTest(
          what,
          () ->
              assertThat(
                      FoundSecrets.in(file, text, "regcred").stream()
                          .map(FoundSecrets::line)
                          .toList())
                  .as(text)
                  .isEqualTo(references));
    }
  }

  private static Stream<DynamicTest> tests(String file, Row... rows) {
    return Stream.of(rows).map(row -> row.test(file));
  }

  @TestFactory
  Stream<DynamicTest> kustomizations() {
    return tests(
        "base/kustomization.yaml",
        new Row(
            "generators",
            "secretGenerator: [{name: regcred, behavior: merge}, {name: regcred, namespace: a},"
                + " {name: regcred-2}]\nconfigMapGenerator: [{name: regcred}]",
            "producer secretGenerator[0].name",
            "producer secretGenerator[1].name of a"),
        new Row(
            "targets of patches, but no expressions",
            "patches: [{path: a.yaml, target: {kind: Secret, name: regcred}},"
                + " {path: a.yaml, target: {kind: Secret, name: regcred.*}},"
                + " {path: a.yaml, target: {kind: Deployment, name: regcred}}]\n"
                + "patchesJson6902: [{path: a.yaml,"
                + " target: {version: v1, kind: Secret, name: regcred, namespace: a}}]",
            "selector patches[0].target.name",
            "selector patchesJson6902[0].target.name of a"),
        new Row(
            "replacements",
            "replacements: [{source: {kind: Secret, name: regcred, fieldPath: metadata.name},"
                + " targets: [{select: {kind: Deployment}, reject: [{kind: Secret, name: regcred}],"
                + " fieldPaths: ['spec.template.spec.imagePullSecrets.[name=regcred].name',"
                + " 'spec.template.spec.volumes.[name=regcred].secret.secretName',"
                + " 'spec.template.spec.imagePullSecrets.[name=regcred-2].name']},"
                + " {select: {kind: ServiceAccount, name: regcred},"
                + " fieldPaths: ['secrets.[name=regcred].name']},"
                + " {select: {kind: Ingress}, fieldPaths: ['spec.tls.[secretName=regcred].hosts.0']},"
                + " {select: {kind: Rollout}, fieldPaths: ['a.b.imagePullSecrets.[name=regcred]']}]}]",
            "selector replacements[0].source.name",
            "selector replacements[0].targets[0].reject[0].name",
            "reference replacements[0].targets[0].fieldPaths[0]@42-49",
            "reference replacements[0].targets[1].fieldPaths[0]@14-21",
            "reference replacements[0].targets[2].fieldPaths[0]@21-28",
            "reference replacements[0].targets[3].fieldPaths[0]@27-34"),
        new Row(
            "a source of pull secrets",
            "replacements: [{source: {kind: Pod, name: x,"
                + " fieldPath: 'spec.imagePullSecrets.[name=regcred].name'}}]",
            "reference replacements[0].source.fieldPath@28-35"),
        new Row(
            "values of a chart",
            "helmCharts: [{name: regcred, valuesInline: {image: {pullSecrets: [regcred]}}}]",
            "reference helmCharts[0].valuesInline.image.pullSecrets#0"),
        new Row(
            "variables",
            "vars: [{name: regcred, objref: {apiVersion: v1, kind: Secret, name: regcred}},"
                + " {objref: {apiVersion: v1, kind: Service, name: regcred}}]",
            "selector vars[0].objref.name"),
        new Row(
            "inline patches",
            """
            patches:
              - patch: |
                  apiVersion: v1
                  kind: ServiceAccount
                  metadata: {name: default}
                  imagePullSecrets:
                    - name: a
                    - name: regcred
                  ---
                  apiVersion: v1
                  kind: Secret
                  metadata: {name: regcred}
              - target: {kind: Deployment}
                patch: '[{op: add, path: /spec/template/spec/imagePullSecrets/-, value: {name: regcred}}]'
              - target: {kind: ConfigMap}
                patch: '[{op: add, path: /data/secretName, value: regcred}]'
            patchesStrategicMerge:
              - regcred
              - |
                apiVersion: v1
                kind: Pod
                metadata: {name: x}
                spec: {imagePullSecrets: [{$patch: delete, name: regcred}]}
            """,
            "reference patches[0].patch!0:imagePullSecrets#1",
            "definition patches[0].patch!1:metadata.name",
            "reference patches[1].patch!0:[0].value.name",
            "reference patchesStrategicMerge[1]!0:spec.imagePullSecrets#0"),
        new Row(
            "a patch that can't be read",
            "patches: [{patch: '{a: regcred', target: {kind: Secret, name: regcred}}]",
            "selector patches[0].target.name"));
  }

  @Test
  void an_inline_patch_is_of_the_object_that_it_patches_and_of_the_lines_of_the_file() {
    String text =
        """
        namespace: shop
        patches:
          - patch: |-
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: web
              spec:
                template:
                  spec:
                    imagePullSecrets:
                      - name: regcred
          - target: {kind: StatefulSet, name: db}
            patch: '[{op: test, path: /spec/template/spec/imagePullSecrets/0/name, value: regcred}]'
        """;
    List<SecretReference> found = FoundSecrets.in("a/kustomization.yaml", text, "regcred");
    assertThat(found)
        .extracting(each -> each.id() + " " + each.location().pathAndLine())
        .containsExactly(
            "Deployment shop/web a/kustomization.yaml:12",
            "StatefulSet shop/db a/kustomization.yaml:14");
    assertThat(found).extracting(each -> each.place().object().toString()).containsOnly("");
  }

  @TestFactory
  Stream<DynamicTest> objects_that_hold_patches() {
    String patch =
        "patches: [{target: {kind: Pod}, patch:"
            + " '[{op: add, path: /spec/imagePullSecrets, value: [{name: regcred}]}]'}]";
    return tests(
        "apps.yaml",
        new Row(
            "Flux",
            "{apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, spec: {"
                + patch
                + "}}",
            "reference spec.patches[0].patch!0:[0].value#0"),
        new Row(
            "Flux with a merge patch in place",
            "{apiVersion: kustomize.toolkit.fluxcd.io/v1beta1, kind: Kustomization, spec: {"
                + "patchesStrategicMerge: [{apiVersion: v1, kind: Secret, metadata: {name: regcred}}]}}",
            "definition spec.patchesStrategicMerge[0].metadata.name"),
        new Row(
            "a release of Flux",
            "{apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease,"
                + " spec: {postRenderers: [{kustomize: {"
                + patch
                + "}}]}}",
            "reference spec.postRenderers[0].kustomize.patches[0].patch!0:[0].value#0"),
        new Row(
            "Argo CD",
            "{apiVersion: argoproj.io/v1alpha1, kind: Application, spec: {source: {kustomize: {"
                + patch
                + "}}, sources: [{kustomize: {"
                + patch
                + "}}]}}",
            "reference spec.source.kustomize.patches[0].patch!0:[0].value#0",
            "reference spec.sources[0].kustomize.patches[0].patch!0:[0].value#0"),
        new Row(
            "Argo CD for several",
            "{apiVersion: argoproj.io/v1alpha1, kind: ApplicationSet, spec: {template: {spec: {source:"
                + " {helm: {values: 'pullSecret: regcred', valuesObject: {pullSecret: regcred}}}}}}}",
            "reference spec.template.spec.source.helm.valuesObject.pullSecret"));
  }

  private static Row operation(String what, String path, String value, String... references) {
    return new Row(what, "[{op: add, path: '" + path + "', value: " + value + "}]", references);
  }

  @TestFactory
  Stream<DynamicTest> json_patches() {
    String pod = "/spec/template/spec";
    return tests(
        "patch.yaml",
        operation(
            "a list",
            pod + "/imagePullSecrets",
            "[{name: a}, {name: regcred}]",
            "reference [0].value#1"),
        operation(
            "an item", pod + "/imagePullSecrets/-", "{name: regcred}", "reference [0].value.name"),
        operation("a name", pod + "/imagePullSecrets/0/name", "regcred", "reference [0].value"),
        operation(
            "a pod spec",
            pod,
            "{imagePullSecrets: [{name: regcred}]}",
            "reference [0].value.imagePullSecrets#0"),
        operation(
            "what holds a pod spec",
            "/spec",
            "{jobTemplate: {spec: {template: {spec: {volumes: [{secret: {secretName: regcred}}]}}}}}",
            "reference [0].value.jobTemplate.spec.template.spec.volumes[0].secret.secretName"),
        operation(
            "a container",
            pod + "/containers/0/env/-",
            "{name: regcred, valueFrom: {secretKeyRef: {name: regcred, key: k}}}",
            "reference [0].value.valueFrom.secretKeyRef.name"),
        operation(
            "a volume", pod + "/volumes/0/secret/secretName", "regcred", "reference [0].value"),
        operation("a volume's own name", pod + "/volumes/0/name", "regcred"),
        operation(
            "a ServiceAccount", "/imagePullSecrets", "[{name: regcred}]", "reference [0].value#0"),
        operation(
            "an annotation",
            "/metadata/annotations/nginx.ingress.kubernetes.io~1auth-secret",
            "infra/regcred",
            "reference [0].value@6-13 of infra"),
        operation(
            "another annotation",
            "/metadata/annotations/secret.reloader.stakater.com~1reload",
            "'a,regcred'",
            "reference [0].value@2-9"),
        operation("any object's name", "/metadata/name", "regcred"),
        operation("data", "/data/secretName", "regcred"),
        operation("names of a rule that is not seen", "/rules/0/resourceNames/0", "regcred"),
        operation(
            "a custom resource",
            "/spec/storage/credentials/secretRef/name",
            "regcred",
            "reference [0].value"),
        new Row("nothing written", "[{op: remove, path: /spec/imagePullSecrets/0}, {op: add}, 1]"),
        new Row("no operations", "[{path: /spec, value: {secretName: regcred}}]"),
        new Row("no pointer", "[{op: add, path: spec, value: {secretName: regcred}}]"),
        new Row(
            "a replacement in a file",
            "[{source: {kind: Secret, name: regcred}, targets: []}]",
            "selector [0].source.name"));
  }

  @TestFactory
  Stream<DynamicTest> json_patches_of_a_known_kind() {
    return Stream.of(
            "Role /rules/0 {apiGroups: [''], resources: [secrets], resourceNames: [regcred]}"
                + " -> grant [0].value.resourceNames#0",
            "Role /rules/0/resourceNames/0 regcred -> ",
            "Secret /metadata/name regcred -> definition [0].value",
            "Secret /stringData {secretName: regcred} -> ",
            "ExternalSecret /spec/target/name regcred -> producer [0].value",
            "ExternalSecret /spec/target {name: regcred} -> producer [0].value.name",
            "Rollout /spec/template/spec/imagePullSecrets/0 {name: regcred}"
                + " -> reference [0].value.name",
            "Rollout /spec/template {spec: {containers: [], imagePullSecrets: [{name: regcred}]}}"
                + " -> reference [0].value.spec.imagePullSecrets#0",
            "Deployment|StatefulSet /spec/template/spec/imagePullSecrets [{name: regcred}]"
                + " -> reference [0].value#0",
            "Deployment /spec/secretName regcred -> ",
            "CronJob /spec/template/spec/imagePullSecrets [{name: regcred}] -> ")
        .map(KustomizationSecretsTest::targeted);
  }

  private static DynamicTest targeted(String row) {
    String[] parts = row.split(" -> ", -1);
    String[] patch = parts[0].split(" ", 3);
    String text =
        """
        patches:
          - target: {kind: '%s'}
            patch: |
              - {op: add, path: %s, value: %s}
        """
            .formatted(patch[0], patch[1], patch[2]);
    String found =
        FoundSecrets.lines(FoundSecrets.in("kustomization.yaml", text, "regcred"))
            .replace("patches[0].patch!0:", "");
    return DynamicTest.dynamicTest(row, () -> assertThat(found).isEqualTo(parts[1]));
  }
}
