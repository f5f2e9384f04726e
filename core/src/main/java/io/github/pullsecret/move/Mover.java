package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.PodSpec;
import java.util.List;

/**
 * A pod spec whose own list can leave it, as far as the pod spec itself is concerned.
 *
 * @param pod the pod spec
 */
record Mover(PodSpec pod) {
  /** The secrets it has to keep. */
  List<String> names() {
    return pod.list().names();
  }

  /** Whether it can be given another ServiceAccount. */
  boolean isFree() {
    return !pod.keepsAccount();
  }

  /** What it runs as. */
  AccountKey account() {
    return pod.account();
  }
}
