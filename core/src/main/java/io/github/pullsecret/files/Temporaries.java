package io.github.pullsecret.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.pullsecret.text.Location;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The temporary files that a run makes beside its targets, and that a killed one leaves behind. */
public final class Temporaries {
  private static final String START = ".pullsecret-";
  private static final String END = ".tmp";
  private static final Pattern NAME =
      Pattern.compile(
          Pattern.quote(START) + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}" + Pattern.quote(END));

  private Temporaries() {}

  /** The name of a new one. */
  static String name() {
    return START + UUID.randomUUID() + END;
  }

  /** Whether a file is one, by its name, and neither a directory nor a link. */
  static boolean isOne(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(START) // as few files of a tree do
        && NAME.matcher(name).matches()
        && Files.isRegularFile(file, NOFOLLOW_LINKS);
  }

  /** Those in a directory, not below it; none if it can't be read. */
  static List<Path> in(Path directory) {
    List<Path> found = new ArrayList<>();
    try (var files = Files.newDirectoryStream(directory, START + "*" + END)) {
      for (Path file : files) {
        if (isOne(file)) {
          found.add(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Nothing was or will be written there.
    }
    return found;
  }

  /**
   * Removes those of killed runs.
   *
   * @param found what a search found; only what still is a temporary file is removed
   * @param isAlone whether no other run can be writing to the tree; else they may be those of one
   *     that goes on
   * @return what was done, in words; empty if there was nothing to do
   */
  public static Optional<String> remove(
      List<Path> found, boolean isAlone, WorkingDirectory workingDirectory) {
    List<Path> left = found.stream().filter(Temporaries::isOne).toList();
    if (left.isEmpty()) {
      return Optional.empty();
    }
    if (!isAlone) {
      return Optional.of(
          files(left)
              + " may be of a run that was killed, or of one that goes on: "
              + shown(left.get(0), workingDirectory));
    }
    int removed = 0;
    Optional<String> problem = Optional.empty();
    for (Path file : left) {
      try {
        Files.deleteIfExists(file);
        removed++;
      } catch (IOException e) {
        problem = Optional.of(shown(file, workingDirectory) + ": " + DiskProblem.reason(e));
      }
    }
    String some = problem.isEmpty() ? "" : removed + " of ";
    return Optional.of(
        "removed "
            + some
            + files(left)
            + " of a run that was killed"
            + problem.map(why -> "; can't remove " + why).orElse(""));
  }

  private static String files(List<Path> files) {
    return files.size() == 1 ? "1 temporary file" : files.size() + " temporary files";
  }

  private static String shown(Path file, WorkingDirectory workingDirectory) {
    return Location.shown(workingDirectory.display(file));
  }
}
