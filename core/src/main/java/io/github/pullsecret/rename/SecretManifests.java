package io.github.pullsecret.rename;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.SecretReference;
import io.github.pullsecret.kubernetes.SecretReference.Role;
import io.github.pullsecret.rename.RenamePlan.Needed;
import io.github.pullsecret.rename.RenamePlan.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Secrets of the tree, and what makes some, under the names that they have afterwards.
 *
 * @param names the names that all places have afterwards, by where they are applied
 */
record SecretManifests(Map<Site, Map<Context, String>> names) {

  /** Where a Secret is applied, under its new name. */
  private record Spot(String unit, Optional<String> namespace, String name) {
    static Spot of(Context context, String name) {
      return new Spot(context.unit(), context.namespace(), name);
    }
  }

  private static boolean makes(Site site) {
    Role role = site.reference().role();
    return role == Role.DEFINITION || role == Role.PRODUCER;
  }

  /** Secrets that would be renamed onto others. */
  List<Refused> clashes() {
    Map<Spot, Site> taken = new LinkedHashMap<>();
    Map<Spot, Site> fresh = new LinkedHashMap<>();
    List<Refused> refusals = new ArrayList<>();
    names.forEach(
        (site, targets) ->
            targets.forEach(
                (context, name) -> {
                  if (makes(site) && name.equals(site.reference().name())) {
                    taken.putIfAbsent(Spot.of(context, name), site);
                  }
                }));
    Set<Site> refused = new HashSet<>();
    names.forEach(
        (site, targets) ->
            targets.forEach(
                (context, name) -> {
                  SecretReference reference = site.reference();
                  if (!makes(site) || name.equals(reference.name())) {
                    return;
                  }
                  Spot spot = Spot.of(context, name);
                  Optional<Site> other =
                      Optional.ofNullable(taken.get(spot))
                          .or(
                              () ->
                                  Optional.ofNullable(fresh.putIfAbsent(spot, site))
                                      .filter(first -> !sameName(first, site)));
                  if (other.isPresent() && refused.add(site)) {
                    refusals.add(clash(reference, name, other.get()));
                  }
                }));
    return refusals;
  }

  private static boolean sameName(Site one, Site other) {
    return one.reference().name().equals(other.reference().name());
  }

  private static Refused clash(SecretReference reference, String name, Site other) {
    return new Refused(
        reference.location(),
        "there is another Secret "
            + name
            + " there already ("
            + other.reference().location().pathAndLine()
            + ")",
        "take another name, " + RenamePlanner.REFERENCES_ONLY);
  }

  /** The Secrets of new names that are used and that nothing makes. */
  List<Needed> needed(Collection<Set<String>> newNames) {
    Set<String> fresh = new HashSet<>();
    newNames.forEach(fresh::addAll);
    Map<String, Set<Context>> made = made();
    Map<Spot, Needed> needed = new LinkedHashMap<>();
    names.forEach(
        (site, targets) ->
            targets.forEach(
                (context, name) -> {
                  boolean uses =
                      site.reference().role() == Role.REFERENCE
                          && fresh.contains(name)
                          && !name.equals(site.reference().name());
                  if (uses
                      && made.getOrDefault(name, Set.of()).stream().noneMatch(context::mayBe)) {
                    needed.putIfAbsent(
                        new Spot("", context.namespace(), name),
                        new Needed(context.namespace(), name, site.reference().location()));
                  }
                }));
    return List.copyOf(needed.values());
  }

  /** Where the Secrets of the tree are afterwards, by name. */
  private Map<String, Set<Context>> made() {
    Map<String, Set<Context>> made = new HashMap<>();
    names.forEach(
        (site, targets) -> {
          if (makes(site)) {
            targets.forEach(
                (context, name) -> made.computeIfAbsent(name, key -> new HashSet<>()).add(context));
          }
        });
    return made;
  }
}
