package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.IdentityReference;
import io.github.pullsecret.kubernetes.PodSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what names a ServiceAccount: the pods that run as it, and what refers to its identity. */
final class UserIndex {
  private final Map<String, List<PodSpec>> podsByAccount = new HashMap<>();
  private final List<PodSpec> podsOfOpenAccounts = new ArrayList<>();
  private final Map<String, List<IdentityReference>> identitiesByAccount = new HashMap<>();

  void add(PodSpec pod) {
    podsByAccount.computeIfAbsent(pod.account().name(), key -> new ArrayList<>()).add(pod);
    if (pod.account().isPlaceholder()) {
      podsOfOpenAccounts.add(pod);
    }
  }

  void add(IdentityReference reference) {
    identitiesByAccount
        .computeIfAbsent(reference.account().name(), key -> new ArrayList<>())
        .add(reference);
  }

  /** The pod specs that name this ServiceAccount, or may. */
  List<PodSpec> named(AccountKey key) {
    return podsByAccount.getOrDefault(key.name(), List.of()).stream()
        .filter(pod -> pod.account().mayBe(key))
        .toList();
  }

  /** The pod specs that could run as it, also because their name for it is open. */
  List<PodSpec> possible(AccountKey key) {
    List<PodSpec> users = new ArrayList<>(named(key));
    podsOfOpenAccounts.stream().filter(pod -> pod.account().mayMeet(key)).forEach(users::add);
    return users;
  }

  /** The references to its identity, whatever they are applied with. */
  List<IdentityReference> identities(AccountKey key) {
    return identitiesByAccount.getOrDefault(key.name(), List.of()).stream()
        .filter(reference -> reference.account().mayShareNamespace(key))
        .toList();
  }
}
