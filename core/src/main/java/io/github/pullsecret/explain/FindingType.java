package io.github.pullsecret.explain;

import io.github.pullsecret.report.Finding;
import io.github.pullsecret.report.Finding.Severity;
import io.github.pullsecret.text.Location;
import java.util.Optional;

/**
 * What can be wrong with the way of a pod to its pull secrets. The ids are stable; docs/findings.md
 * lists them.
 */
public enum FindingType {
  /** A Secret's type is one that the kubelet passes over. */
  SECRET_WRONG_TYPE(
      "secret-wrong-type",
      Severity.ERROR,
      "a pull secret is of a type that the kubelet passes over",
      "make it of type kubernetes.io/dockerconfigjson; the type of a Secret can't be changed, so"
          + " delete and recreate it"),
  /** A Secret lacks the key that its type asks for. */
  SECRET_DATA_MISSING(
      "secret-data-missing",
      Severity.ERROR,
      "a pull secret lacks the key that its type asks for, so that the cluster refuses it",
      "make it with: kubectl create secret docker-registry NAME --dry-run=client -o yaml"),
  /** A Secret's data can't be decoded. */
  SECRET_DATA_MALFORMED(
      "secret-data-malformed",
      Severity.ERROR,
      "the data of a pull secret can't be decoded, which keeps the kubelet from all pull secrets of"
          + " the pod",
      "make it with: kubectl create secret docker-registry NAME --dry-run=client -o yaml"),
  /** A Secret's data names no registry. */
  SECRET_WITHOUT_REGISTRY(
      "secret-without-registry",
      Severity.ERROR,
      "a pull secret has no entry under auths, so that it is for no registry",
      "put the credentials themselves under auths; the kubelet knows no credsStore and no"
          + " credHelpers of a Secret"),
  /** A list is not one of objects with a name. */
  LIST_MALFORMED(
      "list-malformed",
      Severity.ERROR,
      "imagePullSecrets is not a list of objects with nothing but a name, and the cluster refuses it",
      "write each entry as: - name: NAME"),
  /** No manifest defines a secret. */
  SECRET_NOT_DEFINED(
      "secret-not-defined",
      Severity.WARNING,
      "no manifest defines a pull secret, although other pull secrets are defined beside it",
      "correct the name, or add the Secret"),
  /** A secret is there, but in another namespace. */
  SECRET_OTHER_NAMESPACE(
      "secret-other-namespace",
      Severity.WARNING,
      "a pull secret is defined in another namespace only, where pods can't use it",
      "add a Secret of that name to the pod's namespace"),
  /** No attached secret is for the registry of an image. */
  REGISTRY_NOT_COVERED(
      "registry-not-covered",
      Severity.WARNING,
      "none of the attached pull secrets has credentials for the registry of an image",
      "attach a pull secret for that registry, unless the image is public or the nodes can log in"),
  /** The same, where many images are public. */
  PUBLIC_REGISTRY_NOT_COVERED(
      "public-registry-not-covered",
      Severity.NOTE,
      "none of the attached pull secrets has credentials for the registry of an image, whose images"
          + " are often public",
      "nothing, if the image is public"),
  /** No manifest defines a ServiceAccount. */
  SERVICE_ACCOUNT_NOT_FOUND(
      "service-account-not-found",
      Severity.WARNING,
      "a pod runs as a ServiceAccount that no manifest defines, without which the cluster makes no"
          + " pod",
      "add its manifest, or declare it under externalServiceAccounts in pullsecret.yaml"),
  /** Manifests of a ServiceAccount say different lists. */
  SERVICE_ACCOUNT_AMBIGUOUS(
      "service-account-ambiguous",
      Severity.WARNING,
      "a pod's ServiceAccount is defined several times, with different pull secrets",
      "make the definitions agree"),
  /** A ServiceAccount comes too late for pods that nobody makes anew. */
  SERVICE_ACCOUNT_LATE(
      "service-account-late",
      Severity.WARNING,
      "a ServiceAccount is applied after a pod that needs it: the pod is refused, or made without"
          + " pull secrets",
      "put the ServiceAccount first in the file, or into a file that is applied before"),
  /** A ServiceAccount comes after its user, which heals itself if it is new. */
  SERVICE_ACCOUNT_BEHIND(
      "service-account-behind",
      Severity.NOTE,
      "a ServiceAccount is applied after its user, so that pods made in between have its old list",
      "put the ServiceAccount first in the file, or into a file that is applied before"),
  /** Entries without a name keep the ServiceAccount's list away. */
  BLOCKING_EMPTY(
      "blocking-empty",
      Severity.WARNING,
      "imagePullSecrets has entries but no name, which gives no pull secret and keeps those of the"
          + " ServiceAccount away",
      "delete the list, or name a secret"),
  /** A name is listed twice. */
  DUPLICATE_ENTRY(
      "duplicate-entry",
      Severity.WARNING,
      "imagePullSecrets names a secret twice, or has an entry without a name; server-side apply"
          + " refuses the first",
      "delete the entry that is too many"),
  /** A pod's own list hides another one. */
  INLINE_HIDES_SERVICE_ACCOUNT(
      "inline-hides-service-account",
      Severity.WARNING,
      "a pod's own list hides that of its ServiceAccount, which has other pull secrets; lists are"
          + " never merged",
      "delete the pod's list, or name all secrets in it");

  private final String id;
  private final Severity severity;
  private final String sentence;
  private final String fix;

  FindingType(String id, Severity severity, String sentence, String fix) {
    this.id = id;
    this.severity = severity;
    this.sentence = sentence;
    this.fix = fix;
  }

  /** The stable id, as printed. */
  public String id() {
    return id;
  }

  /** How bad it is. */
  public Severity severity() {
    return severity;
  }

  /** What it means. */
  public String sentence() {
    return sentence;
  }

  /** What to do about it. */
  public String fix() {
    return fix;
  }

  Finding at(Location location, String subject, String message) {
    return at(location, subject, message, Optional.empty(), fix);
  }

  Finding at(Location location, String subject, String message, Location cause) {
    return at(location, subject, message, Optional.of(cause), fix);
  }

  Finding at(
      Location location, String subject, String message, Optional<Location> cause, String todo) {
    return new Finding(id, severity, location, subject, message, cause, Optional.of(todo));
  }
}
