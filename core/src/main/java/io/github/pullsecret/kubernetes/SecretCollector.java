package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.SecretReference.Inner;
import io.github.pullsecret.kubernetes.SecretReference.Role;
import io.github.pullsecret.kubernetes.WrittenName.Token;
import io.github.pullsecret.yaml.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Collects the references of a document: each once, and in the document's order. */
final class SecretCollector {
  private final Predicate<String> wanted;
  private final List<Found> found = new ArrayList<>();

  /**
   * A collector.
   *
   * @param wanted the names of interest
   */
  SecretCollector(Predicate<String> wanted) {
    this.wanted = wanted;
  }

  /**
   * What is written at one place; what stands in one place counts once, however it was found.
   *
   * @param from where in a scalar the name starts
   */
  private record Site(Optional<Inner> inner, NodePath path, int from) {}

  /** Where a reference stands: in a string, the string's start and then the place in it. */
  private record Found(SecretReference reference, Site site, int outer, int document, int start) {
    static final Comparator<Found> ORDER =
        Comparator.comparingInt(Found::outer)
            .thenComparingInt(Found::document)
            .thenComparingInt(Found::start)
            .thenComparingInt(found -> found.site().from());
  }

  /** Whether a name is one of interest; what another tool fills in is none. */
  boolean wants(String name) {
    return wanted.test(name) && !Names.isPlaceholder(name);
  }

  /**
   * Takes note of a reference.
   *
   * @param at what the name is written at
   * @param path what makes the place different from others
   */
  void add(
      SecretHolder holder,
      Value at,
      NodePath path,
      String name,
      Optional<String> namespace,
      Role role,
      WrittenName written) {
    Optional<String> said = namespace.or(holder::destination);
    SecretReference reference =
        new SecretReference(
            holder.place(),
            holder.id(),
            holder.location(at),
            name,
            said,
            holder.clusterWide() && said.isEmpty(),
            role,
            written,
            holder.outer().map(SecretHolder.Outer::inner),
            at.shared(),
            holder.refusal());
    int from = written instanceof Token token ? token.from() : 0;
    int outer = holder.outer().map(string -> string.text().start()).orElse(at.start());
    int document = holder.outer().map(SecretHolder.Outer::document).orElse(0);
    found.add(
        new Found(reference, new Site(reference.inner(), path, from), outer, document, at.start()));
  }

  /** What was found, in the order of the document. */
  List<SecretReference> references() {
    Map<Site, List<Found>> bySite = new LinkedHashMap<>();
    for (Found each : found) {
      List<Found> same = bySite.computeIfAbsent(each.site(), site -> new ArrayList<>());
      merge(each, same);
    }
    return bySite.values().stream()
        .flatMap(List::stream)
        .sorted(Found.ORDER)
        .map(Found::reference)
        .toList();
  }

  /**
   * Keeps of one place what is written there, and beside it only what reaches it by an alias from
   * where another namespace counts, which a rename has to know of.
   */
  private static void merge(Found each, List<Found> same) {
    for (int i = 0; i < same.size(); i++) {
      SecretReference known = same.get(i).reference();
      SecretReference other = each.reference();
      boolean sameObject = known.place().equals(other.place()) && known.id().equals(other.id());
      if (sameObject || known.secretNamespace().equals(other.secretNamespace())) {
        if (known.shared() && !other.shared()) {
          same.set(i, each);
        }
        return;
      }
    }
    same.add(each);
  }
}
