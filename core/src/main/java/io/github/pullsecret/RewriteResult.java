package io.github.pullsecret;

import io.github.pullsecret.diff.LineShift;
import io.github.pullsecret.diff.Patch;
import io.github.pullsecret.files.AtomicWrite;
import io.github.pullsecret.files.PendingWrite;
import io.github.pullsecret.files.Temporaries;
import io.github.pullsecret.files.TreeLock;
import io.github.pullsecret.files.TreeLockedException;
import io.github.pullsecret.files.WorkingDirectory;
import io.github.pullsecret.files.WriteFailedException;
import io.github.pullsecret.format.RunModel;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.ManifestFile.Problem;
import io.github.pullsecret.report.RunReport;
import io.github.pullsecret.report.RunReport.Ending;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.text.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A planned and proved rewrite. Nothing is written until {@link #write}. */
public final class RewriteResult {
  private final RewriteRequest request;
  private final WorkingDirectory directory;
  private final List<Run.Taken> taken;
  private final Workspace end;
  private final ReadTree read;
  private final List<FileChange> changes;
  private final List<String> unmatched;
  private final boolean hasRulesFile;

  RewriteResult(
      RewriteRequest request,
      WorkingDirectory directory,
      List<Run.Taken> taken,
      Workspace end,
      List<String> unmatched,
      boolean hasRulesFile) {
    this.request = request;
    this.directory = directory;
    this.taken = List.copyOf(taken);
    this.end = end;
    this.read = end.read();
    this.changes = WriteOrder.changes(directory, taken, end);
    this.unmatched = unmatched;
    this.hasRulesFile = hasRulesFile;
  }

  /** The files that change or are new, in path order. */
  public List<FileChange> changes() {
    return changes;
  }

  /** Why files that could matter can't be read, all of them; empty if none. */
  public List<String> problems() {
    return read.problems().stream().map(Problem::toString).toList();
  }

  /**
   * What was asked for and is not there, such as a glob that matches no file, and comments that ask
   * for nothing.
   *
   * @param dryRun whether the files stay as they were, so that their lines do, too
   */
  public List<String> warnings(boolean dryRun) {
    List<String> warnings = new ArrayList<>(unmatched);
    taken.forEach(each -> warnings.addAll(each.outcome().warnings()));
    UnaryOperator<Location> shown = dryRun || !isWritable() ? UnaryOperator.identity() : shift();
    for (ManifestFile file : read.tree().files()) {
      for (Problem warning : file.warnings()) {
        warnings.add(
            shown.apply(warning.location())
                + ": "
                + warning.message()
                + " ("
                + warning.hint()
                + ")");
      }
    }
    return warnings;
  }

  /** What is worth knowing, but in nobody's way. */
  public List<String> notes() {
    return PassedOver.notes(read);
  }

  /** Whether the changes may be written: no file that could matter is unreadable. */
  public boolean isWritable() {
    return read.problems().isEmpty() || request.keepGoing;
  }

  /**
   * How many workloads make the run fail, because they are kept inline and {@link
   * RewriteRequest.Builder#failOnKept} is set. Those that the user chose to keep don't count.
   */
  public int failures() {
    return request.failOnKept
        ? taken.stream().mapToInt(each -> each.outcome().failures()).sum()
        : 0;
  }

  /** The differences of all files as people read them; data of Secrets is never shown. */
  public String diff() {
    return diff(DiffStyle.FULL);
  }

  /** As much of the differences of all files; data of Secrets is never shown. */
  public String diff(DiffStyle style) {
    return new ChangedFiles(changes).text(style);
  }

  /** The differences of all files in their own bytes, for {@code git apply}. */
  public Patch patch() {
    return Patch.joined(changes.stream().map(FileChange::patch).toList());
  }

  /** What was or would be done, in words. */
  public String report(boolean dryRun) {
    Ending done = request.isStream() ? Ending.STREAMED : Ending.WRITTEN;
    Ending ending = !isWritable() ? Ending.UNREADABLE : dryRun ? Ending.DRY_RUN : done;
    return runReport(!dryRun && isWritable()).text(ending, changes.size());
  }

  /**
   * What was or would be done, in a format other than text.
   *
   * @param command the command, as {@code rewrite}
   * @param dryRun whether nothing was to be written
   * @param remedy what to run when a check finds that something would change
   */
  public String in(ReportFormat format, String command, boolean dryRun, Optional<String> remedy) {
    boolean written = !dryRun && isWritable();
    RunModel.Outcome outcome = RunModel.Outcome.of(isWritable(), !changes.isEmpty(), written);
    RunModel model =
        new ModelBuilder(read, end, taken, unmatched, written ? shift() : UnaryOperator.identity())
            .build(
                command, outcome, remedy, changes, runReport(written), PassedOver.otherNotes(read));
    return format.write(model);
  }

  /** The rules file that a check needs to agree with what was written; empty if it needs none. */
  public String equivalentRules() {
    return hasRulesFile || changes.isEmpty() || request.isStream()
        ? ""
        : new EquivalentRules(request).text();
  }

  /** Everything that was changed, each on a line. */
  public String details() {
    return runReport(/* written= */ false).details();
  }

  /**
   * Writes the changes: each file is its old or its new self at any moment, ServiceAccounts first.
   * What killed runs left behind is removed.
   *
   * @return what is worth knowing of that, but in nobody's way
   * @throws IOException if not all were written, also since another run is writing to the tree; the
   *     message says which were
   * @throws IllegalStateException if the changes may not be written, or are of {@link #stream}
   */
  public List<String> write() throws IOException {
    if (!isWritable()) {
      throw new IllegalStateException("files that could matter can't be read");
    }
    if (request.isStream()) {
      throw new IllegalStateException("the manifests are no files");
    }
    List<PendingWrite> batch = new ArrayList<>();
    changes.forEach(change -> batch.addAll(change.writes()));
    List<Path> left = read.found().temporaries();
    if (batch.isEmpty() && left.isEmpty()) {
      return List.of();
    }
    try {
      return TreeLock.hold(
          request.manifests.get(0),
          directory,
          isAlone -> {
            List<String> notes = new ArrayList<>();
            Temporaries.remove(left, isAlone, directory)
                .ifPresent(note -> notes.add("note: " + note));
            notes.addAll(AtomicWrite.write(batch, directory));
            return notes;
          });
    } catch (TreeLockedException | WriteFailedException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * The manifests of standard input as they are to be written, byte for byte; not to be modified.
   *
   * @throws IllegalStateException if the request was for files
   */
  public byte[] stream() {
    if (!request.isStream()) {
      throw new IllegalStateException("the manifests are files");
    }
    return changes.isEmpty()
        ? read.file(Input.STREAM).content().orElseThrow()
        : changes.get(0).after();
  }

  RunReport runReport(boolean written) {
    return new RunReport(
        taken.stream()
            .map(
                each ->
                    new RunReport.Titled(
                        each.step().title(), each.outcome().report(shift(each.start(), written))))
            .toList(),
        PassedOver.lines(read, causes()));
  }

  private Set<String> causes() {
    return taken.stream()
        .flatMap(each -> each.outcome().causes().stream())
        .collect(Collectors.toSet());
  }

  /** From places in the files as they were to places in the files as written. */
  private UnaryOperator<Location> shift() {
    Map<String, LineShift> shifts = new HashMap<>();
    for (FileChange change : changes) {
      change.lineShift().ifPresent(shift -> shifts.put(change.path(), shift));
    }
    return shift(shifts);
  }

  /** From places in the files as a step found them to places in the files as people see them. */
  private UnaryOperator<Location> shift(Workspace start, boolean written) {
    if (start.texts().isEmpty()) {
      return written ? shift() : UnaryOperator.identity();
    }
    Map<String, LineShift> shifts = new HashMap<>();
    for (FileChange change : changes) {
      String path = change.path();
      boolean wasThere = read.tree().hasFile(path) || start.texts().containsKey(path);
      if (wasThere && (written || read.tree().hasFile(path))) {
        SourceText seen = written ? end.source(path) : read.source(path);
        shifts.put(
            path,
            LineShift.between(
                start.source(path).text().lines().toList(), seen.text().lines().toList()));
      }
    }
    return shift(shifts);
  }

  private static UnaryOperator<Location> shift(Map<String, LineShift> shifts) {
    return location -> {
      LineShift shift = shifts.get(location.path());
      return shift == null
          ? location
          : new Location(location.path(), shift.line(location.line()), location.column());
    };
  }
}
