package io.github.pullsecret.explain;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.ObjectId;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.PullSecretList;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.UnitContents.Account;
import io.github.pullsecret.tree.UnitContents.ListThere;
import io.github.pullsecret.tree.UnitContents.Pod;
import java.util.Optional;

/**
 * A pod spec or ServiceAccount of a unit with the list that it has there.
 *
 * @param unit the unit
 * @param namespace the namespace there
 * @param subject what it is, in words
 * @param location where it stands
 * @param list its list
 * @param kind what it is
 */
record Holder(
    String unit,
    Optional<String> namespace,
    String subject,
    Location location,
    ListThere list,
    Kind kind) {

  /** What it is. */
  enum Kind {
    /** A pod spec of a built-in kind. */
    POD,
    /** A pod spec, or a list, of a custom resource. */
    CUSTOM,
    /** A ServiceAccount. */
    ACCOUNT
  }

  static Holder of(String unit, Pod pod) {
    PodSpec spec = pod.spec();
    return new Holder(
        unit,
        spec.account().namespace(),
        subject(spec),
        spec.location(),
        pod.list(),
        spec.kind() == PodSpec.Kind.WORKLOAD ? Kind.POD : Kind.CUSTOM);
  }

  static Holder of(String unit, Account account) {
    return new Holder(
        unit,
        account.manifest().key().namespace(),
        "ServiceAccount " + account.manifest().key(),
        account.manifest().location(),
        account.list(),
        Kind.ACCOUNT);
  }

  /** The object that holds a pod spec, with the namespace that it gets. */
  static String subject(PodSpec spec) {
    return new ObjectId(spec.id().type(), spec.account().namespace(), spec.id().name()).toString();
  }

  /** The list as far as it is known. */
  Optional<PullSecretList> known() {
    return list.changedBy().isEmpty() && list.list().present()
        ? Optional.of(list.list())
        : Optional.empty();
  }

  /** Where the list stands, else the object. */
  Location place() {
    return list.list().present() ? list.list().location() : location;
  }

  /** Who defines nothing, in words. */
  static String nobody(String unit) {
    return unit.equals(Context.TREE) ? "no manifest" : "no manifest of " + unit;
  }

  /** The namespace in words. */
  static String in(Optional<String> namespace) {
    return namespace.map(name -> "namespace " + name).orElse("no written namespace");
  }
}
