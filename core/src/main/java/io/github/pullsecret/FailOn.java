package io.github.pullsecret;

import io.github.pullsecret.report.Finding.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How bad a finding has to be for {@code explain} to fail. */
public enum FailOn {
  /** Pods won't get their images. */
  ERROR,
  /** Also what looks wrong, but may be right in the cluster. */
  WARNING,
  /** Nothing: explaining is no check. */
  NONE;

  /**
   * The value of the option {@code fail-on}.
   *
   * @throws IllegalArgumentException if there is no such value
   */
  public static FailOn parse(String text) {
    for (FailOn each : values()) {
      if (each.toString().equals(text)) {
        return each;
      }
    }
    String known = Arrays.stream(values()).map(FailOn::toString).collect(Collectors.joining(", "));
    throw new IllegalArgumentException("failOn: '" + text + "' is none of " + known);
  }

  boolean includes(Severity severity) {
    return switch (this) {
      case ERROR -> severity == Severity.ERROR;
      case WARNING -> severity != Severity.NOTE;
      case NONE -> false;
    };
  }

  /** As it is written in options. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
