package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * ServiceAccounts that exist although no manifest of the tree defines them. Each is in one
 * namespace, and there in every unit: whatever is applied to the namespace finds it, and no
 * kustomization changes its name.
 *
 * @param accounts what is declared, each with the namespace that it is in
 */
public record DeclaredAccounts(List<ServiceAccountManifest> accounts) {
  /** Nothing is declared. */
  public static final DeclaredAccounts NONE = new DeclaredAccounts(List.of());

  /** Takes a copy. */
  public DeclaredAccounts {
    accounts = List.copyOf(accounts);
  }

  boolean hasNamed(String name) {
    return accounts.stream().anyMatch(account -> account.key().name().equals(name));
  }

  /** Adds those that are there under a name in some of its contexts. */
  List<ServiceAccountManifest> with(AccountKey key, List<ServiceAccountManifest> defined) {
    List<ServiceAccountManifest> all = new ArrayList<>(defined);
    for (ServiceAccountManifest account : accounts) {
      if (account.key().name().equals(key.name()) && isIn(account, key.contexts())) {
        all.add(account.resolved(key));
      }
    }
    return all;
  }

  /** Adds those that a cluster could take for this one, as {@link ManifestTree} does. */
  List<ServiceAccountManifest> withPossible(AccountKey key, List<ServiceAccountManifest> defined) {
    List<ServiceAccountManifest> all = new ArrayList<>(defined);
    for (ServiceAccountManifest account : accounts) {
      AccountKey own = account.key();
      if (own.name().equals(key.name()) && isIn(account, key.contexts())) {
        all.add(account.resolved(key));
      } else if (own.name().equals(key.name()) || key.isPlaceholder()) {
        AccountKey there =
            new AccountKey(own.namespace(), own.name(), near(own.namespace(), key.contexts()));
        if (there.mayMeet(key)) {
          all.add(account.resolved(there));
        }
      }
    }
    return all;
  }

  /** The contexts among these in which one of the name is. */
  Set<Context> contexts(String name, Set<Context> among) {
    Set<Context> there = new HashSet<>();
    for (ServiceAccountManifest account : accounts) {
      if (account.key().name().equals(name)) {
        among.stream().filter(context -> isIn(account, Set.of(context))).forEach(there::add);
      }
    }
    return there;
  }

  private static boolean isIn(ServiceAccountManifest account, Set<Context> contexts) {
    return contexts.stream()
        .anyMatch(context -> context.namespace().equals(account.key().namespace()));
  }

  /** The contexts in the namespace that are in the same units. */
  private static Set<Context> near(Optional<String> namespace, Set<Context> contexts) {
    return contexts.stream()
        .map(context -> new Context(context.unit(), namespace, context.renaming()))
        .collect(Collectors.toSet());
  }
}
