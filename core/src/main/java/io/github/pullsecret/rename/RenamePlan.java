package io.github.pullsecret.rename;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.SecretReference;
import io.github.pullsecret.text.Location;
import java.util.List;
import java.util.Optional;

/**
 * What a rename does to each place that names a secret.
 *
 * @param renamed the places that get another name, in order
 * @param granted the lists of RBAC rules that get another name beside the old one
 * @param patched the ServiceAccounts whose list an overlay gets a patch for
 * @param left the places that keep the old name although they may be meant
 * @param refusals why the rename can't be done; if there are any, nothing is
 * @param needed the Secrets that have to be there first
 */
public record RenamePlan(
    List<Renamed> renamed,
    List<Granted> granted,
    List<Patched> patched,
    List<Left> left,
    List<Refused> refusals,
    List<Needed> needed) {
  /** Takes copies. */
  public RenamePlan {
    renamed = List.copyOf(renamed);
    granted = List.copyOf(granted);
    patched = List.copyOf(patched);
    left = List.copyOf(left);
    refusals = List.copyOf(refusals);
    needed = List.copyOf(needed);
  }

  /** Whether no file changes. */
  public boolean isEmpty() {
    return renamed.isEmpty() && granted.isEmpty() && patched.isEmpty();
  }

  /**
   * A place that gets another name.
   *
   * @param reference the place
   * @param name the new name
   */
  public record Renamed(SecretReference reference, String name) {}

  /**
   * A list of an RBAC rule that gets names beside the old one.
   *
   * @param reference the place
   * @param names the names, at least one
   */
  public record Granted(SecretReference reference, List<String> names) {}

  /**
   * A ServiceAccount whose list is another one in some overlays.
   *
   * @param kustomization the overlay that gets the patch
   * @param account the ServiceAccount, with the namespace that its manifest says
   * @param namespaced whether its manifest says it
   * @param names the whole list that it gets there
   * @param old the names that it has in its manifest
   */
  public record Patched(
      Place kustomization,
      AccountKey account,
      boolean namespaced,
      List<String> names,
      List<String> old) {}

  /** Why a place keeps the old name. */
  public enum Why {
    /** No namespace is known, so that it may be another Secret of the same name. */
    NAMESPACE_UNKNOWN("no namespace is known; --namespace says what none means"),
    /** The options exclude its file. */
    EXCLUDED("the options exclude its file"),
    /** A manifest inside another object, for a namespace or cluster that is not known. */
    EMBEDDED("it is for a namespace or cluster that is not known");

    private final String text;

    Why(String text) {
      this.text = text;
    }

    /** The reason in words. */
    public String text() {
      return text;
    }
  }

  /**
   * A place that keeps the old name.
   *
   * @param reference the place
   * @param why the reason
   */
  public record Left(SecretReference reference, Why why) {}

  /**
   * Why the rename can't be done.
   *
   * @param location the place
   * @param message what is in the way
   * @param hint what to do
   */
  public record Refused(Location location, String message, String hint) {
    /** {@code path:line:column: error: message (hint)}. */
    @Override
    public String toString() {
      return location + ": error: " + message + " (" + hint + ")";
    }
  }

  /**
   * A Secret that references of the tree need and that no manifest of it makes.
   *
   * @param namespace its namespace, if one is known
   * @param name its name
   * @param location the first place that needs it
   */
  public record Needed(Optional<String> namespace, String name, Location location) {
    /** {@code shop/regcred}. */
    public String namespaceAndName() {
      return namespace.map(found -> found + "/").orElse("") + name;
    }
  }
}
