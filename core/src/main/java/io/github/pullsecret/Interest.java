package io.github.pullsecret;

import io.github.pullsecret.kubernetes.ManifestFile;

/** What a step may need of a file. */
interface Interest {
  /** Whether the step may change the file, so that its text has to be kept. */
  boolean keeps(ManifestFile file, byte[] bytes);

  /** Sees each file once while its bytes are at hand; perhaps from several threads. */
  default void look(ManifestFile file, byte[] bytes) {}

  /** Whether a file that is not read as manifests could matter to the step. */
  boolean matters(Unread text);
}
