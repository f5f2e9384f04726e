package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.yaml.NodePath;
import org.jspecify.annotations.Nullable;

/**
 * A place of a document of a file.
 *
 * @param file the file as displayed
 * @param document the index of the document
 * @param path the path in the document
 */
record At(String file, int document, NodePath path) {
  /** Where a pod spec stands. */
  static At of(PodSpec pod) {
    return of(pod, pod.path());
  }

  /** A place in the same document as a pod spec. */
  static At of(PodSpec pod, NodePath path) {
    return new At(pod.place().file(), pod.place().document(), path);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof At that
            && document == that.document
            && file.equals(that.file)
            && path.equals(that.path));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * document + file.hashCode()) + path.hashCode();
  }
}
