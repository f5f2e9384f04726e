package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.Home;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run does to pods and ServiceAccounts. A move decides about every pod spec with a list of
 * its own, the way back about every one that gets its ServiceAccount's, and attaching about
 * ServiceAccounts only.
 *
 * @param moved the pod specs that lose their list, in path order
 * @param kept the pod specs that stay as they are, in path order
 * @param extended the ServiceAccounts whose manifests get more secrets
 * @param generated the ServiceAccounts that get a manifest
 * @param inlined the pod specs that get their ServiceAccount's list, in path order
 * @param emptied the ServiceAccounts whose manifests lose their list
 * @param keptAccounts the ServiceAccounts that were to change and stay as they are
 * @param settled the ServiceAccounts that have already what was to be attached
 */
public record MovePlan(
    List<Moved> moved,
    List<Kept> kept,
    List<Extended> extended,
    List<Generated> generated,
    List<Inlined> inlined,
    List<Emptied> emptied,
    List<KeptAccount> keptAccounts,
    List<AccountKey> settled) {

  /** The plan of a move. */
  static MovePlan ofMove(
      List<Moved> moved, List<Kept> kept, List<Extended> extended, List<Generated> generated) {
    return new MovePlan(
        moved, kept, extended, generated, List.of(), List.of(), List.of(), List.of());
  }

  /** The plan of the way back. */
  static MovePlan ofWayBack(
      List<Inlined> inlined,
      List<Kept> kept,
      List<Emptied> emptied,
      List<KeptAccount> keptAccounts) {
    return new MovePlan(
        List.of(), kept, List.of(), List.of(), inlined, emptied, keptAccounts, List.of());
  }

  /** The plan of attaching a secret. */
  static MovePlan ofAttaching(
      List<Extended> extended,
      List<Generated> generated,
      List<KeptAccount> keptAccounts,
      List<AccountKey> settled) {
    return new MovePlan(
        List.of(), List.of(), extended, generated, List.of(), List.of(), keptAccounts, settled);
  }

  /** Whether nothing was found that the run is about. */
  public boolean isEmpty() {
    return Stream.of(moved, kept, extended, generated, inlined, emptied, keptAccounts, settled)
        .allMatch(List::isEmpty);
  }

  /** Where a moved pod gets its secrets from. */
  public enum Source {
    /** Its ServiceAccount had the list already. */
    SAME_LIST,
    /** Its ServiceAccount, or another that it is given, is declared with the same list. */
    DECLARED,
    /** Its ServiceAccount is extended. */
    EXTENDED,
    /** A ServiceAccount that is there with the same list, under another name. */
    REUSED,
    /** A ServiceAccount that is generated. */
    GENERATED
  }

  /**
   * A pod spec whose list goes.
   *
   * @param pod the pod spec
   * @param target the ServiceAccount it runs as afterwards
   * @param source where its secrets come from
   */
  public record Moved(PodSpec pod, AccountKey target, Source source) {
    /** Whether the pod changes its ServiceAccount. */
    public boolean changesAccount() {
      return !pod.account().equals(target);
    }
  }

  /**
   * A pod spec whose list stays.
   *
   * @param pod the pod spec
   * @param obstacle why
   */
  public record Kept(PodSpec pod, Obstacle obstacle) {}

  /**
   * A ServiceAccount manifest that is extended.
   *
   * @param manifest the manifest
   * @param added the names added to its list, in order
   */
  public record Extended(ServiceAccountManifest manifest, List<String> added) {}

  /**
   * A ServiceAccount that gets a manifest, or another identical one.
   *
   * @param key its namespace and name
   * @param names its list
   * @param like the ServiceAccount that its pods leave, whose settings it takes over
   * @param home where its manifest has to stand for the pods that need it
   * @param named whether the user or the pods gave the name, so that a cluster may have it already
   */
  public record Generated(
      AccountKey key,
      List<String> names,
      Optional<ServiceAccountManifest> like,
      Home home,
      boolean named) {
    /** The pod specs that need the manifest. */
    public List<PodSpec> users() {
      return home.users();
    }
  }

  /**
   * A pod spec that gets the list of its ServiceAccount.
   *
   * @param pod the pod spec
   * @param names the list
   * @param restored whether it runs as {@code default} afterwards
   */
  public record Inlined(PodSpec pod, List<String> names, boolean restored) {}

  /**
   * A ServiceAccount manifest that loses its list.
   *
   * @param manifest the manifest
   * @param unused whether no pod of the tree runs as it any more
   */
  public record Emptied(ServiceAccountManifest manifest, boolean unused) {}

  /**
   * A ServiceAccount that stays as it is.
   *
   * @param key its namespace and name
   * @param location of its manifest; without one, of a pod that runs as it
   * @param obstacle why
   */
  public record KeptAccount(AccountKey key, Location location, Obstacle obstacle) {}
}
