package io.github.pullsecret.rules;

import io.github.pullsecret.text.Location;
import java.util.List;
import java.util.Optional;

/**
 * What a rules file says. Its components are the keys of the file.
 *
 * @param rules what a rewrite does, in order
 * @param exclude globs, relative to the file's directory, of files that are read but not written
 * @param kinds custom resources that embed a pod spec
 * @param externalServiceAccounts ServiceAccounts that exist although no manifest defines them
 */
public record Rules(
    List<Rule> rules,
    List<String> exclude,
    List<Kind> kinds,
    List<ExternalServiceAccount> externalServiceAccounts) {
  /** What an empty file says, and none. */
  public static final Rules NONE = new Rules(List.of(), List.of(), List.of(), List.of());

  /** Takes copies. */
  public Rules {
    rules = List.copyOf(rules);
    exclude = List.copyOf(exclude);
    kinds = List.copyOf(kinds);
    externalServiceAccounts = List.copyOf(externalServiceAccounts);
  }

  /**
   * A custom resource that embeds a pod spec.
   *
   * @param location where it is declared
   * @param group its API group
   * @param kind its kind
   * @param podSpec the keys that lead to the pod spec, with dots between them
   */
  public record Kind(Location location, String group, String kind, String podSpec) {}

  /**
   * A ServiceAccount that exists although no manifest defines it.
   *
   * @param location where it is declared
   * @param name its name
   * @param namespace its namespace; empty if it is that of manifests without one
   * @param imagePullSecrets its pull secrets in order, all of them
   */
  public record ExternalServiceAccount(
      Location location, String name, Optional<String> namespace, List<String> imagePullSecrets) {
    /** Takes a copy. */
    public ExternalServiceAccount {
      imagePullSecrets = List.copyOf(imagePullSecrets);
    }
  }
}
