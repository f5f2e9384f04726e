package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.move.MovePlan.Extended;
import io.github.pullsecret.move.MovePlan.Generated;
import io.github.pullsecret.move.MovePlan.KeptAccount;
import java.util.ArrayList;
import java.util.List;

/** What is decided so far about ServiceAccounts that are to get a secret. */
final class Attaching {
  private final List<Extended> extended = new ArrayList<>();
  private final List<Generated> generated = new ArrayList<>();
  private final List<KeptAccount> kept = new ArrayList<>();
  private final List<AccountKey> settled = new ArrayList<>();

  void extend(Extended manifest) {
    extended.add(manifest);
  }

  void generate(Generated account) {
    generated.add(account);
  }

  void keep(KeptAccount account) {
    kept.add(account);
  }

  void settled(AccountKey key) {
    settled.add(key);
  }

  MovePlan plan() {
    return MovePlan.ofAttaching(extended, generated, kept, settled);
  }
}
