package io.github.pullsecret.report;

import java.util.List;

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
  List<String> tail(boolean done);

  /** Everything that was changed, each on a line that ends with a line break. */
  String details();
}
