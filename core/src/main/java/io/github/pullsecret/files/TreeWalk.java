package io.github.pullsecret.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.pullsecret.files.SkippedPlace.Kind;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the files that may hold manifests under the given PATHs: {@code *.yaml}, {@code *.yml},
 * {@code *.json} and {@code Kustomization}.
 *
 * <p>Below a PATH these are skipped: hidden directories, {@code target}, {@code build}, {@code
 * node_modules}, {@code src/test}, {@code src/it}, {@code templates} beside a {@code Chart.yaml},
 * and what Git ignores. A PATH itself never is: a file is taken whatever its name, a directory
 * whatever its name and although Git ignores it, in which case only the {@code .gitignore} files
 * inside it count. {@code src/test} is skipped under the PATH {@code src} as under {@code .}.
 *
 * <p>A PATH may be a symbolic link. Below it, a link to a directory is not followed, and a link to
 * a file only if that lies under a PATH: then the file itself is taken, once. Pipes, sockets and
 * devices are never opened.
 */
public final class TreeWalk {
  static final List<String> KUSTOMIZATIONS =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private final WorkingDirectory workingDirectory;
  private final Set<Path> directories = new TreeSet<>(PathOrder.BY_NAMES);
  private final Set<Path> files = new LinkedHashSet<>();
  private final Map<Path, Kind> skipped = new TreeMap<>(PathOrder.BY_NAMES);
  private final Map<Path, UnfollowedLink.Kind> links = new TreeMap<>(PathOrder.BY_NAMES);
  private final Map<Path, String> problems = new TreeMap<>(PathOrder.BY_NAMES);
  private final Set<Path> listed = new HashSet<>();
  private final Set<Path> temporaries = new TreeSet<>(PathOrder.BY_NAMES);

  private TreeWalk(WorkingDirectory workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  /**
   * What a search found; each list is in the order of the paths.
   *
   * @param files each file once
   * @param skipped the skipped places that name pull secrets
   * @param notFollowed links to directories; what has a manifest's name, but is a link that was not
   *     followed, or is no file
   * @param problems directories that could not be listed, PATHs that are neither file nor directory
   * @param temporaries what killed runs left beside the files and in the searched directories
   */
  public record Found(
      List<TreeFile> files,
      List<SkippedPlace> skipped,
      List<UnfollowedLink> notFollowed,
      List<DiskProblem> problems,
      List<Path> temporaries) {

    /** Copies the lists. */
    public Found {
      files = List.copyOf(files);
      skipped = List.copyOf(skipped);
      notFollowed = List.copyOf(notFollowed);
      problems = List.copyOf(problems);
      temporaries = List.copyOf(temporaries);
    }

    /** Of a search that met nothing of killed runs. */
    Found(
        List<TreeFile> files,
        List<SkippedPlace> skipped,
        List<UnfollowedLink> notFollowed,
        List<DiskProblem> problems) {
      this(files, skipped, notFollowed, problems, List.of());
    }

    /** The same search with only these files. */
    public Found with(List<TreeFile> others) {
      return new Found(others, skipped, notFollowed, problems, temporaries);
    }

    /** What is not on the disk: one file that holds all there is. */
    public static Found held(TreeFile file) {
      return new Found(List.of(file), List.of(), List.of(), List.of());
    }

    /** Whether nothing of it is on the disk. */
    public boolean isHeld() {
      return files.stream().anyMatch(file -> file.content().isPresent());
    }
  }

  /**
   * Searches the PATHs as one tree.
   *
   * @param paths files and directories, relative ones from the working directory
   * @throws NoSuchPathException if any of them does not exist
   */
  public static Found find(List<Path> paths, WorkingDirectory workingDirectory)
      throws NoSuchPathException {
    TreeWalk walk = new TreeWalk(workingDirectory);
    walk.accept(paths);
    for (Path directory : walk.directories) {
      walk.visit(directory, walk.list(directory), walk.rulesAt(directory));
    }
    return walk.found();
  }

  /** A file given by name may be part of a kustomization, which then has to be read. */
  private void addKustomizationBeside(Path file) {
    for (String name : KUSTOMIZATIONS) {
      Path beside = file.resolveSibling(name);
      if (Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS)) {
        files.add(beside);
      }
    }
  }

  private void accept(List<Path> paths) throws NoSuchPathException {
    List<Path> missing = new ArrayList<>();
    for (Path given : paths) {
      Path path = workingDirectory.path().resolve(given);
      try {
        Path real = path.toRealPath();
        if (Files.isDirectory(real)) {
          directories.add(real);
        } else if (Files.isRegularFile(real)) {
          files.add(real);
          addKustomizationBeside(real);
        } else {
          problems.put(real, "neither a file nor a directory");
        }
      } catch (NoSuchFileException e) {
        missing.add(given);
      } catch (IOException e) {
        problems.put(path, DiskProblem.reason(e));
      }
    }
    if (!missing.isEmpty()) {
      throw new NoSuchPathException(missing);
    }
  }

  /** What is in a directory, in order. */
  private List<Path> list(Path directory) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      problems.put(directory, DiskProblem.reason(Objects.requireNonNull(e.getCause())));
    } catch (IOException e) {
      problems.put(directory, DiskProblem.reason(e));
    }
    listed.add(directory);
    entries.stream().filter(Temporaries::isOne).forEach(temporaries::add);
    entries.sort(Comparator.comparing(TreeWalk::name, PathOrder.NAMES));
    return entries;
  }

  private static String name(Path entry) {
    return String.valueOf(entry.getFileName());
  }

  private void visit(Path directory, List<Path> entries, GitIgnore ignore) {
    boolean isChart = entries.contains(directory.resolve("Chart.yaml"));
    for (Path entry : entries) {
      try {
        visit(entry, ignore, isChart);
      } catch (NoSuchFileException e) {
        // Deleted since the directory was listed.
      } catch (IOException e) {
        problems.put(entry, DiskProblem.reason(e));
      }
    }
  }

  private void visit(Path entry, GitIgnore ignore, boolean inChart) throws IOException {
    var attributes = Files.readAttributes(entry, BasicFileAttributes.class, NOFOLLOW_LINKS);
    String name = name(entry);
    boolean isJunction = attributes.isDirectory() && attributes.isOther(); // of Windows
    if (attributes.isSymbolicLink() || isJunction) {
      visitLink(entry, name, ignore, inChart);
    } else if (attributes.isDirectory()) {
      visitDirectory(entry, name, ignore, inChart);
    } else if (attributes.isRegularFile() && isManifestName(name)) {
      if (!ignore.ignoresFile(name)) {
        files.add(entry);
      } else if (!files.contains(entry)) {
        skipped.put(entry, Kind.IGNORED_BY_GIT);
      }
    } else if (isManifestName(name) && !ignore.ignoresFile(name)) {
      links.put(entry, UnfollowedLink.Kind.SPECIAL);
    }
  }

  private void visitDirectory(Path directory, String name, GitIgnore ignore, boolean inChart) {
    if (directories.contains(directory)) {
      return; // a PATH of its own
    }
    Optional<Kind> reason = Kind.of(directory, name, ignore, inChart);
    if (reason.isEmpty()) {
      List<Path> entries = list(directory);
      boolean hasRules =
          entries.contains(directory.resolve(".gitignore"))
              || entries.contains(directory.resolve(".git"));
      visit(
          directory,
          entries,
          hasRules ? rulesIn(directory, name, ignore) : ignore.enterWithoutItsOwnRules(name));
    } else if (!name.equals(".git")) {
      skipped.put(directory, reason.get());
    }
  }

  private void visitLink(Path link, String name, GitIgnore ignore, boolean inChart) {
    Path target;
    try {
      target = link.toRealPath();
    } catch (IOException e) {
      if (isManifestName(name) && !ignore.ignoresFile(name)) {
        links.put(link, UnfollowedLink.Kind.BROKEN);
      }
      return;
    }
    if (Files.isDirectory(target)) {
      if (Kind.of(link, name, ignore, inChart).isEmpty()) {
        links.put(link, UnfollowedLink.Kind.DIRECTORY);
      }
    } else if (!isManifestName(name) || ignore.ignoresFile(name)) {
      return;
    } else if (Files.isRegularFile(target)) {
      if (directories.stream().anyMatch(target::startsWith)) {
        files.add(target);
      } else if (!files.contains(target)) {
        links.put(link, UnfollowedLink.Kind.OUTSIDE);
      }
    } else {
      links.put(link, UnfollowedLink.Kind.SPECIAL);
    }
  }

  private static boolean isManifestName(String name) {
    return name.endsWith(".yaml")
        || name.endsWith(".yml")
        || name.endsWith(".json")
        || name.equals("Kustomization");
  }

  private GitIgnore rulesAt(Path directory) {
    try {
      return GitIgnore.at(directory).asExplicitlyGiven();
    } catch (IOException e) {
      addProblemWithRules(directory, e);
      return GitIgnore.none(directory);
    }
  }

  private GitIgnore rulesIn(Path directory, String name, GitIgnore outer) {
    try {
      return outer.enter(name);
    } catch (IOException e) {
      addProblemWithRules(directory, e);
      return outer.enterWithoutItsOwnRules(name);
    }
  }

  /** The file with the rules, if the exception names it, otherwise the directory it is for. */
  private void addProblemWithRules(Path directory, IOException exception) {
    String file = exception instanceof FileSystemException onFile ? onFile.getFile() : null;
    problems.put(file == null ? directory : directory.resolve(file), DiskProblem.reason(exception));
  }

  private Found found() {
    Set<Path> read = new HashSet<>(files);
    read.addAll(directories);
    List<SkippedPlace> places = new ArrayList<>();
    skipped.forEach(
        (place, kind) -> {
          int count = read.contains(place) ? 0 : PullSecretSearch.count(place, read);
          if (count > 0) {
            places.add(new SkippedPlace(workingDirectory.display(place), kind, count));
          }
        });
    List<UnfollowedLink> unfollowed = new ArrayList<>();
    links.forEach(
        (p, kind) -> unfollowed.add(new UnfollowedLink(workingDirectory.display(p), kind)));
    List<TreeFile> found = treeFiles();
    List<DiskProblem> unread = new ArrayList<>();
    problems.forEach((p, why) -> unread.add(new DiskProblem(workingDirectory.display(p), why)));
    addTemporariesBesideFiles();
    return new Found(found, places, unfollowed, unread, List.copyOf(temporaries));
  }

  /** A file that is named, or that a link leads to, may lie where nothing is searched. */
  private void addTemporariesBesideFiles() {
    for (Path file : files) {
      Path directory = file.resolveSibling("");
      if (listed.add(directory)) {
        temporaries.addAll(Temporaries.in(directory));
      }
    }
  }

  /** No two files with names of bytes that read the same, since a path is all that tells them. */
  private List<TreeFile> treeFiles() {
    List<Path> inOrder = new ArrayList<>(files); // Almost so already.
    inOrder.sort(PathOrder.BY_NAMES);
    Map<String, TreeFile> byDisplay = new LinkedHashMap<>();
    for (Path file : inOrder) {
      TreeFile found = treeFile(file);
      if (byDisplay.putIfAbsent(found.display(), found) != null) {
        problems.put(file, "its name reads like that of another file; give one of them a new name");
      }
    }
    return List.copyOf(byDisplay.values());
  }

  private TreeFile treeFile(Path file) {
    // The PATHs are in path order, so that the first which contains the file is the outermost.
    Path root =
        directories.stream()
            .filter(file::startsWith)
            .findFirst()
            .orElseGet(() -> file.resolveSibling(""));
    return new TreeFile(file, workingDirectory.display(file), root);
  }
}
