package io.github.pullsecret.explain;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.Names;
import io.github.pullsecret.kubernetes.SecretManifest;
import io.github.pullsecret.tree.ManifestTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the Secrets of a tree by where they are applied. */
final class SecretIndex {
  private final Map<String, List<Applied>> byUnit = new HashMap<>();

  /** The names that pods and ServiceAccounts of a unit have for pull secrets. */
  private final Map<String, Set<String>> used = new HashMap<>();

  /** A Secret where a unit applies it. */
  private record Applied(SecretManifest manifest, Context context, boolean patch) {
    boolean mayBeIn(Optional<String> namespace) {
      return manifest.anyNamespace()
          || context.mayBe(new Context(context.unit(), namespace, /* renaming= */ ""));
    }
  }

  SecretIndex(ManifestTree tree, List<FileFacts> facts) {
    for (FileFacts file : facts) {
      boolean patch =
          tree.layout().isKustomized(file.path()) && !tree.layout().isReached(file.path());
      for (SecretManifest secret : file.secrets()) {
        for (Context context : tree.contexts(secret.file(), secret.namespace())) {
          byUnit
              .computeIfAbsent(context.unit(), key -> new ArrayList<>())
              .add(new Applied(secret, context, patch));
        }
      }
    }
  }

  /** Takes note of names that are used for pull secrets in a unit. */
  void use(String unit, List<String> names) {
    used.computeIfAbsent(unit, key -> new HashSet<>()).addAll(names);
  }

  private List<Applied> in(String unit) {
    return byUnit.getOrDefault(unit, List.of());
  }

  /** The Secrets of a name that pods of a namespace could find. */
  List<SecretManifest> there(String unit, Optional<String> namespace, String name) {
    return in(unit).stream()
        .filter(secret -> secret.manifest().name().equals(name) && secret.mayBeIn(namespace))
        .map(Applied::manifest)
        .toList();
  }

  /** Whether the data of the Secrets of a name is what their manifests say. */
  boolean isPatched(String unit, String name) {
    return in(unit).stream()
        .anyMatch(secret -> secret.patch() && secret.manifest().name().equals(name));
  }

  /** Whether some unit has a Secret of a name that pods of a namespace could find. */
  boolean isAnywhere(Optional<String> namespace, String name) {
    return byUnit.keySet().stream().anyMatch(unit -> !there(unit, namespace, name).isEmpty());
  }

  /** A Secret of a name in another namespace of the unit. */
  Optional<SecretManifest> elsewhere(String unit, String name) {
    return in(unit).stream()
        .map(Applied::manifest)
        .filter(secret -> secret.name().equals(name))
        .findFirst();
  }

  /** The names of the pull secrets that pods of a namespace could find, in order. */
  Set<String> pullSecrets(String unit, Optional<String> namespace) {
    Set<String> names = new TreeSet<>();
    for (Applied secret : in(unit)) {
      String name = secret.manifest().name();
      boolean pulls =
          secret.manifest().credentials().isForPulling()
              || used.getOrDefault(unit, Set.of()).contains(name);
      if (pulls && !secret.patch() && secret.mayBeIn(namespace)) {
        names.add(name);
      }
    }
    return names;
  }

  /**
   * Whether a Secret of the unit may have this name although none is written with it: another tool
   * fills in a name, or a kustomization adds a prefix or suffix.
   */
  boolean mayBeNamed(String unit, String name) {
    return in(unit).stream()
        .anyMatch(
            secret ->
                Names.isPlaceholder(secret.manifest().name())
                    || (!secret.context().renaming().isEmpty()
                        && name.contains(secret.manifest().name())));
  }
}
