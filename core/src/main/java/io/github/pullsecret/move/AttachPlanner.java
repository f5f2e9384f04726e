package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Extended;
import io.github.pullsecret.move.MovePlan.KeptAccount;
import io.github.pullsecret.tree.ManifestTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Decides where a secret is put on the ServiceAccounts of one name: on all of their manifests, and
 * on new ones where pods run as a ServiceAccount that has none. That pods gain the secret is what
 * was asked for.
 *
 * @param account the name
 * @param secret gives the secret for where a ServiceAccount ends up; of several places what it
 *     gives for each, and nothing if that differs
 * @param selected whether the manifest of a file that ends up there, or the ServiceAccount of its
 *     pods, is to get the secret
 */
public record AttachPlanner(
    String account,
    Function<Set<Context>, Optional<String>> secret,
    BiPredicate<String, Set<Context>> selected)
    implements Planner {

  @Override
  public MovePlan plan(ManifestTree tree, MoveScope scope) {
    Attaching attaching = new Attaching();
    for (Definitions definitions : definitions(tree)) {
      boolean meant =
          definitions.manifests().stream().anyMatch(manifest -> isSelected(tree, manifest));
      if (meant) {
        extend(tree, scope, definitions, attaching);
      }
    }
    new MissingAccounts(tree, scope, this).generate(attaching);
    return attaching.plan();
  }

  private boolean isSelected(ManifestTree tree, ServiceAccountManifest manifest) {
    return selected.test(manifest.place().file(), tree.contexts(manifest));
  }

  /**
   * Manifests that can be the same ServiceAccount.
   *
   * @param contexts where they end up
   */
  private record Definitions(List<ServiceAccountManifest> manifests, Set<Context> contexts) {}

  /** All manifests of the name in path order, those together that end up in one place. */
  private List<Definitions> definitions(ManifestTree tree) {
    List<Definitions> all = new ArrayList<>();
    for (ServiceAccountManifest manifest : manifests(tree)) {
      List<ServiceAccountManifest> together = new ArrayList<>();
      Set<Context> contexts = new HashSet<>(tree.contexts(manifest));
      for (Definitions known : List.copyOf(all)) {
        if (!Collections.disjoint(known.contexts(), contexts)) {
          all.remove(known);
          together.addAll(known.manifests());
          contexts.addAll(known.contexts());
        }
      }
      together.add(manifest);
      all.add(new Definitions(together, contexts));
    }
    return all;
  }

  /** All manifests of the name, in path order. */
  List<ServiceAccountManifest> manifests(ManifestTree tree) {
    return tree.files().stream()
        .map(ManifestFile::accounts)
        .flatMap(List::stream)
        .filter(manifest -> manifest.key().name().equals(account))
        .toList();
  }

  private void extend(
      ManifestTree tree, MoveScope scope, Definitions definitions, Attaching attaching) {
    List<ServiceAccountManifest> manifests = definitions.manifests();
    Optional<String> name = secret.apply(definitions.contexts());
    List<ServiceAccountManifest> without =
        manifests.stream()
            .filter(manifest -> name.filter(manifest.list().names()::contains).isEmpty())
            .toList();
    if (without.isEmpty()) {
      attaching.settled(manifests.get(0).key());
      return;
    }
    Optional<Obstacle> obstacle =
        (name.isEmpty()
                ? Optional.of(noSecret(definitions.contexts()))
                : Optional.<Obstacle>empty())
            .or(() -> partly(tree, manifests))
            .or(() -> scope.otherDefinition(account))
            .or(() -> scope.obstacle(tree, manifests, /* edited= */ true).map(this::withFix))
            .or(() -> AccountLists.obstacle(manifests));
    if (obstacle.isPresent()) {
      manifests.forEach(
          manifest ->
              attaching.keep(new KeptAccount(manifest.key(), manifest.location(), obstacle.get())));
    } else {
      without.forEach(
          manifest -> attaching.extend(new Extended(manifest, List.of(name.orElseThrow()))));
    }
  }

  /** For pods, the fix would be another ServiceAccount. */
  private Obstacle withFix(Obstacle obstacle) {
    return obstacle.reason() == KeepReason.OVERLAY_TOUCHES_SERVICE_ACCOUNT
        ? obstacle.withFix("add the secret to the patch by hand")
        : obstacle;
  }

  /** One of several definitions may not change, so that they would differ. */
  private Optional<Obstacle> partly(ManifestTree tree, List<ServiceAccountManifest> manifests) {
    return manifests.stream()
        .filter(manifest -> !isSelected(tree, manifest))
        .findFirst()
        .map(
            manifest ->
                Obstacle.at(
                        KeepReason.NOT_SELECTED,
                        "another definition of it is not to change",
                        manifest.location())
                    .withFix("give its path, too, or leave out what excludes it"));
  }

  /** Why there is no one secret for a ServiceAccount that ends up there. */
  static Obstacle noSecret(Set<Context> contexts) {
    List<String> namespaces =
        contexts.stream()
            .map(context -> context.namespace().orElse("one that nothing says"))
            .distinct()
            .sorted()
            .toList();
    String only = namespaces.get(0);
    boolean unknown = contexts.stream().allMatch(context -> context.namespace().isEmpty());
    if (namespaces.size() > 1) {
      return noSecret("shared by the namespaces " + String.join(", ", namespaces))
          .withFix("give each namespace a manifest of its own");
    }
    return unknown
        ? noSecret("nothing says its namespace")
            .withFix("write the namespace, or say what none means: --namespace NS")
        : noSecret("there is no secret for namespace " + only).withFix("say which it is to get");
  }

  private static Obstacle noSecret(String detail) {
    return Obstacle.here(KeepReason.SERVICE_ACCOUNT_SHARED, detail);
  }
}
