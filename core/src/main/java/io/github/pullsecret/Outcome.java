package io.github.pullsecret;

import io.github.pullsecret.report.StepReport;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.text.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What a step made of the tree that the steps before it left; proved, not written. */
interface Outcome {
  /** The tree as the step leaves it. */
  Workspace after();

  /** The files that have to be written before the others. */
  default Set<String> first() {
    return Set.of();
  }

  /** The files with pods that may need what other files get. */
  default Set<String> needing() {
    return Set.of();
  }

  /** What files of these that need each other say until both are written. */
  default Map<String, SourceText> early() {
    return Map.of();
  }

  /** The files that have to be written after the others. */
  default Set<String> last() {
    return Set.of();
  }

  /** The files of which the report says itself why their lists stay. */
  default Set<String> causes() {
    return Set.of();
  }

  /** How many workloads were left as they are although the user did not choose that. */
  default int failures() {
    return 0;
  }

  /** What was asked for and is not there, in words. */
  default List<String> warnings() {
    return List.of();
  }

  /**
   * What people are told.
   *
   * @param shown gives the place that a place of the files as the step found them is to be shown as
   */
  StepReport report(UnaryOperator<Location> shown);
}
