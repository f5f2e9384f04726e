package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.move.MovePlan.Generated;
import io.github.pullsecret.move.PlacementStyle.Kind;
import io.github.pullsecret.tree.Home;
import io.github.pullsecret.tree.ManifestTree;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The files that generated ServiceAccounts get for themselves, in a directory that is chosen. */
final class AccountFiles {
  static final String FILE = "serviceaccounts.yaml";

  /** Sorts before what it is needed by, when {@code kubectl apply -f} goes by name. */
  static final String FIRST_FILE = "00-serviceaccounts.yaml";

  /** How many names are tried when files of the usual names can't take a document. */
  private static final int MOST_FILES = 20;

  private final ManifestTree tree;
  private final MoveScope scope;
  private final PlacementStyle style;

  AccountFiles(ManifestTree tree, MoveScope scope, PlacementStyle style) {
    this.tree = tree;
    this.scope = scope;
    this.style = style;
  }

  /** The file of a directory that gets the account's manifest for its users. */
  Optional<String> below(String directory, Generated account, List<PodSpec> users) {
    if (style.kind() == Kind.FILE) {
      return Optional.of(DisplayedPaths.join(directory, style.name()))
          .filter(path -> canHold(path, account));
    }
    Optional<String> firstLate = firstLate(account, users);
    String usual = DisplayedPaths.join(directory, FILE);
    if (firstLate.stream().allMatch(late -> comesBefore(usual, late)) && canHold(usual, account)) {
      return Optional.of(usual);
    }
    return IntStream.range(1, MOST_FILES)
        .mapToObj(number -> number == 1 ? FIRST_FILE : "00-serviceaccounts-" + number + ".yaml")
        .map(name -> DisplayedPaths.join(directory, name))
        .filter(path -> canHold(path, account))
        .findFirst();
  }

  /**
   * The first file whose pods would not come right by themselves if the ServiceAccount were applied
   * after them: a bare Pod is refused for good, and pods of {@code default} start without secrets.
   */
  static Optional<String> firstLate(Generated account, List<PodSpec> users) {
    return users.stream()
        .filter(user -> account.key().isDefault() || user.id().type().isCore("Pod"))
        .map(user -> user.place().file())
        .min(DisplayedPaths.PATH_ORDER);
  }

  /** Whether a file of a directory can be applied before the file that is late. */
  static boolean isInTime(String directory, String late) {
    return comesBefore(DisplayedPaths.join(directory, FIRST_FILE), late);
  }

  private static boolean comesBefore(String path, String other) {
    return DisplayedPaths.PATH_ORDER.compare(path, other) < 0;
  }

  /** Whether a run that was killed before it listed the file has written the document. */
  boolean isWritten(Generated account, String path) {
    return isLeftBehind(path)
        && tree.file(path).accounts().stream()
            .anyMatch(
                found ->
                    found.key().name().equals(account.key().name())
                        && found.list().names().equals(account.names()));
  }

  /** Whether a file holds nothing but generated ServiceAccounts, and no kustomization lists it. */
  private boolean isLeftBehind(String path) {
    if (!tree.hasFile(path) || tree.layout().isKustomized(path)) {
      return false;
    }
    ManifestFile file = tree.file(path);
    return file.objects() > 0
        && file.objects() == file.accounts().size()
        && file.accounts().stream()
            .allMatch(account -> account.key().name().startsWith(AccountNames.BASE));
  }

  /** A file that is a resource already and of no other kustomization, else one not yet there. */
  Optional<String> resource(Home home, Place kustomization) {
    String directory = ManifestTree.directory(kustomization.file());
    return IntStream.range(1, MOST_FILES)
        .mapToObj(number -> DisplayedPaths.join(directory, style.numbered(number)))
        .filter(
            path ->
                tree.hasFile(path)
                    ? canHold(path)
                        && (isLeftBehind(path)
                            || (tree.layout().isReached(path)
                                && tree.layout().isAsGoodAs(home, path)))
                    : canHold(path))
        .findFirst();
  }

  /** Whether a file outside of kustomizations can hold the account's manifest for its users. */
  private boolean canHold(String path, Generated account) {
    return canHold(path)
        && !(tree.hasFile(path) && tree.layout().isKustomized(path))
        && tree.layout().isAsGoodAs(account.home(), path);
  }

  private boolean canHold(String path) {
    if (!scope.takesDocuments(path) || !scope.isWritable(path) || scope.isOccupied(path)) {
      return false;
    }
    if (!tree.hasFile(path)) {
      return true;
    }
    ManifestFile file = tree.file(path);
    return !file.json() && file.problems().isEmpty() && file.template().isEmpty();
  }
}
