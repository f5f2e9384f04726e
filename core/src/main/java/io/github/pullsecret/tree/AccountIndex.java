package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds ServiceAccounts by their key: those that it says, or all that it could mean. */
final class AccountIndex {
  private final Map<AccountKey, List<ServiceAccountManifest>> byKey = new HashMap<>();
  private final Map<String, List<ServiceAccountManifest>> byName = new HashMap<>();

  void add(ServiceAccountManifest account) {
    byKey.computeIfAbsent(account.key(), key -> new ArrayList<>()).add(account);
    byName.computeIfAbsent(account.key().name(), key -> new ArrayList<>()).add(account);
  }

  /** Whether any has this name, wherever it is. */
  boolean hasNamed(String name) {
    return byName.containsKey(name);
  }

  /** Those with exactly this name and these contexts. */
  List<ServiceAccountManifest> exact(AccountKey key) {
    return byKey.getOrDefault(key, List.of());
  }

  /**
   * Those that a cluster could take for it; any that it can meet if its name is filled in later.
   */
  List<ServiceAccountManifest> possible(AccountKey key) {
    if (key.isPlaceholder()) {
      return byKey.values().stream()
          .flatMap(List::stream)
          .filter(account -> account.key().mayMeet(key))
          .toList();
    }
    return byName.getOrDefault(key.name(), List.of()).stream()
        .filter(account -> account.key().mayBe(key))
        .toList();
  }
}
