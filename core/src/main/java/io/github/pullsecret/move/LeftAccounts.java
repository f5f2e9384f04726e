package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Generated;
import io.github.pullsecret.move.MovePlan.Source;
import io.github.pullsecret.tree.Home;
import io.github.pullsecret.tree.ManifestTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decides about pods that leave their ServiceAccount for one that is made for their list. */
final class LeftAccounts {
  private static final Obstacle NO_NAME =
      Obstacle.here(
          KeepReason.UNREADABLE_FILE, "a file that can't be read may define any ServiceAccount");

  private final Planning planning;
  private final AccountNames names;

  LeftAccounts(Planning planning) {
    this.planning = planning;
    this.names = new AccountNames(planning.tree(), planning.scope());
  }

  /** Every list gets a ServiceAccount of its own, generated unless an earlier run did it. */
  void leave(AccountKey from, List<Mover> movers, String base) {
    Optional<Obstacle> identity = planning.identityInUse(from);
    if (identity.isPresent()) {
      planning.decisions().keep(movers, identity.get());
      return;
    }
    List<Mover> free = movers.stream().filter(Mover::isFree).toList();
    Optional<ServiceAccountManifest> like = planning.tree().accounts(from).stream().findFirst();
    boolean commonest = true;
    for (var group : AccountUsers.byList(free).entrySet()) {
      leaveTogether(new Leaving(from, like, base, group.getKey(), commonest), group.getValue());
      commonest = false;
    }
    movers.stream()
        .filter(mover -> !mover.isFree())
        .forEach(
            mover ->
                planning
                    .decisions()
                    .keep(
                        mover.pod(),
                        Obstacle.here(KeepReason.CUSTOM_RESOURCE, "has to stay on " + from.name())
                            .withFix(Planning.FIX_BY_HAND)));
  }

  /** What pods with one list leave, and how what they get is called. */
  private record Leaving(
      AccountKey from,
      Optional<ServiceAccountManifest> like,
      String base,
      List<String> list,
      boolean commonest) {
    Generated account(AccountKey key, Home home) {
      return new Generated(key, list, like, home, /* named= */ false);
    }
  }

  private void leaveTogether(Leaving leaving, List<Mover> movers) {
    List<PodSpec> pods = movers.stream().map(Mover::pod).toList();
    Optional<AccountKey> reusable =
        names.reusable(leaving.from(), leaving.base(), leaving.list(), leaving.like(), pods);
    List<Home> homes = planning.tree().layout().homes(pods);
    if (reusable.isPresent()) {
      Home home = homes.get(0).with(pods);
      reuse(leaving.account(reusable.get(), home), movers);
      return;
    }
    Map<AccountKey, List<Mover>> rejoining = new LinkedHashMap<>();
    boolean first = true;
    for (Home home : homes) {
      Set<PodSpec> users = new HashSet<>(home.users());
      List<Mover> here = movers.stream().filter(mover -> users.contains(mover.pod())).toList();
      String own = leaving.base() + "-" + lastName(home);
      String base = first ? leaving.base() : own;
      first = false;
      Optional<AccountKey> made = reusable(leaving, home, own);
      if (made.isPresent()) {
        rejoining.computeIfAbsent(made.get(), key -> new ArrayList<>()).addAll(here);
        continue;
      }
      Optional<AccountKey> key =
          names.name(leaving.from(), base, leaving.list(), leaving.commonest(), homes.size() > 1);
      if (key.isPresent()) {
        planning.decisions().generate(leaving.account(key.get(), home), here, Source.GENERATED);
      } else {
        AccountKey wanted = planning.tree().sibling(leaving.from(), base);
        planning.decisions().keep(here, planning.tree().overlayOnNew(wanted).orElse(NO_NAME));
      }
    }
    rejoining.forEach(
        (key, here) -> {
          Home home = homes.get(0).with(here.stream().map(Mover::pod).toList());
          reuse(leaving.account(key, home), here);
        });
  }

  /** What is declared needs no manifest near its users. */
  private void reuse(Generated account, List<Mover> movers) {
    Source source = planning.source(account.key(), Source.REUSED);
    if (source == Source.DECLARED) {
      movers.forEach(mover -> planning.decisions().move(mover, account.key(), source));
    } else {
      planning.decisions().generate(account, movers, source);
    }
  }

  /** What an earlier run made for the users of one of several homes. */
  private Optional<AccountKey> reusable(Leaving leaving, Home home, String own) {
    AccountKey there = planning.tree().among(leaving.from(), home.users());
    return Stream.of(leaving.base(), own)
        .map(base -> names.reusable(there, base, leaving.list(), leaving.like(), home.users()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The name of the directory that a home is in, or its first user. */
  private static String lastName(Home home) {
    String file = home.users().get(0).place().file();
    String directory = home.directory().orElseGet(() -> ManifestTree.directory(file));
    String name = directory.substring(directory.lastIndexOf('/') + 1);
    return name.isEmpty() ? "root" : name;
  }
}
