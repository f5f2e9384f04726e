package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.Names;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Generated;
import io.github.pullsecret.move.MovePlan.KeptAccount;
import io.github.pullsecret.tree.Home;
import io.github.pullsecret.tree.ManifestTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Generates ServiceAccounts of one name with a secret, where pods run as it and it has none. */
final class MissingAccounts {
  /** What is no pod, or none that a ServiceAccount is known to give anything to. */
  private static final Set<KeepReason> NOT_RUN =
      Set.of(
          KeepReason.TEMPLATE_OBJECT,
          KeepReason.STATIC_POD,
          KeepReason.CUSTOM_RESOURCE,
          KeepReason.CONTROLLER_OWNED);

  private final ManifestTree tree;
  private final MoveScope scope;
  private final AttachPlanner planner;
  private final List<ServiceAccountManifest> manifests;
  private final Set<Context> defined = new HashSet<>();

  MissingAccounts(ManifestTree tree, MoveScope scope, AttachPlanner planner) {
    this.tree = tree;
    this.scope = scope;
    this.planner = planner;
    this.manifests = planner.manifests(tree);
    manifests.forEach(manifest -> defined.addAll(tree.contexts(manifest)));
  }

  /** Decides for the pods of every ServiceAccount that is missing somewhere. */
  void generate(Attaching attaching) {
    Map<AccountKey, List<PodSpec>> users = new LinkedHashMap<>();
    for (PodSpec pod : tree.pods()) {
      boolean named = pod.account().name().equals(planner.account());
      if (named && isRun(pod) && !defined.containsAll(tree.contexts(pod))) {
        users.computeIfAbsent(pod.account(), key -> new ArrayList<>()).add(pod);
      }
    }
    users.forEach((key, pods) -> generate(key, pods, attaching));
  }

  private boolean isRun(PodSpec pod) {
    boolean patch =
        pod.kind() == PodSpec.Kind.WORKLOAD
            && !pod.complete()
            && !tree.layout().isReached(pod.place().file());
    boolean kept =
        pod.obstacle().filter(obstacle -> NOT_RUN.contains(obstacle.reason())).isPresent();
    return pod.kind() != PodSpec.Kind.CUSTOM_FIELD
        && !patch
        && !kept
        && planner.selected().test(pod.place().file(), tree.contexts(pod));
  }

  private void generate(AccountKey key, List<PodSpec> pods, Attaching attaching) {
    List<ServiceAccountManifest> declared =
        tree.accounts(key).stream().filter(ServiceAccountManifest::isDeclared).toList();
    if (!declared.isEmpty()) {
      keep(declared, contexts(pods), attaching);
      return;
    }
    Set<Context> missing = contexts(pods);
    missing.removeAll(defined);
    // Pods that are in the most places come first: a manifest for them is one for the others.
    List<PodSpec> users =
        pods.stream()
            .filter(pod -> missing.containsAll(tree.contexts(pod)))
            .sorted(Comparator.comparing((PodSpec pod) -> -tree.contexts(pod).size()))
            .toList();
    List<Home> homes = users.isEmpty() ? List.of() : tree.layout().homes(users);
    Set<Context> there = contexts(users);
    Optional<String> secret = planner.secret().apply(there);
    Optional<Obstacle> obstacle =
        partly(there, missing)
            .or(
                () ->
                    secret.isEmpty()
                        ? Optional.of(AttachPlanner.noSecret(there))
                        : Optional.empty())
            .or(() -> users.stream().map(this::onPod).flatMap(Optional::stream).findFirst())
            .or(() -> scope.otherDefinition(key.name()))
            .or(() -> onAccount(tree.among(key, users)))
            .or(() -> overlapping(homes));
    if (obstacle.isPresent()) {
      attaching.keep(new KeptAccount(key, pods.get(0).location(), obstacle.get()));
      return;
    }
    for (Home home : homes) {
      attaching.generate(
          new Generated(
              tree.among(key, home.users()),
              List.of(secret.orElseThrow()),
              Optional.empty(),
              home,
              /* named= */ true));
    }
  }

  /** Those that are declared are elsewhere: they have the secret, or can't be given it here. */
  private void keep(
      List<ServiceAccountManifest> declared, Set<Context> contexts, Attaching attaching) {
    Optional<String> secret = planner.secret().apply(contexts);
    for (ServiceAccountManifest account : declared) {
      if (secret.filter(account.list().names()::contains).isPresent()) {
        attaching.settled(account.key());
      } else {
        attaching.keep(
            new KeptAccount(account.key(), account.location(), account.obstacle().orElseThrow()));
      }
    }
  }

  private Set<Context> contexts(List<PodSpec> pods) {
    Set<Context> contexts = new HashSet<>();
    pods.forEach(pod -> contexts.addAll(tree.contexts(pod)));
    return contexts;
  }

  /** A manifest that is for all pods would be a second one where there is one. */
  private Optional<Obstacle> partly(Set<Context> there, Set<Context> missing) {
    return there.containsAll(missing)
        ? Optional.empty()
        : Optional.of(
            Obstacle.here(
                    KeepReason.SERVICE_ACCOUNT_NOT_FOUND,
                    "only some of the kustomizations of its pods have ServiceAccount "
                        + planner.account())
                .withFix("add its manifest to the others"));
  }

  private Optional<Obstacle> onPod(PodSpec pod) {
    String file = pod.place().file();
    if (pod.obstacle().filter(found -> found.reason() == KeepReason.SOPS).isPresent()) {
      return pod.obstacle();
    }
    if (pod.account().namespace().filter(Names::isPlaceholder).isPresent()) {
      return Optional.of(Obstacle.here(KeepReason.PLACEHOLDER, "its namespace is filled in later"));
    }
    if (tree.layout().mayBeKustomized(file)) {
      return Optional.of(
          Obstacle.here(
              KeepReason.KUSTOMIZE, "a kustomization that can't be read may build on its pods"));
    }
    if (pod.account().isDefault() && scope.isInChart(tree, file)) {
      return Optional.of(
          Obstacle.here(KeepReason.HELM_CHART, "Helm can't take over the 'default' that is there")
              .withFix("run on the rendered chart"));
    }
    return scope.refusal(pod);
  }

  /** What a new manifest would be taken for, or turned into. */
  private Optional<Obstacle> onAccount(AccountKey key) {
    Optional<Obstacle> elsewhere =
        tree.possibleAccounts(key).stream()
            .filter(ServiceAccountManifest::isDeclared)
            .findFirst()
            .flatMap(ServiceAccountManifest::obstacle);
    if (elsewhere.isPresent()) {
      return elsewhere;
    }
    for (ServiceAccountManifest manifest : manifests) {
      AccountKey other = new AccountKey(key.namespace(), key.name(), tree.contexts(manifest));
      if (other.isRenamedOtherwise(key)) {
        return Optional.of(
            Obstacle.at(
                KeepReason.KUSTOMIZE_NAMES,
                "there would be two ServiceAccounts "
                    + key.name()
                    + " with different prefixes or suffixes",
                manifest.location()));
      }
      if (other.mayBe(key)) {
        return Optional.of(
            Obstacle.at(
                    KeepReason.SERVICE_ACCOUNT_AMBIGUOUS,
                    "it may be " + AccountUsers.where(manifest.key()),
                    manifest.location())
                .withFix("write the namespace, or say what none means: --namespace NS"));
      }
    }
    return tree.overlayOnNew(key)
        .or(
            () ->
                key.isRenamed()
                    ? Optional.of(
                        Obstacle.here(
                            KeepReason.KUSTOMIZE_NAMES,
                            "a manifest of " + key.name() + " would be given a prefix or suffix"))
                    : Optional.empty());
  }

  /** Two manifests would be one object. */
  private Optional<Obstacle> overlapping(List<Home> homes) {
    Set<Context> seen = new HashSet<>();
    for (Home home : homes) {
      Set<Context> here = contexts(home.users());
      if (!Collections.disjoint(seen, here)) {
        return Optional.of(
            Obstacle.here(
                    KeepReason.SERVICE_ACCOUNT_AMBIGUOUS,
                    "no kustomization reaches all pods of "
                        + planner.account()
                        + " in each of their units")
                .withFix("add the manifest of the ServiceAccount by hand"));
      }
      seen.addAll(here);
    }
    return Optional.empty();
  }
}
