package io.github.pullsecret.explain;

import java.util.Optional;

/** What a run knows beside the manifests. */
public interface Horizon {
  /** Whether an object of a file and a namespace is to be shown. */
  boolean shows(String file, Optional<String> namespace);

  /** Whether a file that is not read as manifests may define this ServiceAccount. */
  boolean mayDefineAccount(String name);

  /** Whether a file that is not read as manifests may define this Secret. */
  boolean mayDefineSecret(String name);
}
