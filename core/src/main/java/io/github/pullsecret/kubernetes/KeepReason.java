package io.github.pullsecret.kubernetes;

/**
 * Why an inline list stays where it is. The ids are stable; each comes with one thing to do about
 * it.
 */
public enum KeepReason {
  /** The list has entries, but none with a name. */
  BLOCKING_EMPTY(
      "blocking-empty",
      "nothing to move: the entries have no name, but keep the ServiceAccount's away; delete the"
          + " list if that is not meant"),
  /** The list is not a list of objects with a name. */
  MALFORMED_LIST("malformed-list", "write the list as objects: - name: NAME"),
  /** An entry has other keys beside its name. */
  EXTRA_KEYS("extra-keys", "remove the other keys; a pull secret is named by name alone"),
  /** A name is filled in by another tool later. */
  PLACEHOLDER("placeholder", "run on the manifests after the placeholders are filled in"),
  /** The object is of a custom resource, whose pods its controller makes. */
  CUSTOM_RESOURCE("custom-resource", "see what its controller does with the list"),
  /** The object stands in an OpenShift Template. */
  TEMPLATE_OBJECT("template-object", "process the template first"),
  /** A kustomization that can't be read, or a transformer of one, may change the object. */
  KUSTOMIZE("kustomize", "see what the kustomization makes of it, and move the list by hand"),
  /** A patch or replacement of a kustomization changes the list, or what it hangs on. */
  OVERLAY_TOUCHES_LIST(
      "overlay-touches-list", "move the list and the patch together, by hand, or drop the patch"),
  /** A patch changes the ServiceAccount's manifest, or makes other pods run as it. */
  OVERLAY_TOUCHES_SERVICE_ACCOUNT(
      "overlay-touches-service-account",
      "give the workload a ServiceAccount that no patch changes"),
  /** A kustomization changes a name in one place and not in another. */
  KUSTOMIZE_NAMES("kustomize-names", "leave out the prefix, or move the list by hand"),
  /** Charts, generators or remote resources of the unit may hold pods of the ServiceAccount. */
  UNSEEN_USERS(
      "unseen-users", "give the workload a ServiceAccount of its own: --split-service-accounts"),
  /** The object is a part of one, as a patch is. */
  INCOMPLETE("incomplete", "no pod can be made of it; is it a patch?"),
  /** Helm refuses to install a chart with a ServiceAccount that the namespace has already. */
  HELM_CHART("helm-chart", "leave out --service-account default, or run on the rendered chart"),
  /** A hook or an early sync wave runs before an ordinary ServiceAccount is there. */
  HOOK("hook", "give it a ServiceAccount of the same phase by hand"),
  /** The kubelet reads the pod from a file. */
  STATIC_POD("static-pod", "a static pod can't have a ServiceAccount"),
  /** Another object owns this one. */
  CONTROLLER_OWNED("controller-owned", "change the object that owns it"),
  /** The document is encrypted with SOPS, whose checksum covers plain fields too. */
  SOPS("sops", "decrypt the document first"),
  /** Existing objects of the kind can't be changed, and that was to be respected. */
  IMMUTABLE("immutable", "leave out --keep-immutable to move it"),
  /** The options exclude the file or the namespace. */
  NOT_SELECTED("not-selected", "leave out the option that excludes it"),
  /** The manifest of a new ServiceAccount would have to stand in a file that can't take it. */
  NO_PLACE(
      "no-place",
      "let the kustomization's directory be written, too, or add a ServiceAccount's manifest by"
          + " hand"),
  /** An anchor, alias or merge key stands between the pod spec and the list. */
  SHARED_YAML("shared-yaml", "write the shared value out"),
  /** The file can't be edited exactly at this place. */
  UNSAFE_EDIT("unsafe-edit", "edit it by hand"),
  /** The ServiceAccount has other users, or another list. */
  SERVICE_ACCOUNT_SHARED(
      "service-account-shared",
      "give the workload a ServiceAccount of its own: --split-service-accounts"),
  /** Pods of the ServiceAccount may only use secrets that it lists itself. */
  SECRETS_ENFORCED(
      "secrets-enforced",
      "take the annotation kubernetes.io/enforce-mountable-secrets off the ServiceAccount first"),
  /** No manifest defines the ServiceAccount. */
  SERVICE_ACCOUNT_NOT_FOUND(
      "service-account-not-found",
      "add its manifest, or let it be generated: --create-missing-service-accounts"),
  /**
   * The rules file declares the ServiceAccount, whose manifest is elsewhere, with other secrets.
   */
  SERVICE_ACCOUNT_DECLARED(
      "service-account-declared",
      "add the secrets where the ServiceAccount is made, and then to externalServiceAccounts"),
  /** Several manifests define the ServiceAccount, and differ. */
  SERVICE_ACCOUNT_AMBIGUOUS("service-account-ambiguous", "make the definitions agree"),
  /** Something in the tree refers to the identity that the pods would leave. */
  IDENTITY_IN_USE(
      "identity-in-use",
      "let the pods keep it: --service-account default, or give them a ServiceAccount by hand"),
  /** The chosen ServiceAccount carries another list. */
  OTHER_LIST("other-list", "it keeps its own list, which the ServiceAccount can't affect"),
  /** A file that can't be read, or a template, may use or define the ServiceAccount. */
  UNREADABLE_FILE("unreadable-file", "mend the file, or render the template first"),
  /** A comment asks for it. */
  IGNORED("ignored", "remove the comment pullsecret:ignore"),
  /** A comment asks for it, but does not say why. */
  IGNORED_WITHOUT_REASON("ignored-without-reason", "say why: # pullsecret:ignore REASON");

  private final String id;
  private final String fix;

  KeepReason(String id, String fix) {
    this.id = id;
    this.fix = fix;
  }

  /** The stable id, as printed. */
  public String id() {
    return id;
  }

  /**
   * Whether the user chose it, by an option or a comment: it is then no surprise and nothing to
   * mend.
   */
  public boolean isChosen() {
    return this == NOT_SELECTED || this == IMMUTABLE || this == IGNORED;
  }

  /** What to do about it. */
  public String fix() {
    return fix;
  }
}
