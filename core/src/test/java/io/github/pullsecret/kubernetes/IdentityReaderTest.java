package io.github.pullsecret.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each subsystem that can refer to the identity of a ServiceAccount, and what is no reference. */
class IdentityReaderTest {
  private static final String SHOP = "shop/default";
  private static final String ANY = "default";
  private static final String NONE = "";

  /**
   * A manifest that refers to a ServiceAccount.
   *
   * @param what the subsystem
   * @param type the apiVersion and the kind
   * @param metadata after the name
   * @param body the rest, in flow style
   * @param reference the first ServiceAccount referred to; without namespace, of any
   */
  private record Row(String what, String type, String metadata, String body, String reference) {
    Row(String what, String type, String body, String reference) {
      this(what, type, ", namespace: shop", body, reference);
    }

    String manifest() {
      return "apiVersion: %s\nkind: %s\nmetadata: {name: x%s}\n%s\n"
          .formatted(
              type.substring(0, type.indexOf(' ')),
              type.substring(type.indexOf(' ') + 1),
              metadata,
              body);
    }
  }

  private static final String RBAC = "rbac.authorization.k8s.io/v1 RoleBinding";
  private static final String ISTIO = "security.istio.io/v1 AuthorizationPolicy";
  private static final String CILIUM = "cilium.io/v2 CiliumNetworkPolicy";
  private static final String CALICO = "projectcalico.org/v3 NetworkPolicy";
  private static final String KYVERNO = "kyverno.io/v1 Policy";
  private static final String ADMISSION =
      "admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy";

  @TestFactory
  Stream<DynamicTest> kubernetes() {
    return tests(
        new Row("RBAC", RBAC, subjects("kind: ServiceAccount, name: default"), SHOP),
        new Row(
            "RBAC in another namespace",
            RBAC,
            subjects("kind: ServiceAccount, name: default, namespace: pay"),
            "pay/default"),
        new Row(
            "RBAC cluster-wide",
            "rbac.authorization.k8s.io/v1 ClusterRoleBinding",
            "",
            subjects("kind: ServiceAccount, name: default"),
            ANY),
        new Row(
            "RBAC by user name",
            RBAC,
            subjects("kind: User, name: 'system:serviceaccount:shop:default'"),
            SHOP),
        new Row(
            "RBAC for all of a namespace",
            RBAC,
            subjects("kind: Group, name: 'system:serviceaccounts:shop'"),
            NONE),
        new Row(
            "RBAC for all", RBAC, subjects("kind: Group, name: 'system:serviceaccounts'"), NONE),
        new Row(
            "security context constraints",
            "security.openshift.io/v1 SecurityContextConstraints",
            "",
            "users: ['system:serviceaccount:shop:default']",
            SHOP),
        new Row(
            "security context constraints for all of a namespace",
            "security.openshift.io/v1 SecurityContextConstraints",
            "",
            "groups: ['system:serviceaccounts:shop']",
            NONE),
        new Row(
            "API priority",
            "flowcontrol.apiserver.k8s.io/v1 FlowSchema",
            "",
            "spec: {rules: [{subjects: [{kind: ServiceAccount, serviceAccount:"
                + " {name: default, namespace: shop}}]}]}",
            SHOP),
        new Row(
            "API priority for all of a namespace",
            "flowcontrol.apiserver.k8s.io/v1 FlowSchema",
            "",
            "spec: {rules: [{subjects: [{kind: ServiceAccount, serviceAccount:"
                + " {name: '*', namespace: shop}}]}]}",
            NONE),
        new Row(
            "a token, which is the same whoever mounts it",
            "v1 Secret",
            ", namespace: shop, annotations: {kubernetes.io/service-account.name: default}",
            "type: kubernetes.io/service-account-token",
            NONE),
        new Row(
            "a pod, which runs as it",
            "v1 Pod",
            "spec: {serviceAccount: default, containers: []}",
            NONE),
        new Row(
            "a pod in a custom resource",
            "example.com/v1 Widget",
            "spec: {template: {spec: {serviceAccount: default, containers: []}}}",
            NONE));
  }

  @TestFactory
  Stream<DynamicTest> meshes() {
    return tests(
        new Row(
            "Istio principal", ISTIO, from("principals: [cluster.local/ns/shop/sa/default]"), SHOP),
        new Row(
            "Istio, any trust domain", ISTIO, from("principals: ['*/ns/shop/sa/default']"), SHOP),
        new Row("Istio, any namespace", ISTIO, from("principals: ['*/sa/default']"), ANY),
        new Row("Istio, a start of names", ISTIO, from("principals: ['td/ns/shop/sa/def*']"), SHOP),
        new Row("Istio, all of a namespace", ISTIO, from("principals: ['td/ns/shop/sa/*']"), NONE),
        new Row("Istio, all", ISTIO, from("principals: ['*']"), NONE),
        new Row("Istio, excluded", ISTIO, from("notPrincipals: [td/ns/shop/sa/default]"), SHOP),
        new Row("Istio names", ISTIO, from("serviceAccounts: [default]"), SHOP),
        new Row(
            "Istio excluded names",
            ISTIO,
            from("notServiceAccounts: [pay/default]"),
            "pay/default"),
        new Row(
            "Istio DestinationRule",
            "networking.istio.io/v1 DestinationRule",
            "spec: {trafficPolicy: {tls: {subjectAltNames:"
                + " ['spiffe://cluster.local/ns/shop/sa/default']}}}",
            SHOP),
        new Row(
            "Istio WorkloadEntry",
            "networking.istio.io/v1 WorkloadEntry",
            "spec: {address: 10.0.0.1, serviceAccount: default}",
            SHOP),
        new Row(
            "Istio WorkloadGroup",
            "networking.istio.io/v1 WorkloadGroup",
            "spec: {template: {serviceAccount: default}}",
            SHOP),
        new Row(
            "Istio ServiceEntry",
            "networking.istio.io/v1 ServiceEntry",
            "spec: {endpoints: [{address: 10.0.0.1, serviceAccount: default}]}",
            SHOP),
        new Row(
            "Linkerd identities",
            "policy.linkerd.io/v1alpha1 MeshTLSAuthentication",
            "spec: {identities: [default.shop.serviceaccount.identity.linkerd.cluster.local]}",
            SHOP),
        new Row(
            "Linkerd, all of a namespace",
            "policy.linkerd.io/v1alpha1 MeshTLSAuthentication",
            "spec: {identities: ['*.shop.serviceaccount.identity.linkerd.cluster.local']}",
            NONE),
        new Row(
            "Linkerd, a name with dots",
            "policy.linkerd.io/v1alpha1 MeshTLSAuthentication",
            "spec: {identities: [my.app.shop.serviceaccount.identity.linkerd.cluster.local]}",
            "shop/my.app"),
        new Row(
            "Linkerd references",
            "policy.linkerd.io/v1alpha1 MeshTLSAuthentication",
            "spec: {identityRefs: [{kind: ServiceAccount, name: default}]}",
            SHOP),
        new Row(
            "Linkerd ServerAuthorization",
            "policy.linkerd.io/v1beta1 ServerAuthorization",
            "spec: {client: {meshTLS: {serviceAccounts: [{name: default, namespace: pay}]}}}",
            "pay/default"));
  }

  @TestFactory
  Stream<DynamicTest> network_policies() {
    return tests(
        new Row(
            "Cilium",
            CILIUM,
            "spec: {endpointSelector: {matchLabels: {io.cilium.k8s.policy.serviceaccount: default}}}",
            SHOP),
        new Row(
            "Cilium, pods of another namespace",
            CILIUM,
            "spec: {ingress: [{fromEndpoints: [{matchLabels:"
                + " {'k8s:io.cilium.k8s.policy.serviceaccount': default,"
                + " 'k8s:io.kubernetes.pod.namespace': pay}}]}]}",
            "pay/default"),
        new Row(
            "Cilium expressions",
            CILIUM,
            "spec: {endpointSelector: {matchExpressions:"
                + " [{key: io.cilium.k8s.policy.serviceaccount, operator: In, values: [default]}]}}",
            SHOP),
        new Row(
            "Cilium cluster-wide",
            "cilium.io/v2 CiliumClusterwideNetworkPolicy",
            "",
            "spec: {endpointSelector: {matchLabels: {io.cilium.k8s.policy.serviceaccount: default}}}",
            ANY),
        new Row(
            "Calico selector",
            CALICO,
            "spec: {serviceAccountSelector: \"projectcalico.org/name == 'default'\"}",
            SHOP),
        new Row(
            "Calico names",
            CALICO,
            "spec: {ingress: [{source: {serviceAccounts: {names: [default]}}}]}",
            SHOP),
        new Row(
            "Calico selector of a rule",
            CALICO,
            "spec: {egress: [{destination: {serviceAccounts: {selector: \"name == 'default'\"}}}]}",
            SHOP),
        new Row(
            "Calico, other namespaces",
            CALICO,
            "spec: {ingress: [{source: {namespaceSelector: all(),"
                + " serviceAccounts: {names: [default]}}}]}",
            ANY),
        new Row(
            "Calico cluster-wide",
            "projectcalico.org/v3 GlobalNetworkPolicy",
            "",
            "spec: {serviceAccountSelector: \"projectcalico.org/name in {'default'}\"}",
            ANY),
        new Row(
            "a NetworkPolicy of Kubernetes",
            "networking.k8s.io/v1 NetworkPolicy",
            "spec: {podSelector: {matchLabels: {app: default}}}",
            NONE));
  }

  @TestFactory
  Stream<DynamicTest> clouds_and_vaults() {
    return tests(
        new Row(
            "Vault",
            "secrets.hashicorp.com/v1beta1 VaultAuth",
            "spec: {kubernetes: {role: shop, serviceAccount: default}}",
            SHOP),
        new Row(
            "a store that asks for a token itself",
            "external-secrets.io/v1 SecretStore",
            "spec: {provider: {vault: {auth: {kubernetes: {serviceAccountRef: {name: default}}}}}}",
            NONE),
        new Row(
            "an issuer that asks for a token itself",
            "cert-manager.io/v1 Issuer",
            "spec: {vault: {auth: {kubernetes: {serviceAccountRef: {name: default}}}}}",
            NONE),
        new Row(
            "AWS PodIdentityAssociation",
            "eks.services.k8s.aws/v1alpha1 PodIdentityAssociation",
            ", namespace: infra",
            "spec: {namespace: shop, serviceAccount: default}",
            SHOP),
        new Row(
            "AWS Addon",
            "eks.services.k8s.aws/v1alpha1 Addon",
            ", namespace: infra",
            "spec: {podIdentityAssociations: [{serviceAccount: default}]}",
            ANY),
        new Row(
            "AWS trust policy",
            "iam.services.k8s.aws/v1alpha1 Role",
            ", namespace: infra",
            "spec: {assumeRolePolicyDocument: '{\"sub\": \"system:serviceaccount:shop:default\"}'}",
            SHOP),
        new Row(
            "eksctl",
            "eksctl.io/v1alpha5 ClusterConfig",
            "",
            "iam: {serviceAccounts: [{metadata: {name: default, namespace: shop}}]}",
            SHOP),
        new Row(
            "Google member",
            "iam.cnrm.cloud.google.com/v1beta1 IAMPolicyMember",
            ", namespace: infra",
            "spec: {member: 'serviceAccount:project.svc.id.goog[shop/default]'}",
            SHOP),
        new Row(
            "Google reference",
            "iam.cnrm.cloud.google.com/v1beta1 IAMPolicyMember",
            "spec: {memberFrom: {serviceAccountRef: {name: default}}}",
            SHOP),
        new Row(
            "Google federation",
            "iam.cnrm.cloud.google.com/v1beta1 IAMPolicyMember",
            "spec: {member: 'principal://iam.googleapis.com/pool/subject/ns/shop/sa/default'}",
            SHOP),
        new Row(
            "Azure",
            "managedidentity.azure.com/v1api20230131 FederatedIdentityCredential",
            ", namespace: infra",
            "spec: {subject: 'system:serviceaccount:shop:default'}",
            SHOP));
  }

  @TestFactory
  Stream<DynamicTest> admission_policies() {
    return tests(
        new Row(
            "Kyverno subjects",
            KYVERNO,
            "spec: {rules: [{match: {any: [{subjects: [{kind: ServiceAccount, name: default}]}]}}]}",
            SHOP),
        new Row(
            "Kyverno, cluster-wide",
            "kyverno.io/v1 ClusterPolicy",
            "",
            "spec: {rules: [{exclude: {any: [{subjects: [{kind: ServiceAccount, name: default}]}]}}]}",
            ANY),
        new Row(
            "Kyverno condition",
            KYVERNO,
            "spec: {rules: [{preconditions: {all: [{key: '{{ serviceAccountName }}',"
                + " operator: Equals, value: default}]}}]}",
            SHOP),
        new Row(
            "Kyverno expression",
            KYVERNO,
            "spec: {context: \"{{ request.serviceAccountName == 'default' }}\"}",
            SHOP),
        new Row(
            "Kyverno pattern",
            KYVERNO,
            "spec: {rules: [{validate: {pattern: {spec: {serviceAccountName: builder | default}}}}]}",
            "shop/builder"),
        new Row(
            "Kyverno, not this one",
            KYVERNO,
            "spec: {rules: [{validate: {pattern: {spec: {serviceAccountName: '!default'}}}}]}",
            NONE),
        new Row(
            "Gatekeeper",
            "templates.gatekeeper.sh/v1 ConstraintTemplate",
            "",
            "spec: {rego: 'input.review.object.spec.serviceAccountName == \"default\"'}",
            ANY),
        new Row(
            "CEL",
            ADMISSION,
            "",
            "spec: {validations: [{expression: \"object.spec.serviceAccountName == 'default'\"}]}",
            ANY),
        new Row(
            "CEL, not this one",
            ADMISSION,
            "",
            "spec: {validations: [{expression: \"object.spec.serviceAccountName != 'default'\"}]}",
            NONE),
        new Row(
            "CEL user name",
            ADMISSION,
            "",
            "spec: {validations: [{expression:"
                + " \"request.userInfo.username == 'system:serviceaccount:shop:default'\"}]}",
            SHOP));
  }

  private static String subjects(String subject) {
    return "subjects: [{" + subject + "}]";
  }

  private static String from(String source) {
    return "spec: {rules: [{from: [{source: {" + source + "}}]}]}";
  }

  private static Stream<DynamicTest> tests(Row... rows) {
    return Stream.of(rows).map(row -> DynamicTest.dynamicTest(row.what(), () -> check(row)));
  }

  private static void check(Row row) {
    ManifestFile file =
        new ManifestReader(Optional.empty()).read("x.yaml", row.manifest().getBytes(UTF_8));
    assertThat(file.problems()).isEmpty();
    Optional<IdentityReference> first = file.identities().stream().findFirst();
    assertThat(first.map(reference -> reference.account().toString()).orElse(NONE))
        .isEqualTo(row.reference());
    first.ifPresent(reference -> assertThat(reference.location().line()).isGreaterThan(3));
  }
}
