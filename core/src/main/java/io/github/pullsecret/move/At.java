package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.yaml.NodePath;

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
}
