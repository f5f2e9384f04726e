package io.github.pullsecret;

import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.ManifestReader;
import io.github.pullsecret.move.DisplayedPaths;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.tree.ManifestTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A tree in the middle of a run: the files as the steps so far have left them. */
final class Workspace {
  private final ReadTree read;
  private final ManifestReader reader;
  private final ManifestTree tree;
  private final Map<String, SourceText> texts;

  private Workspace(
      ReadTree read, ManifestReader reader, ManifestTree tree, Map<String, SourceText> texts) {
    this.read = read;
    this.reader = reader;
    this.tree = tree;
    this.texts = texts;
  }

  /** The tree as it was read. */
  static Workspace of(ReadTree read, ManifestReader reader) {
    return new Workspace(read, reader, read.tree(), Map.of());
  }

  /**
   * The tree after a step.
   *
   * @throws InternalErrorException if what would be written can't be read
   */
  Workspace with(Map<String, SourceText> changed) {
    if (changed.isEmpty()) {
      return this;
    }
    Map<String, ManifestFile> now = new TreeMap<>(DisplayedPaths.PATH_ORDER);
    changed.entrySet().parallelStream()
        .map(entry -> readAgain(entry.getKey(), entry.getValue()))
        .toList()
        .forEach(file -> now.put(file.path(), file));
    List<ManifestFile> files = new ArrayList<>();
    for (ManifestFile file : tree.asRead()) {
      ManifestFile after = now.remove(file.path());
      files.add(after == null ? file : after);
    }
    now.values().forEach(file -> files.add(place(file, files), file));
    Map<String, SourceText> all = new TreeMap<>(DisplayedPaths.PATH_ORDER);
    all.putAll(texts);
    all.putAll(changed);
    return new Workspace(read, reader, tree.with(files), all);
  }

  private ManifestFile readAgain(String path, SourceText text) {
    ManifestFile file = reader.read(path, text.bytes());
    if (!file.problems().isEmpty()) {
      throw new InternalErrorException("what would be written can't be read: " + file.problems());
    }
    return file;
  }

  /** Where a new file belongs in path order; what lies outside of the run comes last. */
  private int place(ManifestFile file, List<ManifestFile> files) {
    int low = 0;
    int high = files.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      String path = files.get(middle).path();
      boolean before =
          !read.isOutside(path) && DisplayedPaths.PATH_ORDER.compare(path, file.path()) < 0;
      low = before ? middle + 1 : low;
      high = before ? high : middle;
    }
    return low;
  }

  ReadTree read() {
    return read;
  }

  /** What the files say now. */
  ManifestTree tree() {
    return tree;
  }

  /** The texts that differ from those on the disk or are of new files, in path order. */
  Map<String, SourceText> texts() {
    return texts;
  }

  /** Whether the text of a file of the tree is at hand, since a step may need it. */
  boolean holds(String path) {
    return texts.containsKey(path) || read.holds(path);
  }

  /** The text of such a file in which ASCII reads as itself, also if it can't be read otherwise. */
  String plainText(String path) {
    SourceText changed = texts.get(path);
    return changed == null ? read.plainText(path) : changed.text();
  }

  /** The text of a file of the tree as it is now. */
  SourceText source(String path) {
    SourceText changed = texts.get(path);
    return changed == null ? read.source(path) : changed;
  }
}
