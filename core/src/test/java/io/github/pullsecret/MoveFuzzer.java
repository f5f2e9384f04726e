package io.github.pullsecret;

import java.util.List;

/** Fuzzing of whole runs that move lists. */
public final class MoveFuzzer {
  private static final List<Step> STEPS =
      List.of(
          Step.Move.DEFAULT,
          new Step.Move("default", false, false, false, false, false, Step.Scope.ALL),
          new Step.Move("web", true, true, true, true, true, Step.Scope.ALL),
          new Step.Move(RewriteRequest.AUTO, false, true, true, false, true, Step.Scope.ALL),
          new Step.Attach("dockersec", "default", Step.Scope.ALL),
          new Step.ToPods(true, false, Step.Scope.ALL));

  private MoveFuzzer() {}

  /** Called by the fuzzer; the length chooses what is done. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    StreamFuzzing.run(bytes, STEPS.get(bytes.length % STEPS.size()));
  }
}
