package io.github.pullsecret.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.WrittenName.Item;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What of a manifest names the Secret {@code regcred}, and what only looks so. */
class SecretReferenceReaderTest {
  /**
   * A manifest.
   *
   * @param type the apiVersion and the kind
   * @param body the rest, in flow style
   * @param references as {@link FoundSecrets#line} writes them
   */
  private record Row(String what, String type, String body, List<String> references) {
    Row(String what, String type, String body, String... references) {
      this(what, type, body, List.of(references));
    }

    DynamicTest test() {
      String manifest =
          "{apiVersion: %s, kind: %s, %s}"
              .formatted(
                  type.substring(0, type.indexOf(' ')),
                  type.substring(type.indexOf(' ') + 1),
                  body);
      return DynamicTest.dynamicTest(
          what,
          () ->
              assertThat(FoundSecrets.in(manifest).stream().map(FoundSecrets::line).toList())
                  .as(manifest)
                  .isEqualTo(references));
    }
  }

  private static Stream<DynamicTest> tests(Row... rows) {
    return Stream.of(rows).map(Row::test);
  }

  private static final String POD = "v1 Pod";
  private static final String ROLE = "rbac.authorization.k8s.io/v1 Role";
  private static final String SEALED = "bitnami.com/v1alpha1 SealedSecret";
  private static final String EXTERNAL = "external-secrets.io/v1 ExternalSecret";
  private static final String KYVERNO = "kyverno.io/v1 ClusterPolicy";
  private static final String WIDGET = "example.com/v1 Widget";

  @TestFactory
  Stream<DynamicTest> pods() {
    return tests(
        new Row("a Secret", "v1 Secret", "metadata: {name: regcred}", "definition metadata.name"),
        new Row(
            "what has the name but is no Secret",
            "v1 ConfigMap",
            "metadata: {name: regcred, labels: {app: regcred}}"),
        new Row(
            "what a pod calls so",
            POD,
            "spec: {containers: [{name: regcred, envFrom: [{configMapRef: {name: regcred}}]}],"
                + " volumes: [{name: regcred, configMap: {name: regcred}}],"
                + " serviceAccountName: regcred}"),
        new Row(
            "pull secrets",
            POD,
            "spec: {imagePullSecrets: [{name: a}, {name: regcred}, {name: regcred}]}",
            "reference spec.imagePullSecrets#1",
            "reference spec.imagePullSecrets#2"),
        new Row(
            "kaniko, which mounts it",
            POD,
            "spec: {containers: [{env: [{valueFrom: {secretKeyRef: {name: regcred, key: k}}}]}],"
                + " volumes: [{secret: {secretName: regcred}},"
                + " {projected: {sources: [{secret: {name: regcred}}]}}]}",
            "reference spec.containers[0].env[0].valueFrom.secretKeyRef.name",
            "reference spec.volumes[0].secret.secretName",
            "reference spec.volumes[1].projected.sources[0].secret.name"),
        new Row(
            "every kind of container",
            "apps/v1 Deployment",
            "spec: {template: {spec: {containers: [{envFrom: [{secretRef: {name: regcred}}]}],"
                + " initContainers: [{envFrom: [{secretRef: {name: regcred}}]}],"
                + " ephemeralContainers: [{envFrom: [{secretRef: {name: regcred}}]}]}}}",
            "reference spec.template.spec.containers[0].envFrom[0].secretRef.name",
            "reference spec.template.spec.initContainers[0].envFrom[0].secretRef.name",
            "reference spec.template.spec.ephemeralContainers[0].envFrom[0].secretRef.name"),
        new Row(
            "a longer path",
            "batch/v1 CronJob",
            "spec: {jobTemplate: {spec: {template: {spec: {imagePullSecrets: [{name: regcred}]}}}}}",
            "reference spec.jobTemplate.spec.template.spec.imagePullSecrets#0"),
        new Row(
            "an entry that a patch deletes",
            POD,
            "spec: {imagePullSecrets: [{$patch: delete, name: regcred}]}",
            "reference spec.imagePullSecrets#0"),
        new Row(
            "a name that is filled in", POD, "spec: {imagePullSecrets: [{name: '${regcred}'}]}"),
        new Row(
            "a ServiceAccount",
            "v1 ServiceAccount",
            "imagePullSecrets: [{name: regcred}],"
                + " secrets: [{name: regcred, namespace: infra}, {name: token}]",
            "reference imagePullSecrets#0",
            "reference secrets#0 of infra"),
        new Row(
            "what kubectl and the API server write",
            "v1 Secret",
            "metadata: {name: x, annotations: {kubectl.kubernetes.io/last-applied-configuration:"
                + " '{\"metadata\":{\"name\":\"regcred\"}}'},"
                + " managedFields: [{fieldsV1: {'k:{\"name\":\"regcred\"}': {}}}]}"),
        new Row(
            "data",
            "v1 Secret",
            "metadata: {name: x}, data: {name: regcred}, stringData: {secretName: regcred}"),
        new Row(
            "a ConfigMap",
            "v1 ConfigMap",
            "data: {secretName: regcred, imagePullSecrets: regcred, a: 'secretRef: {name: regcred}'}"),
        new Row(
            "a schema",
            "apiextensions.k8s.io/v1 CustomResourceDefinition",
            "spec: {versions: [{schema: {secretName: regcred, imagePullSecrets: [{name: regcred}]}}]}"));
  }

  @TestFactory
  Stream<DynamicTest> access() {
    String metadata = "metadata: {name: r, namespace: shop}, ";
    return tests(
        new Row(
            "a Role",
            ROLE,
            "rules: [{apiGroups: [''], resources: [secrets], resourceNames: [a, regcred]}]",
            "grant rules[0].resourceNames#1"),
        new Row(
            "a Role for ConfigMaps",
            ROLE,
            "rules: [{apiGroups: [''], resources: [configmaps], resourceNames: [regcred]}]"),
        new Row(
            "a Role for other resources, too",
            ROLE,
            "rules: [{apiGroups: [''], resources: [secrets, configmaps], resourceNames: [regcred]}]",
            "grant rules[0].resourceNames+"),
        new Row(
            "a Role for all resources of all groups",
            ROLE,
            "rules: [{apiGroups: ['*'], resources: ['*'], resourceNames: [regcred]}]",
            "grant rules[0].resourceNames+"),
        new Row(
            "a Role for what belongs to a Secret",
            ROLE,
            "rules: [{apiGroups: [''], resources: [secrets/status], resourceNames: [regcred]}]"),
        new Row(
            "a Role for another group",
            ROLE,
            "rules: [{apiGroups: [apps], resources: [secrets], resourceNames: [regcred]}]"),
        new Row(
            "a ClusterRole",
            "rbac.authorization.k8s.io/v1 ClusterRole",
            "rules: [{apiGroups: [''], resources: [secrets], resourceNames: [regcred]}]",
            "grant rules[0].resourceNames+ of any"),
        new Row(
            "a grant to other namespaces",
            "gateway.networking.k8s.io/v1beta1 ReferenceGrant",
            ""
                + metadata
                + "spec: {to: [{group: '', kind: Secret, name: regcred},"
                + " {group: '', kind: Service, name: regcred}]}",
            "grant spec.to[0].name"),
        new Row(
            "a Gateway",
            "gateway.networking.k8s.io/v1 Gateway",
            "spec: {listeners: [{tls: {certificateRefs: [{name: regcred, namespace: infra},"
                + " {kind: Secret, name: regcred}, {group: x.io, kind: Secret, name: regcred}]}}]}",
            "reference spec.listeners[0].tls.certificateRefs[0].name of infra",
            "reference spec.listeners[0].tls.certificateRefs[1].name"),
        new Row(
            "volumes of a driver",
            "v1 PersistentVolume",
            "spec: {csi: {nodeStageSecretRef: {name: regcred, namespace: infra},"
                + " nodePublishSecretRef: {name: regcred}}}",
            "reference spec.csi.nodeStageSecretRef.name of infra",
            "reference spec.csi.nodePublishSecretRef.name of any"),
        new Row(
            "storage, each Secret with its own namespace",
            "storage.k8s.io/v1 StorageClass",
            "parameters: {csi.storage.k8s.io/provisioner-secret-name: regcred,"
                + " csi.storage.k8s.io/provisioner-secret-namespace: a,"
                + " csi.storage.k8s.io/node-stage-secret-name: regcred,"
                + " csi.storage.k8s.io/node-stage-secret-namespace: b,"
                + " csi.storage.k8s.io/node-publish-secret-name: '${pvc.name}'}",
            "reference parameters.csi.storage.k8s.io/provisioner-secret-name of a",
            "reference parameters.csi.storage.k8s.io/node-stage-secret-name of b"));
  }

  @TestFactory
  Stream<DynamicTest> producers() {
    String metadata = "metadata: {name: regcred, annotations: {sealedsecrets.bitnami.com/";
    return tests(
        new Row(
            "SealedSecret, strict",
            SEALED,
            "metadata: {name: regcred}, spec: {template: {metadata: {name: regcred}}}",
            "producer metadata.name SEALED",
            "producer spec.template.metadata.name SEALED"),
        new Row(
            "SealedSecret, for any name of a namespace",
            SEALED,
            ""
                + metadata
                + "namespace-wide: 'true'}},"
                + " spec: {template: {metadata: {name: regcred}}}",
            "producer metadata.name",
            "producer spec.template.metadata.name"),
        new Row(
            "SealedSecret, for any name",
            SEALED,
            metadata + "cluster-wide: 'true'}}",
            "producer metadata.name"),
        new Row(
            "SealedSecret, not for any name",
            SEALED,
            metadata + "cluster-wide: 'false'}}",
            "producer metadata.name SEALED"),
        new Row(
            "ExternalSecret",
            EXTERNAL,
            "metadata: {name: regcred}, spec: {target: {name: regcred}}",
            "producer spec.target.name"),
        new Row(
            "ExternalSecret with another target",
            EXTERNAL,
            "metadata: {name: regcred}, spec: {target: {name: other}}"),
        new Row(
            "ExternalSecret without target",
            EXTERNAL,
            "metadata: {name: regcred}, spec: {data: []}",
            "producer spec+target.name"),
        new Row(
            "ExternalSecret without name in its target",
            EXTERNAL,
            "metadata: {name: regcred}, spec: {target: {creationPolicy: Owner}}",
            "producer spec.target+name"),
        new Row(
            "ClusterExternalSecret",
            "external-secrets.io/v1 ClusterExternalSecret",
            "metadata: {name: all}, spec: {externalSecretName: regcred, externalSecretSpec: {}}",
            "producer spec.externalSecretSpec+target.name of any"),
        new Row(
            "Vault",
            "secrets.hashicorp.com/v1beta1 VaultStaticSecret",
            "metadata: {name: regcred}, spec: {destination: {name: regcred, create: true},"
                + " rolloutRestartTargets: [{kind: Deployment, name: regcred}]}",
            "producer spec.destination.name"),
        new Row(
            "Kyverno, which makes it in other namespaces of one",
            KYVERNO,
            "metadata: {name: sync}, spec: {rules: [{name: regcred, generate: {kind: Secret,"
                + " name: regcred, namespace: '{{request.object.metadata.name}}',"
                + " clone: {name: regcred, namespace: default}}}]}",
            "producer spec.rules[0].generate.name of {{request.object.metadata.name}}",
            "reference spec.rules[0].generate.clone.name of default"),
        new Row(
            "Kyverno, which makes something else",
            KYVERNO,
            "spec: {rules: [{generate: {kind: ConfigMap, name: regcred, clone: {name: regcred}}}]}"));
  }

  @TestFactory
  Stream<DynamicTest> texts() {
    String annotation = "metadata: {name: x, annotations: {";
    return tests(
        new Row(
            "Reflector",
            "v1 Secret",
            annotation + "reflector.v1.k8s.emberstack.com/reflects: infra/regcred}}",
            "reference metadata.annotations.reflector.v1.k8s.emberstack.com/reflects@6-13 of infra"),
        new Row(
            "Reflector for a ConfigMap",
            "v1 ConfigMap",
            annotation + "reflector.v1.k8s.emberstack.com/reflects: infra/regcred}}"),
        new Row(
            "a copy, with the name of what it is a copy of",
            "v1 Secret",
            "metadata: {name: regcred, annotations: {reflector.v1.k8s.emberstack.com/reflects:"
                + " infra/regcred, secret.reloader.stakater.com/reload: regcred}}",
            "definition metadata.name",
            "reference metadata.annotations.reflector.v1.k8s.emberstack.com/reflects@6-13 of infra",
            "reference metadata.annotations.secret.reloader.stakater.com/reload@0-7"),
        new Row(
            "Reloader for a ConfigMap",
            "v1 ConfigMap",
            annotation + "secret.reloader.stakater.com/reload: regcred}}"),
        new Row(
            "Replicator",
            "v1 Secret",
            annotation + "replicator.v1.mittwald.de/replicate-from: infra/regcred}}",
            "reference metadata.annotations.replicator.v1.mittwald.de/replicate-from@6-13 of infra"),
        new Row(
            "Reloader, with blanks",
            "apps/v1 Deployment",
            annotation + "secret.reloader.stakater.com/reload: 'db, regcred ,tls'}}",
            "reference metadata.annotations.secret.reloader.stakater.com/reload@4-11"),
        new Row(
            "Reloader, a longer name and twice",
            "apps/v1 Deployment",
            annotation + "secret.reloader.stakater.com/reload: 'regcred,regcred-2,regcred'}}",
            "reference metadata.annotations.secret.reloader.stakater.com/reload@0-7",
            "reference metadata.annotations.secret.reloader.stakater.com/reload@18-25"),
        new Row(
            "Ingress with a namespace and without",
            "networking.k8s.io/v1 Ingress",
            ""
                + annotation
                + "nginx.ingress.kubernetes.io/auth-tls-secret: infra/regcred,"
                + " nginx.ingress.kubernetes.io/auth-secret: regcred}},"
                + " spec: {tls: [{secretName: regcred}]}",
            "reference metadata.annotations.nginx.ingress.kubernetes.io/auth-tls-secret@6-13 of infra",
            "reference metadata.annotations.nginx.ingress.kubernetes.io/auth-secret",
            "reference spec.tls[0].secretName"),
        new Row(
            "Argo CD Image Updater",
            "argoproj.io/v1alpha1 Application",
            annotation
                + "argocd-image-updater.argoproj.io/app.pull-secret: 'pullsecret:argocd/regcred',"
                + " argocd-image-updater.argoproj.io/b.pull-secret: 'secret:a/regcred#token',"
                + " argocd-image-updater.argoproj.io/c.pull-secret: 'env:regcred'}}",
            "reference metadata.annotations"
                + ".argocd-image-updater.argoproj.io/app.pull-secret@18-25 of argocd",
            "reference metadata.annotations.argocd-image-updater.argoproj.io/b.pull-secret@9-16 of a"),
        new Row(
            "Spark",
            "sparkoperator.k8s.io/v1beta2 SparkApplication",
            "spec: {imagePullSecrets: [regcred],"
                + " sparkConf: {spark.kubernetes.container.image.pullSecrets: 'a,regcred'}}",
            "reference spec.imagePullSecrets#0",
            "reference spec.sparkConf.spark.kubernetes.container.image.pullSecrets@2-9"));
  }

  @TestFactory
  Stream<DynamicTest> custom_resources() {
    return tests(
        new Row(
            "a kind with a pod spec",
            "argoproj.io/v1alpha1 Rollout",
            "spec: {template: {spec: {imagePullSecrets: [{name: regcred}],"
                + " containers: [{env: [{valueFrom: {secretKeyRef: {name: regcred}}}]}],"
                + " volumes: [{projected: {sources: [{secret: {name: regcred}}]}}]}}}",
            "reference spec.template.spec.imagePullSecrets#0",
            "reference spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.name",
            "reference spec.template.spec.volumes[0].projected.sources[0].secret.name"),
        new Row(
            "a part of a known pod spec, as a patch has",
            "argoproj.io/v1alpha1 Rollout",
            "spec: {template: {spec: {volumes: [{projected: {sources: [{secret: {name: regcred}}]}}]}}}",
            "reference spec.template.spec.volumes[0].projected.sources[0].secret.name"),
        new Row(
            "one string",
            "extensions.istio.io/v1alpha1 WasmPlugin",
            "spec: {imagePullSecret: regcred}",
            "reference spec.imagePullSecret"),
        new Row(
            "one object",
            "minio.min.io/v2 Tenant",
            "spec: {imagePullSecret: {name: regcred}}",
            "reference spec.imagePullSecret.name"),
        new Row(
            "objects",
            "apps.kruise.io/v1alpha1 NodeImage",
            "spec: {images: {nginx: {pullSecrets: [{namespace: a, name: regcred}]}}}",
            "reference spec.images.nginx.pullSecrets#0 of a"),
        new Row(
            "strings that are not moved",
            KYVERNO,
            "spec: {rules: [{verifyImages: [{imageRegistryCredentials: {secrets: [regcred]}}]}]}",
            "reference spec.rules[0].verifyImages[0].imageRegistryCredentials.secrets#0 of any"),
        new Row(
            "what a controller fetches with",
            "source.toolkit.fluxcd.io/v1 HelmRepository",
            "spec: {secretRef: {name: regcred}, certSecretRef: {name: regcred}}",
            "reference spec.secretRef.name",
            "reference spec.certSecretRef.name"),
        new Row(
            "values of a release",
            "helm.toolkit.fluxcd.io/v2 HelmRelease",
            "spec: {valuesFrom: [{kind: Secret, name: regcred}, {kind: ConfigMap, name: regcred}],"
                + " values: {global: {imagePullSecrets: [regcred]}, image: {pullSecrets: [regcred]}}}",
            "reference spec.valuesFrom[0].name",
            "reference spec.values.global.imagePullSecrets#0",
            "reference spec.values.image.pullSecrets#0"),
        new Row(
            "Tekton",
            "tekton.dev/v1 PipelineRun",
            "spec: {workspaces: [{name: regcred, secret: {secretName: regcred}}],"
                + " taskRunTemplate: {podTemplate: {imagePullSecrets: [{name: regcred}]}},"
                + " pipelineSpec: {tasks: [{taskSpec: {steps: [{env: [{valueFrom:"
                + " {secretKeyRef: {name: regcred}}}]}]}}]}}",
            "reference spec.workspaces[0].secret.secretName",
            "reference spec.taskRunTemplate.podTemplate.imagePullSecrets#0",
            "reference spec.pipelineSpec.tasks[0].taskSpec.steps[0].env[0]"
                + ".valueFrom.secretKeyRef.name"),
        new Row(
            "what keys mean by convention",
            WIDGET,
            "spec: {imagePullSecrets: [regcred], a: {imagePullSecrets: [{name: regcred}]},"
                + " b: [{secretName: regcred, secretNamespace: x}], secretName: regcred,"
                + " c: {secretRef: {name: regcred, namespace: y}},"
                + " d: {secretRef: {kind: Vault, name: regcred}}}",
            "reference spec.imagePullSecrets#0",
            "reference spec.a.imagePullSecrets#0",
            "reference spec.b[0].secretName of x",
            "reference spec.secretName",
            "reference spec.c.secretRef.name of y"),
        new Row(
            "what they do not mean",
            WIDGET,
            "metadata: {name: regcred, annotations: {secretName: regcred}},"
                + " status: {secretName: regcred}, spec: {name: regcred, text: 'secretName: regcred',"
                + " podTemplate: {metadata: {labels: {secretName: regcred}}}}"),
        new Row(
            "a key that is repeated, of which the last counts",
            WIDGET,
            "spec: {secretName: regcred}, spec: {secretName: other}"),
        new Row(
            "a kind of the whole cluster",
            "example.com/v1 ClusterWidget",
            "spec: {secretName: regcred, secretRef: {name: regcred, namespace: a}}",
            "reference spec.secretName of any",
            "reference spec.secretRef.name of a"),
        new Row(
            "manifests for a place that is not known",
            "work.open-cluster-management.io/v1 ManifestWork",
            "metadata: {namespace: shop}, spec: {workload: {manifests: ["
                + "{apiVersion: v1, kind: Secret, metadata: {name: regcred, namespace: a}},"
                + "{apiVersion: v1, kind: Pod, spec: {imagePullSecrets: [{name: regcred}]}}]}}",
            "definition spec.workload.manifests[0].metadata.name EMBEDDED",
            "reference spec.workload.manifests[1].spec.imagePullSecrets#0 EMBEDDED"));
  }

  @TestFactory
  Stream<DynamicTest> documents() {
    String secret = "apiVersion: v1, kind: Secret, metadata: {name: regcred}";
    return tests(
        new Row(
            "a List",
            "v1 List",
            "items: [{" + secret + "}, {" + secret + "}]",
            "definition items[0].metadata.name",
            "definition items[1].metadata.name"),
        new Row(
            "a list of one kind",
            "v1 SecretList",
            "items: [{metadata: {name: regcred}}]",
            "definition items[0].metadata.name"),
        new Row(
            "an OpenShift Template",
            "template.openshift.io/v1 Template",
            "objects: [{" + secret + "}]",
            "definition objects[0].metadata.name"),
        new Row(
            "encrypted with SOPS",
            "v1 Secret",
            "metadata: {name: regcred}, sops: {mac: x}",
            "definition metadata.name ENCRYPTED"),
        new Row(
            "encrypted with SOPS, which signs only what is encrypted",
            "v1 Secret",
            "metadata: {name: regcred}, sops: {mac_only_encrypted: true}",
            "definition metadata.name"),
        new Row(
            "everything of an object in SOPS",
            "v1 Pod",
            "metadata: {name: x}, spec: {imagePullSecrets: [{name: regcred}]}, sops: {mac: x}",
            "reference spec.imagePullSecrets#0 ENCRYPTED"));
  }

  @TestFactory
  Stream<DynamicTest> shared() {
    return tests(
        new Row(
            "what an alias repeats counts where it is written",
            POD,
            "spec: {imagePullSecrets: &pull [{name: regcred}],"
                + " volumes: [{secret: {secretName: other}}], other: *pull}",
            "reference spec.imagePullSecrets#0"),
        new Row(
            "a list that is written elsewhere",
            POD,
            "x-pull: &pull [{name: regcred}], spec: {imagePullSecrets: *pull}",
            "reference x-pull#0 shared"),
        new Row(
            "a list that a merge key brings in",
            POD,
            "x-pod: &pod {imagePullSecrets: [{name: regcred}]}, spec: {<<: *pod}",
            "reference x-pod.imagePullSecrets#0 shared"),
        new Row(
            "a name that is an alias",
            POD,
            "x-name: &name regcred, spec: {imagePullSecrets: [{name: *name}]}",
            "reference spec.imagePullSecrets#0 at x-name shared"),
        new Row(
            "for two namespaces, which a rename has to know of",
            "v1 List",
            "items: [{apiVersion: v1, kind: Pod, metadata: {namespace: a},"
                + " spec: {imagePullSecrets: &pull [{name: regcred}]}},"
                + " {apiVersion: v1, kind: Pod, metadata: {namespace: b},"
                + " spec: {imagePullSecrets: *pull}}]",
            "reference items[0].spec.imagePullSecrets#0",
            "reference items[0].spec.imagePullSecrets#0 shared"),
        new Row(
            "an item that another repeats",
            POD,
            "spec: {imagePullSecrets: [&pull {name: regcred}, *pull]}",
            "reference spec.imagePullSecrets#0"));
  }

  @Test
  void everything_that_a_reference_says() {
    List<SecretReference> found =
        FoundSecrets.in(
            "dir/pod.yaml",
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: other}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: shop}
            spec:
              imagePullSecrets:
                - name: a
                - {}
                - name: regcred
            """,
            "regcred");
    assertThat(found).hasSize(1);
    SecretReference reference = found.get(0);
    assertThat(reference.place().file()).isEqualTo("dir/pod.yaml");
    assertThat(reference.place().document()).isEqualTo(1);
    assertThat(reference.id()).hasToString("Pod shop/web");
    assertThat(reference.location()).hasToString("dir/pod.yaml:12:7");
    assertThat(reference.name()).isEqualTo("regcred");
    assertThat(reference.namespace()).isEmpty();
    assertThat(reference.secretNamespace()).contains("shop");
    assertThat(((Item) reference.written()).names()).containsExactly("a", "", "regcred");
    assertThat(((Item) reference.written()).scalar()).hasToString("spec.imagePullSecrets[2].name");
  }

  @Test
  void names_are_found_for_several_at_once_and_in_order() {
    String pod = "{apiVersion: v1, kind: Pod, spec: {imagePullSecrets: [{name: b}, {name: a}]}}";
    assertThat(FoundSecrets.in("pod.json", pod, "a", "b"))
        .extracting("name")
        .containsExactly("b", "a");
  }

  @Test
  void a_namespace_is_the_one_said_or_the_objects_or_that_of_the_run() {
    String text =
        """
        {apiVersion: v1, kind: ServiceAccount, metadata: {name: a, namespace: n},
          imagePullSecrets: [{name: regcred}], secrets: [{name: regcred, namespace: said}]}
        ---
        {apiVersion: v1, kind: Secret, metadata: {name: regcred}}
        ---
        {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: a},
          rules: [{apiGroups: [''], resources: [secrets], resourceNames: [regcred]}]}
        """;
    assertThat(FoundSecrets.in(text).stream().map(each -> each.secretNamespace().orElse("any")))
        .containsExactly("n", "said", "run", "any");
  }

  @Test
  void a_kind_that_the_user_declares_has_a_pod_spec() {
    String text =
        "{apiVersion: example.com/v1, kind: Widget, spec: {pod: {volumes: [{projected:"
            + " {sources: [{secret: {name: regcred}}]}}]}}}";
    assertThat(FoundSecrets.in(text)).isEmpty();
    List<SecretReference> found =
        SecretReferenceReader.read(
            FoundSecrets.documents(text).get(0),
            "widget.yaml",
            0,
            List.of(new UserKind("example.com", "Widget", "spec.pod")),
            Optional.empty(),
            "regcred"::equals);
    assertThat(FoundSecrets.lines(found))
        .isEqualTo("reference spec.pod.volumes[0].projected.sources[0].secret.name");
  }

  /** A few lines of aliases of aliases stand for as many values as are read at all. */
  @Test
  void aliases_of_aliases_take_no_time() {
    String ten = String.join(", ", Collections.nCopies(150, "*c"));
    String env = String.join(", ", Collections.nCopies(150, "*e"));
    String text =
        """
        apiVersion: v1
        kind: Pod
        x-env: &e {valueFrom: {secretKeyRef: {name: regcred}}}
        x-container: &c {env: [%s], envFrom: [%s]}
        spec: {containers: [%s]}
        """
            .formatted(env, env, ten);
    assertThat(FoundSecrets.lines(FoundSecrets.in(text)))
        .isEqualTo("reference x-env.valueFrom.secretKeyRef.name shared");
  }

  @Test
  void what_is_nested_too_deep_is_left() {
    String deep = "{a: ".repeat(100) + "{secretName: regcred}" + "}".repeat(100);
    String text = "{apiVersion: example.com/v1, kind: Widget, spec: {b: {secretName: regcred}, c: ";
    assertThat(FoundSecrets.lines(FoundSecrets.in(text + deep + "}}")))
        .isEqualTo("reference spec.b.secretName");
  }
}
