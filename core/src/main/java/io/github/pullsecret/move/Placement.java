package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Generated;
import io.github.pullsecret.move.PlacementStyle.Kind;
import io.github.pullsecret.tree.Home;
import io.github.pullsecret.tree.ManifestTree;
import io.github.pullsecret.yaml.NodePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Decides in which files generated ServiceAccounts stand: where something is applied already, near
 * their users, and before them where a late ServiceAccount would do harm.
 */
final class Placement {
  static final String FILE = "serviceaccounts.yaml";

  /** Sorts before what it is needed by, when {@code kubectl apply -f} goes by name. */
  static final String FIRST_FILE = "00-serviceaccounts.yaml";

  /** How many names are tried when files of the usual names can't take a document. */
  private static final int MOST_FILES = 20;

  private final ManifestTree tree;
  private final MoveScope scope;
  private final PlacementStyle style;
  private final List<PodSpec> homeless;
  private final Set<String> manifestDirectories = new HashSet<>();

  private Placement(
      ManifestTree tree, MoveScope scope, PlacementStyle style, List<PodSpec> homeless) {
    this.style = style;
    this.tree = tree;
    this.scope = scope;
    this.homeless = homeless;
    for (ManifestFile file : tree.files()) {
      String directory = ManifestTree.directory(file.path());
      if (file.objects() > 0 && !tree.isKustomized(file.path()) && !file.isKustomization()) {
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
    OWN_FILE
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
            users.stream().filter(user -> isAbsolute(user.place().file()) == absolute).toList();
        if (!group.isEmpty()) {
          placement.place(account, group, spots);
        }
      }
    }
    return spots;
  }

  /** Whether a definition stands in the user's file, its directory or one above. */
  private boolean isCovered(Generated account, PodSpec user) {
    if (tree.isReached(user.place().file())) {
      return tree.absence(user, tree.accounts(account.key())).isEmpty();
    }
    for (ServiceAccountManifest manifest : tree.accounts(account.key())) {
      String directory = ManifestTree.directory(manifest.place().file());
      if (isWithin(directory, ManifestTree.directory(user.place().file()))) {
        return true;
      }
    }
    return false;
  }

  private void place(Generated account, List<PodSpec> users, List<Spot> spots) {
    PodSpec first = users.get(0);
    String path = first.place().file();
    boolean reached = tree.isReached(path);
    if (isInOneFile(users, path)
        && style.nearUsers()
        && scope.takesDocuments(path)
        && (!reached || tree.isAsGoodAs(account.home(), path))) {
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
        writable ? resource(account.home(), kustomization.orElseThrow()) : Optional.empty();
    if (path.isEmpty()) {
      homeless.addAll(users);
      return;
    }
    Optional<Place> lister = tree.isReached(path.get()) ? Optional.empty() : kustomization;
    spots.add(new Spot(account, path.get(), users.get(0), How.OWN_FILE, lister));
  }

  /** A file that is a resource already and of no other kustomization, else one not yet there. */
  private Optional<String> resource(Home home, Place kustomization) {
    String directory = ManifestTree.directory(kustomization.file());
    return IntStream.range(1, MOST_FILES)
        .mapToObj(number -> join(directory, style.numbered(number)))
        .filter(
            path ->
                tree.hasFile(path)
                    ? tree.isReached(path) && tree.isAsGoodAs(home, path) && canHold(path)
                    : canHold(path))
        .findFirst();
  }

  /** One document in the users' lowest common directory, or one in each below that qualifies. */
  private void placeBelow(Generated account, List<PodSpec> users, List<Spot> spots) {
    String common = style.kind() == Kind.ROOT ? unitRoot(users) : commonDirectory(users);
    Optional<PodSpec> late = tooEarly(common, account, users);
    if (late.isPresent() && style.nearUsers()) {
      spots.add(new Spot(account, late.get().place().file(), late.get(), How.ABOVE_USER));
      return;
    }
    boolean together =
        switch (style.kind()) {
          case ROOT -> true;
          case BESIDE -> users.stream().allMatch(user -> directory(user).equals(common));
          default -> isApplied(common);
        };
    if (together) {
      Optional<String> path = file(common, account, users);
      path.ifPresentOrElse(
          found -> spots.add(new Spot(account, found, users.get(0), How.OWN_FILE)),
          () -> homeless.addAll(users));
      return;
    }
    Map<String, List<PodSpec>> below = new TreeMap<>();
    for (PodSpec user : users) {
      String directory = directory(user);
      below.computeIfAbsent(child(common, directory), key -> new ArrayList<>()).add(user);
    }
    below.values().forEach(group -> placeBelow(account, group, spots));
  }

  private static String directory(PodSpec user) {
    return ManifestTree.directory(user.place().file());
  }

  /** The lowest directory that holds all manifests which are resolved together with the users. */
  private String unitRoot(List<PodSpec> users) {
    return commonDirectory(
        tree.pods().stream()
            .filter(pod -> pod.account().mayMeet(users.get(0).account()) || users.contains(pod))
            .filter(pod -> !tree.isReached(pod.place().file()))
            .toList());
  }

  /** Whether what stands in a directory is applied: something lies there, or GitOps says so. */
  private boolean isApplied(String directory) {
    return manifestDirectories.contains(directory)
        || (tree.isApplied(directory) && !tree.isKustomizedDirectory(directory));
  }

  private static String commonDirectory(List<PodSpec> users) {
    String common = ManifestTree.directory(users.get(0).place().file());
    for (PodSpec user : users) {
      String directory = ManifestTree.directory(user.place().file());
      while (!isWithin(common, directory) && !common.isEmpty()) {
        common = ManifestTree.directory(common);
      }
    }
    return common;
  }

  private static boolean isAbsolute(String path) {
    return path.startsWith("/") || path.matches("[A-Za-z]:/.*");
  }

  private static boolean isWithin(String parent, String directory) {
    return parent.isEmpty()
        ? !isAbsolute(directory)
        : directory.equals(parent)
            || directory.startsWith(parent.endsWith("/") ? parent : parent + "/");
  }

  /** The directory directly below {@code parent} on the way to {@code directory}. */
  private static String child(String parent, String directory) {
    int from = parent.isEmpty() || parent.equals("/") ? parent.length() : parent.length() + 1;
    int slash = directory.indexOf('/', from);
    return slash < 0 ? directory : directory.substring(0, slash);
  }

  private Optional<String> file(String directory, Generated account, List<PodSpec> users) {
    if (style.kind() == Kind.FILE) {
      return Optional.of(join(directory, style.name())).filter(this::canHold);
    }
    Optional<String> firstLate = firstLate(account, users);
    String usual = join(directory, FILE);
    boolean inTime = firstLate.isEmpty() || PATH_ORDER.compare(usual, firstLate.get()) < 0;
    if (inTime && canHold(usual)) {
      return Optional.of(usual);
    }
    return IntStream.range(1, MOST_FILES)
        .mapToObj(number -> number == 1 ? FIRST_FILE : "00-serviceaccounts-" + number + ".yaml")
        .map(name -> join(directory, name))
        .filter(this::canHold)
        .findFirst();
  }

  /**
   * The first file whose pods would not come right by themselves if the ServiceAccount were applied
   * after them: a bare Pod is refused for good, and pods of {@code default} start without secrets.
   */
  private static Optional<String> firstLate(Generated account, List<PodSpec> users) {
    return users.stream()
        .filter(user -> account.key().isDefault() || user.id().type().isCore("Pod"))
        .map(user -> user.place().file())
        .min(PATH_ORDER);
  }

  /** A pod that is applied before any file of its directory could be, but can hold the document. */
  private Optional<PodSpec> tooEarly(String directory, Generated account, List<PodSpec> users) {
    Optional<String> first = firstLate(account, users);
    if (first.isEmpty() || PATH_ORDER.compare(join(directory, FIRST_FILE), first.get()) < 0) {
      return Optional.empty();
    }
    return users.stream()
        .filter(user -> user.place().file().equals(first.get()))
        .filter(user -> ManifestTree.directory(user.place().file()).equals(directory))
        .filter(user -> scope.takesDocuments(first.get()) && !tree.file(first.get()).json())
        .findFirst();
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

  private static String join(String directory, String name) {
    return directory.isEmpty()
        ? name
        : directory.endsWith("/") ? directory + name : directory + "/" + name;
  }

  /** The path of the list's items for {@link How#LIST_ITEM}. */
  static NodePath items(Spot spot) {
    return spot.firstUser().place().list().orElseThrow();
  }

  /** The order in which {@code kubectl apply -R} visits files: name by name. */
  static final java.util.Comparator<String> PATH_ORDER =
      (a, b) -> {
        String[] left = a.split("/", -1);
        String[] right = b.split("/", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
          int order = left[i].compareTo(right[i]);
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(left.length, right.length);
      };
}
