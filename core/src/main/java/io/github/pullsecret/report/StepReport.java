package io.github.pullsecret.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What one step of a run did or would do, in words. */
public interface StepReport {
  /**
   * What was done, and what was not and why.
   *
   * @param done whether the changes are on the disk
   */
  List<String> head(boolean done);

  /**
   * What follows from it: who gains, what a cluster does, and what was proved.
   *
   * @param done whether the changes are on the disk
   */
  default List<String> tail(boolean done) {
    List<String> lines = new ArrayList<>(before(done));
    lines.addAll(cluster(done));
    lines.add(proofLine());
    return lines;
  }

  /**
   * What is to be known before what a cluster does: who gains, what is needed first.
   *
   * @param done whether the changes are on the disk
   */
  default List<String> before(boolean done) {
    return List.of();
  }

  /** Everything that was changed, each on a line that ends with a line break. */
  String details();

  /** What is to be said about places: what was left as it is and why, and what to look at. */
  List<Finding> findings();

  /** What was done in numbers, by a stable name of what is counted. */
  Map<String, Integer> counts();

  /**
   * What a cluster does and what can't be seen from here, as {@link #tail} has it.
   *
   * @param done whether the changes are on the disk
   */
  List<String> cluster(boolean done);

  /** What was proved, as {@link #tail} has it. */
  String proofLine();
}
