package io.github.pullsecret.tree;

import io.github.pullsecret.kubernetes.ManifestFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What kustomizations that can't be read may reach: anything below them, and whatever their words
 * look like.
 */
final class UnreadableKustomizations {
  private final Set<String> paths = new HashSet<>();
  private final Set<String> subtrees = new HashSet<>();

  UnreadableKustomizations(List<ManifestFile> files, Path base) {
    for (ManifestFile file : files) {
      boolean unread = !file.problems().isEmpty() || file.template().isPresent();
      if (file.isKustomization() && unread) {
        follow(file, base);
      }
    }
  }

  private void follow(ManifestFile kustomization, Path base) {
    String directory = ManifestTree.directory(kustomization.path());
    subtrees.add(directory.isEmpty() || directory.equals("/") ? directory : directory + "/");
    for (String reference : kustomization.references()) {
      if (!reference.isEmpty() && !reference.startsWith("/") && reference.indexOf('\0') < 0) {
        Path resolved = base.resolve(directory).resolve(reference).normalize();
        Path shown = resolved.startsWith(base) ? base.relativize(resolved) : resolved;
        paths.add(shown.toString().replace('\\', '/'));
      }
    }
  }

  /** Whether one of them may reach a file, or a directory with it. */
  boolean mayReach(String file) {
    return paths.contains(file)
        || paths.contains(ManifestTree.directory(file))
        || subtrees.stream().anyMatch(file::startsWith);
  }

  /** Whether one of them may reach a directory. */
  boolean mayReachDirectory(String directory) {
    return paths.contains(directory) || subtrees.stream().anyMatch((directory + "/")::startsWith);
  }
}
