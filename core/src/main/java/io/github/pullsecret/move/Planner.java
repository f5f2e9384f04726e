package io.github.pullsecret.move;

import io.github.pullsecret.tree.ManifestTree;

/**
 * Decides what a run does. It is asked again whenever an edit of its plan turns out to be refused;
 * the scope then knows of it, and the next plan has to do without.
 */
@FunctionalInterface
public interface Planner {
  /** Plans for a whole tree. */
  MovePlan plan(ManifestTree tree, MoveScope scope);
}
