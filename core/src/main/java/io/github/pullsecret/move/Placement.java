package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Generated;
import io.github.pullsecret.move.PlacementStyle.Kind;
import io.github.pullsecret.tree.ManifestTree;
import io.github.pullsecret.yaml.NodePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides in which files generated ServiceAccounts stand: where something is applied already, near
 * their users, and before them where a late ServiceAccount would do harm.
 */
final class Placement {
  private final ManifestTree tree;
  private final MoveScope scope;
  private final PlacementStyle style;
  private final AccountFiles files;
  private final List<PodSpec> homeless;
  private final Set<String> manifestDirectories = new HashSet<>();

  private Placement(
      ManifestTree tree, MoveScope scope, PlacementStyle style, List<PodSpec> homeless) {
    this.style = style;
    this.tree = tree;
    this.scope = scope;
    this.files = new AccountFiles(tree, scope, style);
    this.homeless = homeless;
    for (ManifestFile file : tree.files()) {
      String directory = ManifestTree.directory(file.path());
      if (file.objects() > 0
          && !tree.layout().isKustomized(file.path())
          && !file.isKustomization()) {
        manifestDirectories.add(directory);
      }
    }
  }

  /**
   * Where one document of a generated ServiceAccount goes.
   *
   * @param account the ServiceAccount
   * @param path the file
   * @param firstUser the first pod spec of the file that needs it, or of those it is for
   * @param how how it gets into the file
   * @param lister the kustomization that gets the file as a new resource
   */
  record Spot(Generated account, String path, PodSpec firstUser, How how, Optional<Place> lister) {
    Spot(Generated account, String path, PodSpec firstUser, How how) {
      this(account, path, firstUser, how, Optional.empty());
    }
  }

  /** How a document gets into a file. */
  enum How {
    /** Above its first user. */
    ABOVE_USER,
    /** As the first item of the list that holds its first user. */
    LIST_ITEM,
    /** At the end of a file that is there, or in a new file. */
    OWN_FILE,
    /** It is there; only the kustomization does not list the file yet. */
    LISTED
  }

  /**
   * The spots of all generated ServiceAccounts.
   *
   * @param homeless gets the pod specs for whose ServiceAccount there is no file
   */
  static List<Spot> spots(
      ManifestTree tree,
      MovePlan plan,
      MoveScope scope,
      PlacementStyle style,
      List<PodSpec> homeless) {
    Placement placement = new Placement(tree, scope, style, homeless);
    List<Spot> spots = new ArrayList<>();
    for (Generated account : plan.generated()) {
      List<PodSpec> users =
          account.users().stream().filter(user -> !placement.isCovered(account, user)).toList();
      // Files outside the working directory are displayed by their absolute path; they have no
      // directory in common with those inside.
      for (boolean absolute : new boolean[] {false, true}) {
        List<PodSpec> group =
            users.stream()
                .filter(user -> DisplayedPaths.isAbsolute(user.place().file()) == absolute)
                .toList();
        if (!group.isEmpty()) {
          placement.place(account, group, spots);
        }
      }
    }
    return spots;
  }

  /**
   * Whether a definition stands in the user's file, its directory or one above, or is built with
   * it.
   */
  private boolean isCovered(Generated account, PodSpec user) {
    if (tree.layout().isReached(user.place().file())) {
      return tree.absence(user, tree.accounts(account.key())).isEmpty();
    }
    for (ServiceAccountManifest manifest : tree.accounts(account.key())) {
      String directory = ManifestTree.directory(manifest.place().file());
      Optional<String> whole = tree.layout().appliedWhole(directory(user));
      if (manifest.isDeclared()
          || DisplayedPaths.isWithin(directory, directory(user))
          || (whole.isPresent() && DisplayedPaths.isWithin(whole.get(), directory))) {
        return true;
      }
    }
    return false;
  }

  private void place(Generated account, List<PodSpec> users, List<Spot> spots) {
    PodSpec first = users.get(0);
    String path = first.place().file();
    boolean reached = tree.layout().isReached(path);
    if (isInOneFile(users, path)
        && style.nearUsers()
        && scope.takesDocuments(path)
        && (!reached || tree.layout().isAsGoodAs(account.home(), path))) {
      if (!tree.file(path).json()) {
        spots.add(new Spot(account, path, first, How.ABOVE_USER));
        return;
      }
      if (first.place().list().isPresent()) {
        spots.add(new Spot(account, path, first, How.LIST_ITEM));
        return;
      }
    }
    if (reached) {
      placeInKustomization(account, users, spots);
    } else {
      placeBelow(account, users, spots);
    }
  }

  private static boolean isInOneFile(List<PodSpec> users, String path) {
    return users.stream().allMatch(user -> user.place().file().equals(path));
  }

  /** A file beside the kustomization that is the users' home, as one of its resources. */
  private void placeInKustomization(Generated account, List<PodSpec> users, List<Spot> spots) {
    Optional<Place> kustomization = account.home().kustomization();
    boolean writable =
        kustomization
            .map(Place::file)
            .filter(file -> scope.isWritable(file) && scope.takesDocuments(file))
            .isPresent();
    Optional<String> path =
        writable ? files.resource(account.home(), kustomization.orElseThrow()) : Optional.empty();
    if (path.isEmpty()) {
      homeless.addAll(users);
      return;
    }
    Optional<Place> lister = tree.layout().isReached(path.get()) ? Optional.empty() : kustomization;
    How how = files.isWritten(account, path.get()) ? How.LISTED : How.OWN_FILE;
    spots.add(new Spot(account, path.get(), users.get(0), how, lister));
  }

  /** One document in the users' lowest common directory, or one in each below that qualifies. */
  private void placeBelow(Generated account, List<PodSpec> users, List<Spot> spots) {
    String common =
        style.kind() == Kind.ROOT
            ? unitRoot(users)
            : DisplayedPaths.common(users.stream().map(user -> user.place().file()).toList());
    Optional<PodSpec> late = tooEarly(common, account, users);
    if (late.isPresent() && style.nearUsers()) {
      spots.add(new Spot(account, late.get().place().file(), late.get(), How.ABOVE_USER));
      return;
    }
    boolean together =
        switch (style.kind()) {
          case ROOT -> true;
          case BESIDE ->
              users.stream().allMatch(user -> directory(user).equals(common))
                  || tree.layout().appliedWhole(common).isPresent();
          default ->
              isApplied(common)
                  && tree.layout()
                      .isAsGoodAs(account.home(), DisplayedPaths.join(common, style.name()));
        };
    if (together) {
      Optional<String> path = files.below(common, account, users);
      path.ifPresentOrElse(
          found -> spots.add(new Spot(account, found, users.get(0), How.OWN_FILE)),
          () -> homeless.addAll(users));
      return;
    }
    Map<String, List<PodSpec>> below = new TreeMap<>();
    for (PodSpec user : users) {
      String directory = directory(user);
      below
          .computeIfAbsent(DisplayedPaths.child(common, directory), key -> new ArrayList<>())
          .add(user);
    }
    if (below.keySet().equals(Set.of(common))) {
      homeless.addAll(users); // Nothing that stands in their own directory is what they need.
      return;
    }
    below.values().forEach(group -> placeBelow(account, group, spots));
  }

  private static String directory(PodSpec user) {
    return ManifestTree.directory(user.place().file());
  }

  /** The lowest directory that holds all manifests which are resolved together with the users. */
  private String unitRoot(List<PodSpec> users) {
    return DisplayedPaths.common(
        tree.pods().stream()
            .filter(pod -> pod.account().mayMeet(users.get(0).account()) || users.contains(pod))
            .map(pod -> pod.place().file())
            .filter(file -> !tree.layout().isReached(file))
            .toList());
  }

  /** Whether what stands in a directory is applied: something lies there, or GitOps says so. */
  private boolean isApplied(String directory) {
    return manifestDirectories.contains(directory)
        || (tree.layout().appliedWhole(directory).isPresent()
            && !tree.layout().isKustomizedDirectory(directory));
  }

  /** A pod that is applied before any file of its directory could be, but can hold the document. */
  private Optional<PodSpec> tooEarly(String directory, Generated account, List<PodSpec> users) {
    Optional<String> first = AccountFiles.firstLate(account, users);
    if (first.isEmpty() || AccountFiles.isInTime(directory, first.get())) {
      return Optional.empty();
    }
    return users.stream()
        .filter(user -> user.place().file().equals(first.get()))
        .filter(user -> ManifestTree.directory(user.place().file()).equals(directory))
        .filter(user -> scope.takesDocuments(first.get()) && !tree.file(first.get()).json())
        .findFirst();
  }

  /** The path of the list's items for {@link How#LIST_ITEM}. */
  static NodePath items(Spot spot) {
    return spot.firstUser().place().list().orElseThrow();
  }
}
