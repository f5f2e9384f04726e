package io.github.pullsecret;

import io.github.pullsecret.files.PathGlob;
import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.tree.ManifestTree;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Gives the unit of a file that no kustomization reaches, as the option {@code unit} says. */
final class UnitDivision implements UnaryOperator<String> {
  private final boolean byDirectory;
  private final Optional<PathGlob> glob;
  private boolean matched;

  UnitDivision(String unit) throws UsageException {
    byDirectory = unit.equals(RewriteRequest.DIRECTORY);
    try {
      boolean isGlob = !byDirectory && !unit.equals(RewriteRequest.TREE);
      glob = isGlob ? Optional.of(PathGlob.parse(unit)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new UsageException("unit", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public String apply(String file) {
    String directory = ManifestTree.directory(file);
    if (byDirectory) {
      return directory;
    }
    return glob.isPresent() ? outermost(directory, glob.get()) : Context.TREE;
  }

  /** The outermost directory above a file that matches; the files that none holds are one unit. */
  private String outermost(String directory, PathGlob pattern) {
    String unit = Context.TREE;
    for (String at = directory; !at.isEmpty() && !at.equals("/"); at = ManifestTree.directory(at)) {
      if (pattern.matches(at + "/")) { // As a directory, for globs that end in a slash.
        unit = at;
      }
    }
    matched |= !unit.isEmpty();
    return unit;
  }

  /** Whether there is a glob and no directory matches it. */
  boolean isUnmatched() {
    return glob.isPresent() && !matched;
  }
}
