package io.github.pullsecret.report;

import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.move.MovePlan.KeptAccount;
import io.github.pullsecret.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The ServiceAccounts that stay as they are, and what to do about it.
 *
 * @param title what is said of them
 * @param all the ServiceAccounts
 * @param shown gives the place that a place of the files as they were is to be shown as
 */
record KeptAccounts(String title, List<KeptAccount> all, UnaryOperator<Location> shown) {
  /** The lines; none if there are none. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (all.isEmpty()) {
      return lines;
    }
    lines.add(title + " " + all.size() + ":");
    for (KeptAccount kept : all) {
      KeepReason reason = kept.obstacle().reason();
      String cause =
          kept.obstacle()
              .cause()
              .map(where -> " (" + shown.apply(where).pathAndLine() + ")")
              .orElse("");
      lines.add(
          "   "
              + reason.id()
              + "  "
              + shown.apply(kept.location()).pathAndLine()
              + " ServiceAccount "
              + kept.key()
              + ": "
              + kept.obstacle().detail()
              + cause);
      lines.add("       fix: " + kept.obstacle().fix());
    }
    return lines;
  }
}
