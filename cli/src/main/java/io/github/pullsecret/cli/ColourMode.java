package io.github.pullsecret.cli;

import java.util.Locale;

/** When output is coloured. */
enum ColourMode {
  /** On a terminal, unless {@code NO_COLOR} is set. */
  AUTO,
  /** In any case. */
  ALWAYS,
  /** Never. */
  NEVER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
