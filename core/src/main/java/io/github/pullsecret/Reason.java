package io.github.pullsecret;

import io.github.pullsecret.kubernetes.KeepReason;
import java.util.Arrays;
import java.util.List;

/**
 * Why a list is kept where it is.
 *
 * @param id what reports call it; stable
 * @param fix what to do about it
 */
public record Reason(String id, String fix) {
  /** All that there are. */
  public static List<Reason> all() {
    return Arrays.stream(KeepReason.values())
        .map(reason -> new Reason(reason.id(), reason.fix()))
        .toList();
  }
}
