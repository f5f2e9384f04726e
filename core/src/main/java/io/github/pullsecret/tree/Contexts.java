package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.IdentityReference;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds which pods and ServiceAccounts are to be decided about together: those of one name that
 * meet in a context, and those that they meet with in others.
 */
final class Contexts {
  private final Units units;
  private final Map<Member, Member> parents = new HashMap<>();
  private final Map<Member, Set<Context>> groups = new HashMap<>();

  /** A name in a context. */
  private record Member(String name, Context context) {
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Member that
              && name.equals(that.name)
              && context.equals(that.context));
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + context.hashCode();
    }
  }

  Contexts(Units units, List<ManifestFile> files) {
    this.units = units;
    for (ManifestFile file : files) {
      file.pods().forEach(pod -> join(pod.account().name(), contexts(pod)));
      file.accounts().forEach(account -> join(account.key().name(), contexts(account)));
    }
    for (Member member : parents.keySet()) {
      groups.computeIfAbsent(root(member), key -> new HashSet<>()).add(member.context());
    }
  }

  /** Where a pod spec's object ends up. */
  Set<Context> contexts(PodSpec pod) {
    return units.contexts(pod.place().file(), pod.account().namespace());
  }

  /** Where a ServiceAccount ends up. */
  Set<Context> contexts(ServiceAccountManifest account) {
    return units.contexts(account.place().file(), account.key().namespace());
  }

  private void join(String name, Set<Context> contexts) {
    Member first = null;
    for (Context context : contexts) {
      Member member = new Member(name, context);
      parents.putIfAbsent(member, member);
      if (first == null) {
        first = root(member);
      } else {
        parents.put(root(member), first);
      }
    }
  }

  private Member root(Member member) {
    Member at = member;
    while (true) {
      Member parent = parents.getOrDefault(at, at);
      if (parent.equals(at)) {
        return at;
      }
      parents.put(at, parents.getOrDefault(parent, parent)); // Shortens the way for others.
      at = parent;
    }
  }

  /** All contexts that a name shares with these; the contexts themselves if nobody has the name. */
  Set<Context> group(String name, Set<Context> contexts) {
    Set<Context> all = new HashSet<>();
    for (Context context : contexts) {
      Member member = new Member(name, context);
      all.addAll(groups.getOrDefault(root(member), Set.of(context)));
    }
    return all;
  }

  /** Why a pod does not find any of these manifests of its ServiceAccount in each of its units. */
  Optional<Obstacle> absence(
      PodSpec pod, List<ServiceAccountManifest> manifests, DeclaredAccounts declared) {
    String name = pod.account().name();
    Set<Context> missing = new HashSet<>(contexts(pod));
    Set<Context> there = new HashSet<>();
    for (ServiceAccountManifest manifest : manifests) {
      there.addAll(
          manifest.isDeclared()
              ? declared.contexts(manifest.key().name(), missing)
              : contexts(manifest));
    }
    missing.removeAll(there);
    return missing.stream()
        .min(Comparator.comparing(Context::unit))
        .map(
            first ->
                there.stream().anyMatch(first::isRenamedOtherwise)
                    ? Obstacle.here(
                        KeepReason.KUSTOMIZE_NAMES,
                        "runs as " + name + ", to which other prefixes or suffixes are added")
                    : Obstacle.here(
                            KeepReason.SERVICE_ACCOUNT_NOT_FOUND,
                            "runs as " + name + ", which is not in " + first.unit())
                        .withFix("add its manifest to that kustomization"));
  }

  ManifestFile resolved(ManifestFile file) {
    List<PodSpec> pods = new ArrayList<>();
    for (PodSpec pod : file.pods()) {
      pods.add(pod.resolved(key(pod.account(), contexts(pod))));
    }
    List<ServiceAccountManifest> accounts = new ArrayList<>();
    for (ServiceAccountManifest account : file.accounts()) {
      accounts.add(account.resolved(key(account.key(), contexts(account))));
    }
    List<IdentityReference> identities = new ArrayList<>();
    for (IdentityReference reference : file.identities()) {
      Optional<String> namespace = reference.account().namespace();
      Set<Context> contexts = new HashSet<>(units.contexts(file.path(), namespace));
      contexts.addAll(reference.account().contexts());
      identities.add(reference.of(new AccountKey(namespace, reference.account().name(), contexts)));
    }
    return file.with(pods, accounts, identities);
  }

  private AccountKey key(AccountKey written, Set<Context> contexts) {
    return new AccountKey(written.namespace(), written.name(), group(written.name(), contexts));
  }
}
