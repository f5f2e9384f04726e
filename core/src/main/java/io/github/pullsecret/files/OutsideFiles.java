package io.github.pullsecret.files;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Files that kustomizations build on although no PATH holds them: they are read, never written. */
public final class OutsideFiles {
  private OutsideFiles() {}

  /**
   * The files at paths as displayed: a file itself, of a directory its kustomization. What is not
   * there is left out.
   */
  public static List<TreeFile> at(Collection<String> paths, WorkingDirectory workingDirectory) {
    List<TreeFile> found = new ArrayList<>();
    for (String path : paths) {
      try {
        Path file = workingDirectory.path().resolve(path).normalize();
        if (Files.isDirectory(file)) {
          TreeWalk.KUSTOMIZATIONS.stream()
              .map(file::resolve)
              .filter(Files::isRegularFile)
              .limit(1)
              .map(each -> new TreeFile(each, workingDirectory.display(each), file))
              .forEach(found::add);
        } else if (Files.isRegularFile(file)) {
          found.add(new TreeFile(file, workingDirectory.display(file), file.resolveSibling("")));
        }
      } catch (InvalidPathException e) {
        // No file can have this path.
      }
    }
    return found;
  }
}
