package io.github.pullsecret.explain;

import io.github.pullsecret.explain.PodRow.Source;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.PullSecretList.Shape;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.UnitContents.Account;
import io.github.pullsecret.tree.UnitContents.Pod;
import java.util.List;
import java.util.Optional;

/**
 * The pull secrets that a pod gets in a unit, by the rule of admission: its own list if that has
 * any entry, else its ServiceAccount's, never both.
 *
 * @param secrets the names in order
 * @param source where they come from
 * @param origin where that stands, or what keeps it from being known
 */
record Effective(List<String> secrets, Source source, Optional<Location> origin) {
  static Effective of(Pod pod) {
    PodSpec spec = pod.spec();
    if (pod.list().changedBy().isPresent()) {
      return unknown(pod.list().changedBy());
    }
    Shape shape = pod.list().list().shape();
    if (spec.kind() != PodSpec.Kind.WORKLOAD && shape == Shape.MALFORMED) {
      return unknown(Optional.of(spec.list().location())); // A form that only its operator knows.
    }
    if (pod.list().list().present()) {
      Location list = pod.list().list().location();
      boolean patched = !list.equals(spec.list().location());
      return new Effective(
          pod.list().list().names(), Source.INLINE, patched ? Optional.of(list) : Optional.empty());
    }
    if (isKept(spec, KeepReason.STATIC_POD)) {
      return new Effective(List.of(), Source.NONE, Optional.empty());
    }
    // What makes the pods of such an object may give them a list, or another ServiceAccount.
    boolean open = isKept(spec, KeepReason.CUSTOM_RESOURCE) || spec.account().isPlaceholder();
    return open || pod.accounts().isEmpty() ? unknown(Optional.empty()) : inherited(pod.accounts());
  }

  static boolean isKept(PodSpec spec, KeepReason reason) {
    return spec.obstacle().filter(obstacle -> obstacle.reason() == reason).isPresent();
  }

  private static Effective inherited(List<Account> accounts) {
    Account first = accounts.get(0);
    for (Account account : accounts) {
      if (account.list().changedBy().isPresent()) {
        return unknown(account.list().changedBy());
      }
      if (!agree(first, account)) {
        return unknown(Optional.of(account.manifest().location()));
      }
    }
    boolean none = !first.list().list().present();
    Location location = none ? first.manifest().location() : first.list().list().location();
    Source source =
        first.manifest().isDeclared()
            ? Source.DECLARED
            : none ? Source.NONE : Source.SERVICE_ACCOUNT;
    return new Effective(first.list().list().names(), source, Optional.of(location));
  }

  /** Whether two definitions give the same, so that it does not matter which one counts. */
  static boolean agree(Account one, Account other) {
    return one.list().list().names().equals(other.list().list().names())
        && one.list().list().present() == other.list().list().present();
  }

  private static Effective unknown(Optional<Location> why) {
    return new Effective(List.of(), Source.UNKNOWN, why);
  }
}
