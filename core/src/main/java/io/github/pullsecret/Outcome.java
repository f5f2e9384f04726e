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
  /** The new texts of the files that it changed or made, by displayed path. */
  Map<String, SourceText> texts();

  /** The files that have to be written before the others. */
  Set<String> first();

  /** The files that have to be written after the others. */
  default Set<String> last() {
    return Set.of();
  }

  /** Where the files that are the cause of something that was not done are. */
  Set<String> causes();

  /** How many workloads were left as they are although the user did not choose that. */
  int failures();

  /** What was asked for and is not there, in words. */
  List<String> warnings();

  /**
   * What people are told.
   *
   * @param shown gives the place that a place of the files as the step found them is to be shown as
   */
  StepReport report(UnaryOperator<Location> shown);
}
