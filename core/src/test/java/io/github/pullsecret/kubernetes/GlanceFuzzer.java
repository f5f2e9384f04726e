package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.ManifestReader.Glance;
import java.util.Optional;

/** Fuzzing of the reading of manifests: what is not parsed would have made no difference. */
public final class GlanceFuzzer {
  private static final ManifestReader READER = new ManifestReader(Optional.empty());

  private GlanceFuzzer() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    READER.read("kustomization.yaml", bytes);
    ManifestFile parsed = READER.read("a.yaml", bytes);
    Glance glance = READER.glance("a.yaml", bytes);
    if ((parsed.problems().isEmpty() || glance.whole()) && !glance.file().equals(parsed)) {
      throw new AssertionError("a glance sees something else");
    }
  }
}
