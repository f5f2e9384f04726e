package io.github.pullsecret.image;

/** Why an image stays on the old registry. The ids are stable; each comes with what to do. */
public enum LeftReason {
  /** The options or the rule exclude the place. */
  NOT_SELECTED("not-selected", "leave out the option that excludes it"),
  /** A part of the name is filled in by another tool. */
  PLACEHOLDER("placeholder", "run on the manifests after the placeholders are filled in"),
  /** The text is no image. */
  NO_IMAGE("no-image", "mend the name of the image"),
  /** The new name would be no image, or would be renamed again by the next run. */
  NOT_FINAL("not-final", "give a prefix that makes images and is not below the old one"),
  /** An alias or merge key shares the text with other places. */
  SHARED_YAML("shared-yaml", "write the shared value out"),
  /** The document is encrypted with SOPS, whose checksum covers plain fields too. */
  SOPS("sops", "decrypt the document first"),
  /** The file can't be edited exactly at this place. */
  UNSAFE_EDIT("unsafe-edit", "edit it by hand"),
  /** A kustomization finds images by this name, and it stays in another place. */
  KUSTOMIZE_NAME("kustomize-name", "rename it in all places together"),
  /** A kustomization finds images by this name that no manifest here has, as those of a chart. */
  KUSTOMIZE_UNSEEN("kustomize-unseen", "give it a newName on the new registry");

  private final String id;
  private final String fix;

  LeftReason(String id, String fix) {
    this.id = id;
    this.fix = fix;
  }

  /** The stable id, as printed. */
  public String id() {
    return id;
  }

  /** What to do about it. */
  public String fix() {
    return fix;
  }
}
