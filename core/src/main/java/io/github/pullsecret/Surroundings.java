package io.github.pullsecret;

import java.io.InputStream;

/**
 * What a run has of the process that it is part of.
 *
 * @param input standard input, read only if the request names it
 * @param progress hears how far the run is
 */
public record Surroundings(InputStream input, Progress progress) {
  /** Nothing on standard input, and nobody to hear. */
  public static final Surroundings NONE =
      new Surroundings(InputStream.nullInputStream(), Progress.NONE);
}
