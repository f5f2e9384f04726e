package io.github.pullsecret.explain;

import io.github.pullsecret.explain.PodRow.Source;
import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.KeepReason;
import io.github.pullsecret.kubernetes.Names;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.PullSecretList.Shape;
import io.github.pullsecret.report.Finding;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.ManifestTree;
import io.github.pullsecret.tree.UnitContents;
import io.github.pullsecret.tree.UnitContents.Account;
import io.github.pullsecret.tree.UnitContents.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is wrong between a pod and its ServiceAccount.
 *
 * @param tree the tree
 * @param order the position of each file in path order
 * @param units all units of the tree
 * @param around what is known beside the manifests
 */
record AccountFindings(
    ManifestTree tree, Map<String, Integer> order, List<UnitContents> units, Horizon around) {

  List<Finding> of(UnitContents unit, Pod pod, Effective effective) {
    List<Finding> found = new ArrayList<>();
    if (pod.accounts().isEmpty()) {
      notFound(unit, pod).ifPresent(found::add);
      return found;
    }
    ambiguous(pod).ifPresent(found::add);
    late(pod, effective).ifPresent(found::add);
    hidden(pod, effective).ifPresent(found::add);
    return found;
  }

  private Optional<Finding> notFound(UnitContents unit, Pod pod) {
    PodSpec spec = pod.spec();
    AccountKey account = spec.account();
    boolean open =
        account.isDefault()
            || !Names.isValid(account.name())
            || spec.kind() != PodSpec.Kind.WORKLOAD
            || unit.incomplete()
            || pod.list().changedBy().isPresent()
            || isMadeElsewhere(spec)
            || (unit.unit().equals(Context.TREE) && isAnywhere(account))
            || around.mayDefineAccount(account.name());
    if (open) {
      return Optional.empty();
    }
    Optional<Account> elsewhere =
        unit.accounts().stream()
            .filter(each -> each.manifest().key().name().equals(account.name()))
            .findFirst();
    String message =
        "runs as ServiceAccount "
            + account.name()
            + ", which "
            + Holder.nobody(unit.unit())
            + " defines";
    return Optional.of(
        elsewhere
            .map(
                other ->
                    FindingType.SERVICE_ACCOUNT_NOT_FOUND.at(
                        spec.location(),
                        Holder.subject(spec),
                        message
                            + " in "
                            + Holder.in(account.namespace())
                            + ", only in "
                            + Holder.in(other.manifest().key().namespace()),
                        other.manifest().location()))
            .orElseGet(
                () ->
                    FindingType.SERVICE_ACCOUNT_NOT_FOUND.at(
                        spec.location(), Holder.subject(spec), message)));
  }

  /** Files beside kustomizations may be applied together with what these build. */
  private boolean isAnywhere(AccountKey account) {
    return units.stream()
        .flatMap(unit -> unit.accounts().stream())
        .map(each -> each.manifest().key())
        .anyMatch(key -> key.name().equals(account.name()) && key.mayShareNamespace(account));
  }

  /** An owned object, or one that is only a part, is not what is applied. */
  private static boolean isMadeElsewhere(PodSpec spec) {
    return spec.obstacle()
        .filter(
            obstacle ->
                switch (obstacle.reason()) {
                  case STATIC_POD, CONTROLLER_OWNED, TEMPLATE_OBJECT -> true;
                  default -> false;
                })
        .isPresent();
  }

  private static Optional<Finding> ambiguous(Pod pod) {
    Account first = pod.accounts().get(0);
    boolean known = pod.accounts().stream().allMatch(each -> each.list().changedBy().isEmpty());
    return pod.accounts().stream()
        .filter(other -> known && !pod.list().list().present() && !Effective.agree(first, other))
        .findFirst()
        .map(
            other ->
                FindingType.SERVICE_ACCOUNT_AMBIGUOUS.at(
                    pod.spec().location(),
                    Holder.subject(pod.spec()),
                    "runs as ServiceAccount "
                        + pod.spec().account().name()
                        + ", which "
                        + first.manifest().location().pathAndLine()
                        + " and "
                        + other.manifest().location().pathAndLine()
                        + " define with different pull secrets",
                    other.manifest().location()));
  }

  /** A ServiceAccount none of whose definitions comes before the pod, as kubectl applies files. */
  private Optional<Finding> late(Pod pod, Effective effective) {
    PodSpec spec = pod.spec();
    boolean sorted =
        pod.reached() || tree.layout().appliedWhole(directory(spec.location())).isPresent();
    boolean inherits =
        effective.source() == Source.SERVICE_ACCOUNT && !effective.secrets().isEmpty();
    boolean refused = spec.id().type().isCore("Pod") && !spec.account().isDefault();
    boolean late =
        pod.accounts().stream()
            .map(Account::manifest)
            .allMatch(account -> !account.isDeclared() && isBehind(spec, account.location()));
    if (sorted || !late || !(inherits || refused)) {
      return Optional.empty();
    }
    Location account = pod.accounts().get(0).manifest().location();
    String name = "ServiceAccount " + spec.account().name();
    String after = ", which is applied after it (" + account.pathAndLine() + "), ";
    if (refused) {
      return finding(
          FindingType.SERVICE_ACCOUNT_LATE,
          spec,
          "runs as " + name + after + "so that the cluster refuses it at first",
          account);
    }
    return spec.account().isDefault()
        ? finding(
            FindingType.SERVICE_ACCOUNT_LATE,
            spec,
            "gets its pull secrets from " + name + after + "so that its first pods get none",
            account)
        : finding(
            FindingType.SERVICE_ACCOUNT_BEHIND,
            spec,
            "gets its pull secrets from "
                + name
                + after
                + "so that pods made in between have the old list",
            account);
  }

  private static Optional<Finding> finding(
      FindingType type, PodSpec spec, String message, Location cause) {
    return Optional.of(type.at(spec.location(), Holder.subject(spec), message, cause));
  }

  /** Only files of one directory have an order that does not depend on the command. */
  private boolean isBehind(PodSpec spec, Location account) {
    Location pod = spec.location();
    if (pod.path().equals(account.path())) {
      return pod.line() < account.line();
    }
    return directory(pod).equals(directory(account))
        && order.getOrDefault(pod.path(), 0) < order.getOrDefault(account.path(), 0);
  }

  private static String directory(Location location) {
    return ManifestTree.directory(location.path());
  }

  private static Optional<Finding> hidden(Pod pod, Effective effective) {
    Account account = pod.accounts().get(0);
    List<String> lacking = new ArrayList<>(account.list().list().names());
    lacking.removeAll(effective.secrets());
    boolean hides =
        effective.source() == Source.INLINE
            && pod.spec().kind() != PodSpec.Kind.CUSTOM_FIELD
            && !Effective.isKept(pod.spec(), KeepReason.CUSTOM_RESOURCE)
            && pod.list().list().shape() == Shape.NAMES
            && account.list().changedBy().isEmpty()
            && !lacking.isEmpty();
    return hides
        ? Optional.of(
            FindingType.INLINE_HIDES_SERVICE_ACCOUNT.at(
                pod.list().list().location(),
                Holder.subject(pod.spec()),
                "its own list hides that of ServiceAccount "
                    + pod.spec().account().name()
                    + ", so that it does not get "
                    + String.join(", ", lacking),
                account.list().list().location()))
        : Optional.empty();
  }
}
