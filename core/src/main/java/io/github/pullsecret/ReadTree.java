package io.github.pullsecret;

import io.github.pullsecret.files.DiskProblem;
import io.github.pullsecret.files.FoundFiles;
import io.github.pullsecret.files.OutsideFiles;
import io.github.pullsecret.files.TreeFile;
import io.github.pullsecret.files.WorkingDirectory;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.ManifestFile.Problem;
import io.github.pullsecret.kubernetes.ManifestReader;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.tree.DeclaredAccounts;
import io.github.pullsecret.tree.ManifestTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The files of a run after reading: what matters of each, and the bytes of those that may change.
 */
final class ReadTree {
  private final FoundFiles found;
  private final ManifestTree tree;
  private final Map<String, TreeFile> files = new HashMap<>();
  private final Map<String, byte[]> bytes = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> notes = new ArrayList<>();
  private final List<Problem> harmless = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();
  private final Set<String> outside = new HashSet<>();

  /** A file just read. */
  private static final class OneFile {
    final TreeFile file;
    final ManifestFile manifests;

    /** Kept only if the file may be edited. */
    final byte[] bytes;

    /** Kept only if the file is not read as manifests. */
    final Optional<Unread> unread;

    OneFile(TreeFile file, ManifestFile manifests, byte[] bytes, Optional<Unread> unread) {
      this.file = file;
      this.manifests = manifests;
      this.bytes = bytes;
      this.unread = unread;
    }
  }

  private ReadTree(
      FoundFiles found,
      List<OneFile> all,
      ManifestTree tree,
      Selection selection,
      List<Interest> interests) {
    this.found = found;
    this.tree = tree;
    for (OneFile one : all) {
      files.put(one.file.display(), one.file);
      if (one.bytes.length > 0) {
        bytes.put(one.file.display(), one.bytes);
      }
      one.unread.ifPresent(
          text -> {
            unread.add(text);
            sort(one.manifests, text, selection, interests);
          });
    }
    found
        .problems()
        .forEach(
            problem ->
                problems.add(
                    new Problem(
                        new Location(problem.display(), 1, 1),
                        problem.message(),
                        "give access to it, or leave it out")));
  }

  /** A file that can't be read stops the run if it could matter and may be written. */
  private void sort(ManifestFile file, Unread text, Selection selection, List<Interest> interests) {
    boolean matters =
        interests.stream().anyMatch(interest -> interest.matters(text))
            || file.isKustomization()
            || tree.layout().isKustomized(file.path());
    List<Problem> list = !matters ? harmless : selection.writes(file.path()) ? problems : notes;
    list.addAll(file.problems());
  }

  /**
   * Reads what was found, and what kustomizations build on outside of it.
   *
   * @param interests what the steps of the run need of the files
   * @param progress hears of each file
   */
  static ReadTree read(
      FoundFiles found,
      ManifestReader reader,
      WorkingDirectory directory,
      Selection selection,
      UnaryOperator<String> division,
      DeclaredAccounts declared,
      List<Interest> interests,
      Progress progress) {
    progress.start("reading files", found.files().size());
    List<OneFile> all = new ArrayList<>(readAll(found.files(), reader, interests, progress));
    while (true) {
      List<ManifestFile> manifests = all.stream().map(one -> one.manifests).toList();
      ManifestTree tree = new ManifestTree(manifests, directory.path(), division, declared);
      List<TreeFile> outside =
          found.isHeld()
              ? new ArrayList<>() // The disk has nothing to do with it.
              : OutsideFiles.at(tree.unresolved(), directory);
      outside.removeIf(file -> tree.hasFile(file.display()));
      if (outside.isEmpty()) {
        ReadTree read = new ReadTree(found, all, tree, selection, interests);
        all.subList(found.files().size(), all.size())
            .forEach(one -> read.outside.add(one.file.display()));
        return read;
      }
      all.addAll(readAll(outside, reader, interests, Progress.NONE));
    }
  }

  private static List<OneFile> readAll(
      List<TreeFile> files, ManifestReader reader, List<Interest> interests, Progress progress) {
    return files.parallelStream()
        .map(
            file -> {
              OneFile one = readOne(file, reader, interests);
              progress.advance();
              return one;
            })
        .toList();
  }

  /** Whether a file is read only because a kustomization builds on it. */
  boolean isOutside(String path) {
    return outside.contains(path);
  }

  private static OneFile readOne(TreeFile file, ManifestReader reader, List<Interest> interests) {
    try {
      byte[] bytes = file.read();
      ManifestReader.Glance glance = reader.glance(file.display(), bytes);
      boolean mayChange =
          interests.stream().anyMatch(interest -> interest.keeps(glance.file(), bytes));
      // What a step may touch has to be right as a whole.
      ManifestFile manifests =
          mayChange && !glance.whole() ? reader.read(file.display(), bytes) : glance.file();
      interests.forEach(interest -> interest.look(manifests, bytes));
      boolean isUnread = manifests.template().isPresent() || !manifests.problems().isEmpty();
      return new OneFile(
          file,
          manifests,
          mayChange ? bytes : new byte[0],
          isUnread
              ? Optional.of(Unread.of(file.display(), bytes, manifests.template().isPresent()))
              : Optional.empty());
    } catch (IOException e) {
      Problem problem =
          new Problem(
              new Location(file.display(), 1, 1),
              "the file can't be read: " + DiskProblem.reason(e),
              "give access to it, or leave it out");
      return new OneFile(
          file,
          ManifestFile.unread(file.display(), List.of(problem)),
          new byte[0],
          Optional.of(Unread.unknown(file.display())));
    }
  }

  /** Whether nothing was read that is a manifest or could be. */
  boolean isEmpty() {
    return unread.isEmpty()
        && tree.files().stream().allMatch(file -> file.objects() == 0)
        && found.skipped().isEmpty();
  }

  ManifestTree tree() {
    return tree;
  }

  FoundFiles found() {
    return found;
  }

  /** Why files that could matter can't be read. */
  List<Problem> problems() {
    return problems;
  }

  /** Why files that could matter but are not to be written can't be read. */
  List<Problem> notes() {
    return notes;
  }

  /** Why files that name neither ServiceAccounts nor pull secrets can't be read. */
  List<Problem> harmless() {
    return harmless;
  }

  /** The files that are not read as manifests although there may be pods in them. */
  List<Unread> uncovered() {
    return unread.stream().filter(Unread::mayHoldPods).toList();
  }

  TreeFile file(String path) {
    TreeFile file = files.get(path);
    if (file == null) {
      throw new IllegalArgumentException("not a file of the tree: " + path);
    }
    return file;
  }

  /**
   * A new file on the disk. Its directory is taken from a file that was read, since that may have a
   * name that is no text.
   *
   * @param path the file as displayed
   */
  Path newFile(String path, WorkingDirectory directory) {
    String above = ManifestTree.directory(path);
    String below = above.isEmpty() || above.endsWith("/") ? above : above + "/";
    for (TreeFile file : files.values()) {
      if (!below.isEmpty() && file.display().startsWith(below)) {
        Path parent = file.path();
        for (int i = below.length(); i >= 0; i = file.display().indexOf('/', i + 1)) {
          parent = parent.resolveSibling("");
        }
        return parent.resolve(path.substring(below.length()));
      }
    }
    return directory.path().resolve(path);
  }

  /** Whether the text of a file was kept. */
  boolean holds(String path) {
    return bytes.containsKey(path);
  }

  /** The bytes of such a file as text in which ASCII reads as itself, whatever is wrong with it. */
  String plainText(String path) {
    return Unread.plainText(bytes.getOrDefault(path, new byte[0]));
  }

  SourceText source(String path) {
    try {
      return SourceText.decode(bytes.getOrDefault(path, new byte[0]));
    } catch (MalformedTextException e) {
      throw new IllegalStateException(path + " was read before and can't be read now", e);
    }
  }

  /** Whether a file that is not read as manifests may define this ServiceAccount. */
  boolean unreadDefines(String name) {
    return unread.stream().anyMatch(file -> file.mayDefine(name));
  }

  /** Whether a file that is not read as manifests has this word in it, or could. */
  boolean unreadHolds(String word) {
    return unread.stream().anyMatch(file -> !file.known() || file.text().contains(word));
  }

  /** Whether a file that is not read as manifests may use or define this ServiceAccount. */
  boolean unreadMentions(String name) {
    return unread.stream().anyMatch(file -> file.mayUseOrDefine(name));
  }
}
