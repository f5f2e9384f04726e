package io.github.pullsecret;

import java.util.Locale;

/** How much of the differences is shown. */
public enum DiffStyle {
  /** Nothing. */
  NONE,
  /** Each file with how many lines come and go. */
  SUMMARY,
  /** Every line. */
  FULL;

  /**
   * The style of this name; {@code true} is {@link #FULL}, {@code false} is {@link #NONE}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static DiffStyle of(String name) {
    return switch (name) {
      case "none", "false" -> NONE;
      case "summary" -> SUMMARY;
      case "full", "true" -> FULL;
      default ->
          throw new IllegalArgumentException(
              "diff: '" + name + "' is neither none nor summary nor full");
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
