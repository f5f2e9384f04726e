package io.github.pullsecret.files;

import java.nio.file.Path;
import java.util.List;

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
public record FoundFiles(
    List<TreeFile> files,
    List<SkippedPlace> skipped,
    List<UnfollowedLink> notFollowed,
    List<DiskProblem> problems,
    List<Path> temporaries) {

  /** Copies the lists. */
  public FoundFiles {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
    notFollowed = List.copyOf(notFollowed);
    problems = List.copyOf(problems);
    temporaries = List.copyOf(temporaries);
  }

  /** Of a search that met nothing of killed runs. */
  FoundFiles(
      List<TreeFile> files,
      List<SkippedPlace> skipped,
      List<UnfollowedLink> notFollowed,
      List<DiskProblem> problems) {
    this(files, skipped, notFollowed, problems, List.of());
  }

  /** The same search with only these files. */
  public FoundFiles with(List<TreeFile> others) {
    return new FoundFiles(others, skipped, notFollowed, problems, temporaries);
  }

  /** What is not on the disk: one file that holds all there is. */
  public static FoundFiles held(TreeFile file) {
    return new FoundFiles(List.of(file), List.of(), List.of(), List.of());
  }

  /** Whether nothing of it is on the disk. */
  public boolean isHeld() {
    return files.stream().anyMatch(file -> file.content().isPresent());
  }
}
