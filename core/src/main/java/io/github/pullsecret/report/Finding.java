package io.github.pullsecret.report;

import io.github.pullsecret.text.Location;
import java.util.Optional;

/**
 * One thing that is said about one place. What {@code explain} finds, what a move keeps and why,
 * and what is wrong with a file are all findings, so that every format can show them alike.
 *
 * @param id a stable name of this sort of finding, in kebab-case
 * @param severity how bad it is
 * @param location where it stands
 * @param subject the object that it is about, as {@code Deployment shop/web}; empty if none
 * @param message one sentence without a full stop, and without any data of a Secret
 * @param cause the place of what causes it, if that is another one
 * @param fix one thing to do about it
 */
public record Finding(
    String id,
    Severity severity,
    Location location,
    String subject,
    String message,
    Optional<Location> cause,
    Optional<String> fix) {

  /** How bad a finding is, the worst first. */
  public enum Severity {
    /** Pods won't get their images, or a file can't be read. */
    ERROR,
    /** It looks wrong, but may be right in the cluster. */
    WARNING,
    /** Worth knowing. */
    NOTE
  }
}
