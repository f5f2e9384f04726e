package io.github.pullsecret.kubernetes;

import io.github.pullsecret.text.Location;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What matters of one file, kept while its text is not.
 *
 * @param path the file as displayed
 * @param objects how many Kubernetes objects it holds
 * @param pods its pod specs in order
 * @param accounts its ServiceAccounts in order
 * @param identities the places that refer to a ServiceAccount's identity
 * @param kustomization if it is a kustomization, what it reaches and does
 * @param patches what its documents would do to pull secrets if they were patches
 * @param applied the directories that its GitOps objects apply
 * @param references if it is a kustomization that can't be read, the words in it that may be paths
 * @param mentions a list of pull secrets outside any object, as in a values file
 * @param template where template text makes it something else than YAML
 * @param problems why a document of it can't be read; then the rest is not to be trusted either
 * @param warnings what is wrong with comments that speak to this tool
 * @param openShift whether it holds an object of a kind that only OpenShift has
 * @param json whether the file starts with a brace: kubectl then reads it as JSON, one value
 */
public record ManifestFile(
    String path,
    int objects,
    List<PodSpec> pods,
    List<ServiceAccountManifest> accounts,
    List<IdentityReference> identities,
    Optional<Kustomization> kustomization,
    List<PatchDocument> patches,
    List<AppliedPath> applied,
    Set<String> references,
    Optional<Location> mentions,
    Optional<Location> template,
    List<Problem> problems,
    List<Problem> warnings,
    boolean openShift,
    boolean json) {

  /**
   * Why a file can't be read, or what is wrong in it.
   *
   * @param location where
   * @param message what is wrong, never quoting the file
   * @param hint what to do
   */
  public record Problem(Location location, String message, String hint) {
    /** {@code path:line:column: error: message (hint)}. */
    @Override
    public String toString() {
      return location + ": error: " + message + " (" + hint + ")";
    }
  }

  /** A file that can't be read. */
  public static ManifestFile unread(String path, List<Problem> problems) {
    return without(path, Set.of(), Optional.empty(), problems);
  }

  /** A file that becomes manifests only after a template engine has run. */
  static ManifestFile template(String path, Location mark) {
    return without(path, Set.of(), Optional.of(mark), List.of());
  }

  /** A file of which nothing matters but that it holds objects. */
  static ManifestFile ofNoInterest(String path, int objects, boolean json) {
    return new ManifestFile(
        path,
        objects,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        /* openShift= */ false,
        json);
  }

  /** The same file with the strings in it that may be paths. */
  ManifestFile withReferences(Set<String> found) {
    return without(path, found, template, problems);
  }

  /** The same file with other pod specs, ServiceAccounts and references to them. */
  public ManifestFile with(
      List<PodSpec> otherPods,
      List<ServiceAccountManifest> otherAccounts,
      List<IdentityReference> otherIdentities) {
    return new ManifestFile(
        path,
        objects,
        otherPods,
        otherAccounts,
        otherIdentities,
        kustomization,
        patches,
        applied,
        references,
        mentions,
        template,
        problems,
        warnings,
        openShift,
        json);
  }

  private static ManifestFile without(
      String path, Set<String> references, Optional<Location> template, List<Problem> problems) {
    return new ManifestFile(
        path,
        /* objects= */ 0,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        references,
        Optional.empty(),
        template,
        problems,
        List.of(),
        /* openShift= */ false,
        /* json= */ false);
  }

  /** Whether it is a kustomization file by its name. */
  public boolean isKustomization() {
    return isKustomization(path);
  }

  /** Whether a file of this path is a kustomization by its name. */
  public static boolean isKustomization(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.equals("kustomization.yaml")
        || name.equals("kustomization.yml")
        || name.equals("Kustomization");
  }
}
