package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.ObjectId;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Pull secrets and the workloads of a namespace that get them in one way.
 *
 * @param namespace the namespace that the workloads are applied to, if it is known
 * @param secrets the pull secrets in order, at least one
 * @param account the ServiceAccount that hands them on; empty if the workloads list them
 * @param workloads the workloads, in order
 */
public record Attachment(
    Optional<String> namespace,
    List<String> secrets,
    Optional<String> account,
    List<String> workloads) {
  /** Takes copies. */
  public Attachment {
    secrets = List.copyOf(secrets);
    workloads = List.copyOf(workloads);
  }

  private record Way(String namespace, String account, List<String> secrets) {}

  private static final Comparator<Way> ORDER =
      Comparator.comparing(Way::namespace)
          .thenComparing(Way::account)
          .thenComparing(way -> String.join(" ", way.secrets()));

  /** Who gets what in a tree, in the order of namespaces, then of ServiceAccounts and secrets. */
  public static List<Attachment> of(ManifestTree tree) {
    SortedMap<Way, Set<String>> ways = new TreeMap<>(ORDER);
    UnitView.of(tree)
        .values()
        .forEach(
            unit -> {
              for (ManifestFile file : unit.parts().values()) {
                for (PodSpec pod : file.pods()) {
                  way(unit, pod)
                      .ifPresent(
                          way -> ways.computeIfAbsent(way, key -> new TreeSet<>()).add(name(pod)));
                }
              }
            });
    return ways.entrySet().stream()
        .map(
            entry ->
                new Attachment(
                    present(entry.getKey().namespace()),
                    entry.getKey().secrets(),
                    present(entry.getKey().account()),
                    List.copyOf(entry.getValue())))
        .toList();
  }

  private static Optional<Way> way(UnitView unit, PodSpec pod) {
    String namespace = pod.account().namespace().orElse("");
    if (pod.list().present()) {
      return Optional.of(new Way(namespace, "", pod.list().names()))
          .filter(way -> !way.secrets().isEmpty());
    }
    AccountKey account = pod.account();
    return unit.accounts(account).stream()
        .map(ServiceAccountManifest::list)
        .filter(list -> !list.names().isEmpty())
        .findFirst()
        .map(list -> new Way(namespace, account.name(), list.names()));
  }

  private static String name(PodSpec pod) {
    ObjectId id = pod.id();
    return new ObjectId(id.type(), pod.account().namespace(), id.name()).toString();
  }

  private static Optional<String> present(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
