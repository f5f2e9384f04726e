package io.github.pullsecret.rename;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.SecretReference;
import io.github.pullsecret.kubernetes.SecretReference.Inner;
import io.github.pullsecret.kubernetes.WrittenName;
import io.github.pullsecret.tree.ManifestTree;
import io.github.pullsecret.yaml.NodePath;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One place in a file that names a secret, with everywhere that it is applied. Several references
 * are one place if aliases lead to it.
 *
 * @param reference what is written there
 * @param contexts where it is applied
 */
record Site(SecretReference reference, Set<Context> contexts) {
  private static final Comparator<Context> ORDER =
      Comparator.comparing(Context::unit)
          .thenComparing(context -> context.namespace().orElse(""))
          .thenComparing(Context::renaming);

  /** Sorts the contexts, so that all that follows from them has one order. */
  Site {
    contexts = new LinkedHashSet<>(contexts.stream().sorted(ORDER).toList());
  }

  /** What is the same only for the same place. */
  private record Key(
      String file, int document, Optional<Inner> inner, WrittenName written, String name) {
    static Key of(SecretReference reference) {
      return new Key(
          reference.place().file(),
          reference.place().document(),
          reference.inner(),
          reference.written(),
          reference.name());
    }
  }

  /** The list that holds an item, or that is kept. */
  record ListKey(String file, int document, Optional<Inner> inner, NodePath list) {}

  /** The places of some references, in order. */
  static List<Site> of(ManifestTree tree, List<SecretReference> references) {
    Map<Key, Site> sites = new LinkedHashMap<>();
    for (SecretReference reference : references) {
      Site site = new Site(reference, contexts(tree, reference));
      sites.merge(Key.of(reference), site, Site::both);
    }
    return List.copyOf(sites.values());
  }

  private static Site both(Site one, Site other) {
    Set<Context> all = new HashSet<>(one.contexts());
    all.addAll(other.contexts());
    return new Site(one.reference().shared() ? other.reference() : one.reference(), all);
  }

  /** A namespace that a reference says itself is not what a kustomization makes of the object's. */
  private static Set<Context> contexts(ManifestTree tree, SecretReference reference) {
    String file = reference.place().file();
    Set<Context> contexts = tree.contexts(file, reference.id().namespace());
    if (reference.anyNamespace() || reference.namespace().isPresent()) {
      Set<Context> said = new HashSet<>();
      contexts.forEach(
          context ->
              said.add(
                  new Context(context.unit(), reference.secretNamespace(), context.renaming())));
      return said;
    }
    return contexts;
  }

  String file() {
    return reference.place().file();
  }

  /** The list that the name is an item of. */
  Optional<ListKey> list() {
    return reference.written() instanceof WrittenName.Item item
        ? Optional.of(
            new ListKey(file(), reference.place().document(), reference.inner(), item.list()))
        : Optional.empty();
  }

  /** Whether it is an item of the pull secrets of a ServiceAccount's own manifest. */
  boolean isOfAccount() {
    return reference.id().type().isCore("ServiceAccount")
        && reference.inner().isEmpty()
        && !reference.shared()
        && reference.written() instanceof WrittenName.Item item
        && item.list().equals(reference.place().object().key("imagePullSecrets"));
  }

  /** The name that it has in each context afterwards. */
  Map<Context, String> targets(Renaming renaming) {
    Map<Context, String> targets = new LinkedHashMap<>();
    for (Context context : contexts) {
      targets.put(context, renaming.target(reference.name(), file(), context));
    }
    return targets;
  }
}
