package io.github.pullsecret;

import java.util.List;

/** Fuzzing of whole runs that rename secrets and registries. */
public final class RenameFuzzer {
  private static final List<Step> STEPS =
      List.of(
          rename(/* referencesOnly= */ false),
          rename(/* referencesOnly= */ true),
          new Step.Image("old.example.com", "new.example.com", Step.Scope.ALL));

  private RenameFuzzer() {}

  private static Step rename(boolean referencesOnly) {
    List<Step.NewName> names = List.of(new Step.NewName("dockersec", "new"));
    return new Step.Rename(names, referencesOnly, /* values= */ !referencesOnly, Step.Scope.ALL);
  }

  /** Called by the fuzzer; the length chooses what is done. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    StreamFuzzing.run(bytes, STEPS.get(bytes.length % STEPS.size()));
  }
}
