package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.ManifestReader.Glance;
import java.util.List;
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
    if ((parsed.problems().isEmpty() || glance.whole())
        && !seen(glance.file()).equals(seen(parsed))) {
      throw new AssertionError("a glance sees something else");
    }
  }

  /** All but patches that only take everything from a kind of object that has no pods. */
  private static List<Object> seen(ManifestFile file) {
    return List.of(
        file.objects(),
        file.pods(),
        file.accounts(),
        file.identities(),
        file.patches().stream().filter(patch -> !isDeletion(patch)).toList(),
        file.applied(),
        file.mentions(),
        file.template(),
        file.problems(),
        file.warnings(),
        file.openShift(),
        file.json());
  }

  private static boolean isDeletion(PatchDocument patch) {
    return patch.parts().stream().allMatch(part -> part.change() == PatchDocument.Change.WHOLE);
  }
}
