package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.PullSecretList;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is applied together: the pods and ServiceAccounts of a unit, with the namespaces and lists
 * that they get there.
 *
 * @param unit its name; empty for the files that no kustomization reaches
 * @param incomplete whether it may hold objects that are not in the tree
 * @param pods its pods in path order
 * @param accounts its ServiceAccounts in path order
 */
public record UnitContents(
    String unit, boolean incomplete, List<Pod> pods, List<Account> accounts) {

  /**
   * The list that a pod spec or ServiceAccount has in a unit.
   *
   * @param list the list there; the one in the manifest if it is not known
   * @param changedBy what changes it in a way that is not known
   */
  public record ListThere(PullSecretList list, Optional<Location> changedBy) {
    static ListThere known(PullSecretList list) {
      return new ListThere(list, Optional.empty());
    }

    static ListThere changed(PullSecretList list, Location changedBy) {
      return new ListThere(list, Optional.of(changedBy));
    }
  }

  /**
   * A pod of the unit.
   *
   * @param spec its pod spec; the namespace of its ServiceAccount is the one that it has there
   * @param list its own list
   * @param accounts the definitions of its ServiceAccount; if there is none of its namespace, those
   *     that a cluster could take for it
   * @param reached whether a kustomization builds it, which sorts what it builds
   */
  public record Pod(PodSpec spec, ListThere list, List<Account> accounts, boolean reached) {}

  /**
   * A ServiceAccount of the unit.
   *
   * @param manifest its manifest, or what declares it
   * @param list its list
   */
  public record Account(ServiceAccountManifest manifest, ListThere list) {}

  /** The units of a tree. */
  public static List<UnitContents> of(ManifestTree tree) {
    List<UnitContents> units = new ArrayList<>();
    UnitView.of(tree)
        .forEach(
            (unit, view) ->
                units.add(of(view, new UnitLayers(tree.units(), tree.overlays(), unit))));
    return units;
  }

  private static UnitContents of(UnitView view, UnitLayers layers) {
    List<Pod> pods = new ArrayList<>();
    List<Account> accounts = new ArrayList<>();
    view.parts()
        .forEach(
            (part, file) -> {
              for (PodSpec pod : file.pods()) {
                pods.add(
                    new Pod(
                        pod,
                        layers.of(pod),
                        accounts(view, pod, layers),
                        part.reach().isPresent()));
              }
              file.accounts().forEach(found -> accounts.add(account(found, layers)));
            });
    return new UnitContents(
        layers.unit(), layers.isIncomplete(), List.copyOf(pods), List.copyOf(accounts));
  }

  private static List<Account> accounts(UnitView view, PodSpec pod, UnitLayers layers) {
    List<ServiceAccountManifest> exact = view.accounts(pod.account());
    List<ServiceAccountManifest> found =
        exact.isEmpty() ? view.possibleAccounts(pod.account()) : exact;
    return found.stream().map(account -> account(account, layers)).toList();
  }

  private static Account account(ServiceAccountManifest manifest, UnitLayers layers) {
    return new Account(manifest, layers.of(manifest));
  }
}
