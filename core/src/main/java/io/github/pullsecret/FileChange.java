package io.github.pullsecret;

import io.github.pullsecret.diff.DiffStat;
import io.github.pullsecret.diff.FileDiff;
import io.github.pullsecret.diff.LineShift;
import io.github.pullsecret.diff.Patch;
import io.github.pullsecret.diff.UnifiedDiff;
import io.github.pullsecret.files.PendingWrite;
import io.github.pullsecret.files.WorkingDirectory;
import io.github.pullsecret.kubernetes.SecretData;
import io.github.pullsecret.text.SourceText;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A file that a run changes or makes, proved but not written. */
public final class FileChange {
  private final String path;
  private final Path target;
  private final Optional<SourceText> before;
  private final Optional<Early> early;
  private final SourceText after;
  private final int rank;

  FileChange(
      String path,
      Path target,
      Optional<SourceText> before,
      Optional<Early> early,
      SourceText after,
      int rank) {
    this.path = path;
    this.target = target;
    this.before = before;
    this.early = early;
    this.after = after;
    this.rank = rank;
  }

  /**
   * What a file says until others are written that it needs, and that need it.
   *
   * @param text the text
   * @param rank when it is written
   */
  record Early(SourceText text, int rank) {}

  /** The file as displayed. */
  public String path() {
    return path;
  }

  /** The file on the disk. */
  public Path target() {
    return target;
  }

  /** The bytes it has now; empty for a new file. Not to be modified. */
  public Optional<byte[]> before() {
    return before.map(SourceText::bytes);
  }

  /** The bytes it gets. Not to be modified. */
  public byte[] after() {
    return after.bytes();
  }

  /** What is to be written; files of a lower rank are written first. */
  List<PendingWrite> writes() {
    if (before.isEmpty()) {
      return List.of(PendingWrite.create(target, after(), rank));
    }
    byte[] was = before.get().bytes();
    PendingWrite write = PendingWrite.replace(target, was, after(), rank);
    return early
        .filter(first -> first.rank() < rank && !Arrays.equals(first.text().bytes(), was))
        .map(first -> List.of(write.halved(first.text().bytes(), first.rank()), write))
        .orElse(List.of(write));
  }

  /** Where the lines of the file stand afterwards; empty for a new file. */
  Optional<LineShift> lineShift() {
    return before.map(
        text -> LineShift.between(text.text().lines().toList(), after.text().lines().toList()));
  }

  /** The difference as people read it; data of Secrets is never shown. */
  public String diff() {
    return UnifiedDiff.printed(fileDiff());
  }

  /** The difference in the file's own bytes, for {@code git apply}. */
  public Patch patch() {
    return WorkingDirectory.isText(target)
        ? UnifiedDiff.patch(fileDiff())
        : Patch.without(path, "its name is no UTF-8, which a patch in text can't hold");
  }

  /** How many lines come and go, and where. */
  DiffStat stat() {
    return UnifiedDiff.stat(fileDiff());
  }

  private FileDiff fileDiff() {
    FileDiff diff =
        before.isPresent()
            ? FileDiff.ofChange(path, before.get().bytes(), after.bytes())
            : FileDiff.ofNewFile(path, after.bytes());
    Set<Integer> masked = before.map(text -> SecretData.lines(path, text)).orElse(Set.of());
    return diff.masking(masked, SecretData.lines(path, after));
  }
}
