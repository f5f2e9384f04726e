package io.github.pullsecret.kubernetes;

import java.util.Optional;
import java.util.Set;

/**
 * How an object speaks of ServiceAccounts.
 *
 * @param namespace what a name without one means; empty if it may be of any namespace
 * @param named whether fields named after ServiceAccounts refer to their identity
 * @param policy whether the object is a policy about pods, whose texts compare names
 */
record IdentityScope(Optional<String> namespace, boolean named, boolean policy) {
  private static final Set<String> ANY_NAMESPACE =
      Set.of(
          "Addon",
          "FlowSchema",
          "PodIdentityAssociation",
          "SecurityContextConstraints",
          "ValidatingAdmissionPolicy",
          "MutatingAdmissionPolicy");

  /** Groups whose objects ask for tokens of a ServiceAccount, whoever runs as it. */
  private static final Set<String> TOKENS =
      Set.of("external-secrets.io", "generators.external-secrets.io", "cert-manager.io");

  static IdentityScope of(ManifestObject object, ObjectId id) {
    GroupKind type = object.type();
    boolean any =
        ANY_NAMESPACE.contains(type.kind())
            || type.kind().contains("Cluster")
            || type.kind().startsWith("Global");
    boolean runsPods = PodSpecPaths.of(type).isPresent() || type.isCore("ServiceAccount");
    boolean policy =
        type.group().endsWith("kyverno.io")
            || type.group().endsWith("gatekeeper.sh")
            || type.group().equals("admissionregistration.k8s.io");
    return new IdentityScope(
        any ? Optional.empty() : id.namespace(),
        !runsPods && !TOKENS.contains(type.group()),
        policy);
  }
}
