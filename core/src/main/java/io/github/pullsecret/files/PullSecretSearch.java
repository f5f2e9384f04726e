package io.github.pullsecret.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the files of a skipped place that name pull secrets. It only looks for bytes, so that a
 * skipped place costs little; what it cannot read it passes over.
 */
final class PullSecretSearch extends SimpleFileVisitor<Path> {
  private static final String NEEDLE = "imagePullSecrets";

  private final Path place;
  private final Set<Path> readAnyway;
  private final byte[] buffer = new byte[1 << 16];
  private int found;

  private PullSecretSearch(Path place, Set<Path> readAnyway) {
    this.place = place;
    this.readAnyway = readAnyway;
  }

  /**
   * How many files of a place name pull secrets.
   *
   * @param readAnyway files and directories in it that are read all the same, and do not count
   */
  static int count(Path place, Set<Path> readAnyway) {
    PullSecretSearch search = new PullSecretSearch(place, readAnyway);
    try {
      Files.walkFileTree(place, search);
    } catch (IOException e) {
      return search.found; // what could be read still counts
    }
    return search.found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    return directory.endsWith(".git") || readAnyway.contains(directory)
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile() && mayBeManifest(file) && !readAnyway.contains(file)) {
      found += namesPullSecrets(file) ? 1 : 0;
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException exception) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException exception) {
    return FileVisitResult.CONTINUE;
  }

  private boolean mayBeManifest(Path file) {
    String name = file.toString();
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return true;
    }
    // Installed packages hold thousands of JSON files, none of them a manifest.
    return (name.endsWith(".json") || name.endsWith(".tpl")) && !isInNodeModules(file);
  }

  private boolean isInNodeModules(Path file) {
    for (int i = place.getNameCount() - 1; i < file.getNameCount(); i++) {
      if (file.getName(i).toString().equals("node_modules")) {
        return true;
      }
    }
    return false;
  }

  private boolean namesPullSecrets(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      int kept = 0;
      for (int read; (read = in.read(buffer, kept, buffer.length - kept)) > 0; ) {
        int length = kept + read;
        if (new String(buffer, 0, length, ISO_8859_1).contains(NEEDLE)) {
          return true;
        }
        kept = Math.min(length, NEEDLE.length() - 1); // the needle may straddle two reads
        System.arraycopy(buffer, length - kept, buffer, 0, kept);
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
