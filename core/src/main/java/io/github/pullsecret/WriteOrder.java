package io.github.pullsecret;

import io.github.pullsecret.files.WorkingDirectory;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.text.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The order in which files are written, so that a run may be killed anywhere: ServiceAccounts come
 * first, then kustomizations, then workloads, and last the ServiceAccounts that are emptied. A file
 * with ServiceAccounts and workloads comes before those with workloads only, since its workloads
 * may run as ServiceAccounts of other files. Of such files that need each other, half is written
 * first: the ServiceAccounts, or, on the way back, the workloads.
 */
final class WriteOrder {
  private final Set<String> first;
  private final Set<String> needing;
  private final Set<String> last;
  private final Map<String, SourceText> early = new HashMap<>();

  private WriteOrder(List<Run.Taken> taken) {
    this.first = files(taken, Outcome::first);
    this.needing = files(taken, Outcome::needing);
    this.last = files(taken, Outcome::last);
    // Of two steps the first one's: what the second has it say may need more than is written.
    taken.forEach(each -> each.outcome().early().forEach(early::putIfAbsent));
  }

  private static Set<String> files(List<Run.Taken> taken, Function<Outcome, Set<String>> which) {
    return taken.stream()
        .flatMap(each -> which.apply(each.outcome()).stream())
        .collect(Collectors.toSet());
  }

  private int rank(String path) {
    if (first.contains(path)) {
      return needing.contains(path) ? 3 : 0;
    }
    return ManifestFile.isKustomization(path) ? 2 : last.contains(path) ? 5 : 4;
  }

  /**
   * What a file says first, if it is written twice. It comes after what needs no other file: a step
   * before may have renamed a Secret in both.
   */
  private Optional<FileChange.Early> early(String path) {
    int rank = first.contains(path) ? 1 : 4;
    return Optional.ofNullable(early.get(path)).map(text -> new FileChange.Early(text, rank));
  }

  /** What the steps changed from first to last, in path order. */
  static List<FileChange> changes(
      WorkingDirectory directory, List<Run.Taken> taken, Workspace end) {
    WriteOrder order = new WriteOrder(taken);
    ReadTree read = end.read();
    List<FileChange> changes = new ArrayList<>();
    end.texts()
        .forEach(
            (path, text) -> {
              boolean isNew = !read.tree().hasFile(path);
              Path target = isNew ? read.newFile(path, directory) : read.file(path).path();
              Optional<SourceText> before =
                  isNew ? Optional.empty() : Optional.of(read.source(path));
              boolean same =
                  before.filter(was -> Arrays.equals(was.bytes(), text.bytes())).isPresent();
              if (!same) { // A step may undo what one before it did.
                changes.add(
                    new FileChange(
                        path, target, before, order.early(path), text, order.rank(path)));
              }
            });
    return List.copyOf(changes);
  }
}
