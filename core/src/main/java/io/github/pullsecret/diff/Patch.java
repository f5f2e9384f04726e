package io.github.pullsecret.diff;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A patch of one or more files, and what its user has to know. */
public final class Patch {
  private final byte[] bytes;
  private final List<String> warnings;

  Patch(byte[] bytes, List<String> warnings) {
    this.bytes = bytes;
    this.warnings = List.copyOf(warnings);
  }

  /** No patch of a file, and why. */
  public static Patch without(String path, String why) {
    return new Patch(new byte[0], List.of(path + ": left out of the patch, since " + why));
  }

  /** The patches of several files as one. */
  public static Patch joined(List<Patch> patches) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<String> warnings = new ArrayList<>();
    for (Patch patch : patches) {
      bytes.writeBytes(patch.bytes);
      warnings.addAll(patch.warnings);
    }
    return new Patch(bytes.toByteArray(), warnings);
  }

  /**
   * The patch in the files' own bytes. Empty if no file changes or can be in a patch. Not to be
   * modified.
   */
  public byte[] bytes() {
    return bytes;
  }

  /** Sentences that start with a file's path and never quote its content. */
  public List<String> warnings() {
    return warnings;
  }
}
