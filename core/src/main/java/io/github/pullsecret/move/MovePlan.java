package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.tree.Home;
import java.util.List;
import java.util.Optional;

/**
 * What a move does: every pod spec with a list of its own is either moved or kept.
 *
 * @param moved in path order
 * @param kept in path order
 * @param extended the ServiceAccounts whose manifests get more secrets
 * @param generated the ServiceAccounts that get a manifest
 */
public record MovePlan(
    List<Moved> moved, List<Kept> kept, List<Extended> extended, List<Generated> generated) {

  /** Where a moved pod gets its secrets from. */
  public enum Source {
    /** Its ServiceAccount had the list already. */
    SAME_LIST,
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
}
