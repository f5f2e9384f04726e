package io.github.pullsecret.kubernetes;

import io.github.pullsecret.text.Location;
import java.util.List;
import java.util.Optional;

/**
 * What matters of a kustomization: what it reaches, and what it does to names, namespaces and pull
 * secrets (kustomize api/types/kustomization.go).
 *
 * @param place the document
 * @param component whether it is a Component, which works on what its parent has gathered
 * @param references what it builds on: resources, bases and components
 * @param namespace the namespace that it gives to everything
 * @param renames whether it has a {@code namePrefix} or {@code nameSuffix}
 * @param generatedSecrets the names of its secretGenerator, to which a hash is added
 * @param patches its patches and replacements
 * @param data files that it takes for something else than manifests, such as a ConfigMap's data
 * @param unseen the first thing that brings in objects no manifest of the tree shows
 * @param opaque the first thing that may change objects in a way that can't be told
 * @param resources how its list of {@code resources} is written
 * @param patchList how its list of {@code patches} is written
 */
public record Kustomization(
    Place place,
    boolean component,
    List<Reference> references,
    Optional<String> namespace,
    boolean renames,
    List<String> generatedSecrets,
    List<Patch> patches,
    List<String> data,
    Optional<Location> unseen,
    Optional<Location> opaque,
    ResourceList resources,
    ResourceList patchList) {

  /** How a list is written. */
  public enum ResourceList {
    /** It is not. */
    ABSENT,
    /** It has no entry. */
    EMPTY,
    /** It has entries. */
    ENTRIES
  }

  /**
   * Something that a kustomization builds on.
   *
   * @param path as written, relative to the kustomization's directory
   * @param location where it is written
   * @param component whether it is to be a Component
   */
  public record Reference(String path, Location location, boolean component) {
    /** Whether it is fetched from elsewhere, so that nothing is known of it. */
    public boolean isRemote() {
      return path.contains("://")
          || path.startsWith("git@")
          || path.contains("?ref=")
          || path.matches("(?:www\\.)?[\\w-]+\\.(?:com|org|io)/.*");
    }
  }

  /**
   * A patch or replacement: in a file, or written out.
   *
   * @param file the file that holds it, relative to the kustomization's directory
   * @param documents what it does, if it is written out
   * @param target which objects it is for, if that is not said by the patch itself
   * @param location where the kustomization says so
   */
  public record Patch(
      Optional<String> file,
      List<PatchDocument> documents,
      Optional<PatchTarget> target,
      Location location) {
    /** What a patch that can't be read may do. */
    public List<PatchDocument> anything() {
      return List.of(PatchDocument.anything(location));
    }
  }
}
