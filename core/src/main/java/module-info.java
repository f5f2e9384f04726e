/** Rewrites Kubernetes manifests so that pull secrets live on ServiceAccounts. */
@SuppressWarnings("requires-automatic") // java-diff-utils has a name but no descriptor
module io.github.pullsecret {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires io.github.javadiffutils;
  requires org.snakeyaml.engine;
  requires static org.jspecify;

  exports io.github.pullsecret;
  exports io.github.pullsecret.diff;
}
