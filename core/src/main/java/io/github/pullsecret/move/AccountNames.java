package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Names;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.tree.ManifestTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** Names generated ServiceAccounts, so that none is taken for another. */
final class AccountNames {
  /** The name of the ServiceAccount for the commonest list of a namespace. */
  static final String BASE = "image-puller";

  /** How many names are tried with a number. */
  private static final int MOST_NUMBER = 100;

  private final ManifestTree tree;
  private final MoveScope scope;
  private final List<Given> given = new ArrayList<>();

  AccountNames(ManifestTree tree, MoveScope scope) {
    this.tree = tree;
    this.scope = scope;
  }

  private record Given(AccountKey key, List<String> names) {}

  /** A ServiceAccount of the tree that was generated for this list, now or by an earlier run. */
  Optional<AccountKey> reusable(
      AccountKey from,
      String base,
      List<String> names,
      Optional<ServiceAccountManifest> like,
      List<PodSpec> users) {
    List<String> candidates = new ArrayList<>(candidates(from, base, names));
    IntStream.rangeClosed(2, MOST_NUMBER)
        .mapToObj(number -> numbered(candidates.get(1), number))
        .filter(tree::hasAccountNamed)
        .forEach(candidates::add);
    // The last first: an earlier name was not free for this list, though it may have the same now.
    Collections.reverse(candidates);
    for (String candidate : candidates) {
      AccountKey open = tree.sibling(from, candidate);
      for (AccountKey key : keys(open)) {
        // A kustomization refuses a second manifest of one name; other trees can have one more.
        boolean there =
            users.stream()
                .allMatch(
                    user ->
                        tree.layout().isReached(user.place().file())
                            ? tree.absence(user, tree.accounts(key)).isEmpty()
                            : key.equals(open));
        if (there && isReusable(key, names, like)) {
          return Optional.of(key);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The ServiceAccounts that a name can mean: they may be in fewer contexts than it is asked in.
   */
  private Set<AccountKey> keys(AccountKey open) {
    Set<AccountKey> keys = new LinkedHashSet<>();
    tree.possibleAccounts(open).forEach(manifest -> keys.add(manifest.key()));
    return keys;
  }

  private boolean isReusable(
      AccountKey key, List<String> names, Optional<ServiceAccountManifest> like) {
    List<ServiceAccountManifest> manifests = tree.accounts(key);
    boolean same =
        manifests.stream()
            .allMatch(
                manifest ->
                    manifest.list().names().equals(names)
                        && manifest.list().clean()
                        && (like.isEmpty() || isLike(manifest, like.get())));
    // One that its own pods may extend in this run would not have the same list afterwards.
    boolean settled =
        tree.namedUsers(key).stream()
            .allMatch(pod -> !pod.list().present() || pod.list().names().equals(names));
    boolean only =
        tree.possibleAccounts(key).stream()
            .allMatch(manifest -> manifest.list().names().equals(names));
    return same
        && !key.isConfusing()
        && settled
        && only
        && scope.obstacle(tree, key, manifests, /* edited= */ false).isEmpty();
  }

  /** Whether pods find on it what they leave: token mounting and secrets. */
  private static boolean isLike(ServiceAccountManifest manifest, ServiceAccountManifest like) {
    return manifest.automount().equals(like.automount())
        && manifest.secrets().equals(like.secrets());
  }

  /**
   * A free name: {@code base} for the commonest list, with the secrets' names for others; empty if
   * none is known to be free, because a file can't be read at all or overlays change whatever is
   * there.
   *
   * @param alone whether not even a ServiceAccount with the same list may have the name
   */
  Optional<AccountKey> name(
      AccountKey from, String base, List<String> names, boolean commonest, boolean alone) {
    List<String> candidates = candidates(from, base, names);
    for (String candidate : commonest ? candidates : candidates.subList(1, candidates.size())) {
      AccountKey key = tree.sibling(from, candidate);
      if (isFree(key, names, alone)) {
        given.add(new Given(key, names));
        return Optional.of(key);
      }
    }
    for (int number = 2; number <= MOST_NUMBER; number++) {
      AccountKey key = tree.sibling(from, numbered(candidates.get(1), number));
      if (isFree(key, names, alone)) {
        given.add(new Given(key, names));
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  private static String numbered(String name, int number) {
    return shortened(name, "-" + number);
  }

  private List<String> candidates(AccountKey from, String base, List<String> names) {
    String first = valid(base);
    String secrets = String.join("-", scope.finalNames(from, names));
    return List.of(first, valid(first + "-" + secrets));
  }

  /** The name itself if a ServiceAccount can have it, else one like it and unlike any other. */
  private static String valid(String name) {
    if (Names.isValid(name)) {
      return name;
    }
    String like =
        name.toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9.-]", "-")
            .replaceAll("[.-]*\\.[.-]*", ".")
            .replaceAll("^[.-]+|[.-]+$", "");
    String hashed = shortened(like, "-" + hash(name));
    return Names.isValid(hashed) ? hashed : BASE + "-" + hash(name);
  }

  private static String shortened(String name, String suffix) {
    if (name.length() + suffix.length() <= Names.MAX_LENGTH) {
      return name + suffix;
    }
    String end = "-" + hash(name) + suffix;
    String start = name.substring(0, Names.MAX_LENGTH - end.length());
    return start.replaceAll("[.-]+$", "") + end;
  }

  private static String hash(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format("%08x", crc.getValue());
  }

  private boolean isFree(AccountKey key, List<String> names, boolean alone) {
    boolean clash =
        given.stream()
            .filter(other -> other.key().mayBe(key))
            .anyMatch(
                other ->
                    alone || !other.names().equals(names) || other.key().isRenamedOtherwise(key));
    return !clash
        && tree.possibleAccounts(key).isEmpty()
        && tree.namedUsers(key).isEmpty()
        && !scope.isMentioned(key)
        && tree.overlayOnNew(key).isEmpty();
  }
}
