package io.github.pullsecret.kubernetes;

import io.github.pullsecret.text.Location;
import java.util.Optional;

/**
 * What keeps an inline list in place.
 *
 * @param reason why
 * @param detail the reason in the words of this case, such as the hook's name
 * @param cause where the cause stands, if elsewhere than the list
 * @param fix what to do about it
 */
public record Obstacle(KeepReason reason, String detail, Optional<Location> cause, String fix) {
  /** An obstacle whose cause is the list itself. */
  public static Obstacle here(KeepReason reason, String detail) {
    return new Obstacle(reason, detail, Optional.empty(), reason.fix());
  }

  /** An obstacle with its cause. */
  public static Obstacle at(KeepReason reason, String detail, Location cause) {
    return new Obstacle(reason, detail, Optional.of(cause), reason.fix());
  }

  /** The same obstacle with another thing to do about it than its reason's. */
  public Obstacle withFix(String otherFix) {
    return new Obstacle(reason, detail, cause, otherFix);
  }
}
