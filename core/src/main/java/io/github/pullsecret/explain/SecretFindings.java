package io.github.pullsecret.explain;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.Names;
import io.github.pullsecret.kubernetes.PullCredentials;
import io.github.pullsecret.kubernetes.PullCredentials.State;
import io.github.pullsecret.kubernetes.SecretManifest;
import io.github.pullsecret.report.Finding;
import io.github.pullsecret.text.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with the Secrets that lists name. */
final class SecretFindings {
  /** Secrets that OpenShift makes for each ServiceAccount. */
  private static final Pattern OPENSHIFT = Pattern.compile(".+-dockercfg-[a-z0-9]{5}");

  private final SecretIndex secrets;
  private final Horizon around;
  private final List<Finding> missing = new ArrayList<>();
  private final Map<SecretManifest, List<Holder>> users = new LinkedHashMap<>();

  SecretFindings(SecretIndex secrets, Horizon around) {
    this.secrets = secrets;
    this.around = around;
  }

  /**
   * Looks at the secrets of a list.
   *
   * @param complete whether nothing of the unit is outside of the tree
   */
  void look(Holder holder, boolean complete) {
    for (String name : holder.known().map(list -> list.names()).orElse(List.of())) {
      if (Names.isPlaceholder(name)) {
        continue;
      }
      List<SecretManifest> found = secrets.there(holder.unit(), holder.namespace(), name);
      if (found.isEmpty() && complete) {
        missing(holder, name).ifPresent(missing::add);
      }
      if (!secrets.isPatched(holder.unit(), name)) {
        found.forEach(
            secret -> users.computeIfAbsent(secret, key -> new ArrayList<>()).add(holder));
      }
    }
  }

  private Optional<Finding> missing(Holder holder, String name) {
    boolean open =
        around.mayDefineSecret(name)
            || secrets.mayBeNamed(holder.unit(), name)
            // Files beside kustomizations may be applied together with what these build.
            || (holder.unit().equals(Context.TREE) && secrets.isAnywhere(holder.namespace(), name))
            || OPENSHIFT.matcher(name).matches();
    if (open) {
      return Optional.empty();
    }
    Optional<SecretManifest> elsewhere = secrets.elsewhere(holder.unit(), name);
    if (elsewhere.isPresent()) {
      return Optional.of(
          FindingType.SECRET_OTHER_NAMESPACE.at(
              holder.place(),
              holder.subject(),
              "names pull secret "
                  + name
                  + ", which is defined in "
                  + Holder.in(elsewhere.get().namespace())
                  + " only, and is looked for in "
                  + Holder.in(holder.namespace()),
              elsewhere.get().location()));
    }
    Set<String> others = secrets.pullSecrets(holder.unit(), holder.namespace());
    return others.isEmpty() ? Optional.empty() : Optional.of(undefined(holder, name, others));
  }

  private static Finding undefined(Holder holder, String name, Set<String> others) {
    Optional<String> meant = Suggestion.nearest(name, others);
    return FindingType.SECRET_NOT_DEFINED.at(
        holder.place(),
        holder.subject(),
        "names pull secret " + name + ", which " + Holder.nobody(holder.unit()) + " defines",
        Optional.empty(),
        meant
            .map(near -> "did you mean " + near + "?")
            .orElse(FindingType.SECRET_NOT_DEFINED.fix()));
  }

  /** Everything that was found. */
  List<Finding> all() {
    List<Finding> all = new ArrayList<>(missing);
    users.forEach((secret, holders) -> broken(secret, holders).ifPresent(all::add));
    return all;
  }

  /** What is wrong with a Secret's manifest, and who names it. */
  private static Optional<Finding> broken(SecretManifest secret, List<Holder> holders) {
    PullCredentials credentials = secret.credentials();
    State state = credentials.state();
    Optional<FindingType> type =
        switch (state) {
          case WRONG_TYPE -> Optional.of(FindingType.SECRET_WRONG_TYPE);
          case MISSING -> Optional.of(FindingType.SECRET_DATA_MISSING);
          case MALFORMED -> Optional.of(FindingType.SECRET_DATA_MALFORMED);
          case NO_REGISTRY -> Optional.of(FindingType.SECRET_WITHOUT_REGISTRY);
          case KNOWN, UNKNOWN -> Optional.empty();
        };
    String what =
        switch (state) {
          case WRONG_TYPE -> "is of type " + credentials.type() + ", which the kubelet passes over";
          case MISSING -> "has no key " + credentials.key() + ", so that the cluster refuses it";
          case MALFORMED ->
              "has a key "
                  + credentials.key()
                  + " that can't be decoded, so that no pull secret of the pod is used";
          case NO_REGISTRY -> "has no entry under auths, so that it is for no registry";
          case KNOWN, UNKNOWN -> "";
        };
    return type.map(
        found ->
            found.at(
                secret.location(),
                secret.id(),
                what + " (named by " + named(holders) + ")",
                holders.get(0).place()));
  }

  private static String named(List<Holder> holders) {
    List<String> subjects = holders.stream().map(Holder::subject).distinct().toList();
    int others = subjects.size() - 1;
    return subjects.get(0) + (others == 0 ? "" : " and " + others + " more");
  }
}
