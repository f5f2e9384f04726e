package io.github.pullsecret.rules;

import io.github.pullsecret.text.Location;

/**
 * A mistake in a rules file.
 *
 * @param location where
 * @param message what is wrong
 * @param hint what to do
 */
public record RulesProblem(Location location, String message, String hint) {
  /** {@code path:line:column: error: message (hint)}. */
  @Override
  public String toString() {
    return location + ": error: " + message + " (" + hint + ")";
  }
}
