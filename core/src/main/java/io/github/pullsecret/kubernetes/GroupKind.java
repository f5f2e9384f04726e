package io.github.pullsecret.kubernetes;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The API group and kind of an object. Kinds are told apart by group, never by name alone, and in
 * any version: {@code batch} and {@code batch.volcano.sh} both have a Job.
 *
 * @param group the API group; empty for the core group
 * @param kind the kind
 */
public record GroupKind(String group, String kind) {
  /**
   * Kubernetes' own groups with a dot; others that end in {@code .k8s.io} are of projects beside.
   */
  private static final Set<String> KUBERNETES =
      Set.of(
          "admission.k8s.io",
          "admissionregistration.k8s.io",
          "apiextensions.k8s.io",
          "apiregistration.k8s.io",
          "apiserverinternal.k8s.io",
          "internal.apiserver.k8s.io",
          "authentication.k8s.io",
          "authorization.k8s.io",
          "certificates.k8s.io",
          "coordination.k8s.io",
          "discovery.k8s.io",
          "events.k8s.io",
          "flowcontrol.apiserver.k8s.io",
          "imagepolicy.k8s.io",
          "networking.k8s.io",
          "node.k8s.io",
          "rbac.authorization.k8s.io",
          "resource.k8s.io",
          "scheduling.k8s.io",
          "settings.k8s.io",
          "storage.k8s.io",
          "storagemigration.k8s.io");

  /** The group and kind of an object with this {@code apiVersion} and {@code kind}. */
  public static GroupKind of(String apiVersion, String kind) {
    int slash = apiVersion.indexOf('/');
    return new GroupKind(slash < 0 ? "" : apiVersion.substring(0, slash), kind);
  }

  /** Whether it is this kind of the core group. */
  public boolean isCore(String name) {
    return group.isEmpty() && kind.equals(name);
  }

  /** Whether it defines a kind; its schema may name all that objects of that kind do. */
  boolean isDefinition() {
    return kind.equals("CustomResourceDefinition") && group.equals("apiextensions.k8s.io");
  }

  /** Whether only OpenShift has the kind. */
  boolean isOpenShift() {
    return group.endsWith(".openshift.io")
        || isCore("DeploymentConfig")
        || isCore("SecurityContextConstraints");
  }

  /**
   * Whether the group is not one of Kubernetes' own, so that its objects are custom resources or
   * OpenShift's.
   */
  public boolean isCustom() {
    boolean own = group.indexOf('.') < 0 || KUBERNETES.contains(group);
    return !own || isCore("DeploymentConfig");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof GroupKind that && kind.equals(that.kind) && group.equals(that.group));
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + group.hashCode();
  }
}
