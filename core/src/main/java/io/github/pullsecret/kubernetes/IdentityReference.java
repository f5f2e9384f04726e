package io.github.pullsecret.kubernetes;

import io.github.pullsecret.text.Location;

/**
 * A place in the tree that gives something to pods of a ServiceAccount, so that they can't leave it
 * unnoticed.
 *
 * @param account the ServiceAccount; without namespace it may be any of that name
 * @param location where
 * @param what what refers to it, such as {@code RoleBinding ci/builder}
 */
public record IdentityReference(AccountKey account, Location location, String what) {
  /** The same reference to a ServiceAccount as it is resolved in its units. */
  public IdentityReference of(AccountKey resolved) {
    return new IdentityReference(resolved, location, what);
  }
}
