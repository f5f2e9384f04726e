package io.github.pullsecret.report;

import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.move.MovePlan.Kept;
import io.github.pullsecret.move.MovePlan.KeptAccount;
import io.github.pullsecret.report.Finding.Severity;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.EffectiveSecrets.Gain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Collects findings, each at the place that its place is to be shown as. */
final class Findings {
  private final UnaryOperator<Location> shown;
  private final List<Finding> all = new ArrayList<>();

  Findings(UnaryOperator<Location> shown) {
    this.shown = shown;
  }

  /** Pod specs and ServiceAccounts that stay as they are. */
  Findings kept(List<Kept> pods, List<KeptAccount> accounts) {
    pods.forEach(kept -> kept(kept.pod().location(), kept.pod().id().toString(), kept.obstacle()));
    accounts.forEach(
        kept -> kept(kept.location(), "ServiceAccount " + kept.key(), kept.obstacle()));
    return this;
  }

  private void kept(Location location, String subject, Obstacle obstacle) {
    KeepReason reason = obstacle.reason();
    all.add(
        new Finding(
            reason.id(),
            reason.isChosen() ? Severity.NOTE : Severity.WARNING,
            shown.apply(location),
            subject,
            obstacle.detail(),
            obstacle.cause().map(shown),
            Optional.of(obstacle.fix())));
  }

  /** Pods that get more than before, as the user wants it. */
  Findings gains(List<Gain> gains) {
    for (Gain gain : gains) {
      add(
          "gain",
          Severity.NOTE,
          gain.pod().location(),
          gain.pod().id().toString(),
          "gains " + String.join(", ", gain.names()));
    }
    return this;
  }

  /** Lines with a name that are no references to what has it. */
  Findings mentions(List<Location> mentions, String what) {
    mentions.forEach(
        place ->
            add("mention", Severity.NOTE, place, "", "mentions " + what + " and is left alone"));
    return this;
  }

  /** Something that there is one thing to do about. */
  Findings add(
      String id, Severity severity, Location place, String subject, String message, String fix) {
    all.add(
        new Finding(
            id,
            severity,
            shown.apply(place),
            subject,
            message,
            Optional.empty(),
            Optional.of(fix)));
    return this;
  }

  /** Something that is only worth knowing. */
  Findings add(String id, Severity severity, Location place, String subject, String message) {
    all.add(
        new Finding(
            id,
            severity,
            shown.apply(place),
            subject,
            message,
            Optional.empty(),
            Optional.empty()));
    return this;
  }

  /** What was found, in the order in which it was added. */
  List<Finding> all() {
    return all;
  }
}
