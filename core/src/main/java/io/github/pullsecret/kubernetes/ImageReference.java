package io.github.pullsecret.kubernetes;

import io.github.pullsecret.text.Location;
import io.github.pullsecret.yaml.NodePath;
import java.util.Optional;

/**
 * A text of a document that names an image.
 *
 * @param kind what the text is for
 * @param place the document, and the object in it
 * @param object what names the object; empty for kustomizations and for patches without a name
 * @param path the scalar; for a text in an inline patch the string that holds the patch
 * @param inner where it is in that string
 * @param location where to point people to
 * @param text what is written
 * @param shared whether an alias or a merge key stands between the document and the text, so that
 *     the path does not lead to it
 * @param encrypted whether the document is encrypted with SOPS, whose checksum covers it
 */
public record ImageReference(
    Kind kind,
    Place place,
    Optional<ObjectId> object,
    NodePath path,
    Optional<Inner> inner,
    Location location,
    String text,
    boolean shared,
    boolean encrypted) {
  /** What a text is for. */
  public enum Kind {
    /** The image of a container of any type. */
    CONTAINER,
    /** The image that a volume holds. */
    VOLUME,
    /** The value of an operation of a JSON patch. */
    OPERATION,
    /** The name by which a kustomization finds images, as written in what it builds on. */
    KUSTOMIZE_NAME,
    /** The name that a kustomization gives to images. */
    KUSTOMIZE_NEW_NAME,
    /** Both in one, as Argo CD has it: {@code NAME=NEWNAME:TAG} or {@code NAME:TAG}. */
    KUSTOMIZE_ASSIGNMENT
  }

  /**
   * A place in the YAML that a string holds.
   *
   * @param document the index of the document in the string
   * @param path the scalar there
   */
  public record Inner(int document, NodePath path) {}
}
