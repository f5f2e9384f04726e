package io.github.pullsecret;

import io.github.pullsecret.diff.LineShift;
import io.github.pullsecret.diff.Patch;
import io.github.pullsecret.files.AtomicWrite;
import io.github.pullsecret.files.PendingWrite;
import io.github.pullsecret.files.SkippedPlace;
import io.github.pullsecret.files.UnfollowedLink;
import io.github.pullsecret.files.WorkingDirectory;
import io.github.pullsecret.files.WriteFailedException;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.ManifestFile.Problem;
import io.github.pullsecret.move.MovePlan;
import io.github.pullsecret.move.MoveRewriter.Rewritten;
import io.github.pullsecret.report.MoveReport;
import io.github.pullsecret.report.MoveReport.Ending;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.EffectiveSecrets;
import io.github.pullsecret.tree.ManifestTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A planned and proved move. Nothing is written until {@link #write}. */
public final class MoveResult {
  private final MoveRequest request;
  private final WorkingDirectory directory;
  private final Rewritten rewritten;
  private final EffectiveSecrets.Proof proof;
  private final List<FileChange> changes;
  private final ReadTree read;
  private final List<String> unmatched;

  MoveResult(
      MoveRequest request,
      WorkingDirectory directory,
      Rewritten rewritten,
      EffectiveSecrets.Proof proof,
      List<FileChange> changes,
      ReadTree read,
      List<String> unmatched) {
    this.request = request;
    this.directory = directory;
    this.rewritten = rewritten;
    this.proof = proof;
    this.changes = List.copyOf(changes);
    this.read = read;
    this.unmatched = unmatched;
  }

  /** What happens to each pod spec that has a list of its own. */
  MovePlan plan() {
    return rewritten.plan();
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
    List<String> notes = new ArrayList<>();
    for (Problem note : read.notes()) {
      notes.add(note.location() + ": note: not read: " + note.message());
    }
    if (!read.harmless().isEmpty()) {
      int count = read.harmless().size();
      notes.add(
          "note: "
              + (count == 1
                  ? "1 document can't be parsed, but names"
                  : count + " documents can't be parsed, but name")
              + " no ServiceAccount and no pull secret; the first: "
              + read.harmless().get(0).location());
    }
    for (UnfollowedLink link : read.found().notFollowed()) {
      notes.add(link.display() + ": note: link not followed: it " + link.kind().label());
    }
    return notes;
  }

  /** Whether the changes may be written: no file that could matter is unreadable. */
  public boolean isWritable() {
    return read.problems().isEmpty() || request.keepGoing();
  }

  /**
   * How many workloads make the run fail, because they are kept inline and {@link
   * MoveRequest#failOnKept} is set. Those that the user chose to keep don't count.
   */
  public int failures() {
    return request.failOnKept()
        ? (int) plan().kept().stream().filter(kept -> !kept.obstacle().reason().isChosen()).count()
        : 0;
  }

  /** The differences of all files as people read them; data of Secrets is never shown. */
  public String diff() {
    StringBuilder diff = new StringBuilder();
    changes.forEach(change -> diff.append(change.diff()));
    return diff.toString();
  }

  /** The differences of all files in their own bytes, for {@code git apply}. */
  public Patch patch() {
    return Patch.joined(changes.stream().map(FileChange::patch).toList());
  }

  /** What was or would be done, in words. */
  public String report(boolean dryRun) {
    Ending ending = !isWritable() ? Ending.UNREADABLE : dryRun ? Ending.DRY_RUN : Ending.WRITTEN;
    return moveReport(ending).text(ending, changes.size());
  }

  /** Each moved workload on a line. */
  public String details() {
    return moveReport(Ending.DRY_RUN).details();
  }

  /**
   * Writes the changes: each file is its old or its new self at any moment, ServiceAccounts first.
   *
   * @throws IOException if not all were written; the message says which were
   * @throws IllegalStateException if the changes may not be written
   */
  public void write() throws IOException {
    if (!isWritable()) {
      throw new IllegalStateException("files that could matter can't be read");
    }
    List<PendingWrite> batch = new ArrayList<>();
    for (FileChange change : changes) {
      int rank = change.holdsAccounts() ? 0 : ManifestFile.isKustomization(change.path()) ? 1 : 2;
      batch.add(
          change.before().isPresent()
              ? PendingWrite.replace(change.target(), change.before().get(), change.after(), rank)
              : PendingWrite.create(change.target(), change.after(), rank));
    }
    try {
      AtomicWrite.write(batch, directory);
    } catch (WriteFailedException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private MoveReport moveReport(Ending ending) {
    return new MoveReport(
        request.options(),
        rewritten,
        proof,
        skipped(),
        read.uncovered().size(),
        read.tree().files().stream().anyMatch(ManifestFile::openShift),
        ending == Ending.WRITTEN ? shift() : UnaryOperator.identity());
  }

  /** From places in the files as they were to places in the files as written. */
  private UnaryOperator<Location> shift() {
    Map<String, LineShift> shifts = new HashMap<>();
    for (FileChange change : changes) {
      change.lineShift().ifPresent(shift -> shifts.put(change.path(), shift));
    }
    return location -> {
      LineShift shift = shifts.get(location.path());
      return shift == null
          ? location
          : new Location(location.path(), shift.line(location.line()), location.column());
    };
  }

  private List<String> skipped() {
    List<String> skipped = new ArrayList<>();
    for (SkippedPlace place : read.found().skipped()) {
      int files = place.filesNamingPullSecrets();
      skipped.add(
          place.display()
              + " ("
              + place.kind().label()
              + "; "
              + files
              + (files == 1 ? " file names" : " files name")
              + " imagePullSecrets)");
    }
    skipped.addAll(
        byDirectory(
            "template",
            read.uncovered().stream()
                .filter(file -> file.template() && file.namesPullSecrets())
                .map(file -> read.tree().file(file.path()).template())
                .flatMap(Optional::stream)
                .toList()));
    skipped.addAll(
        byDirectory(
            "file without apiVersion and kind",
            read.tree().files().stream()
                .map(ManifestFile::mentions)
                .flatMap(Optional::stream)
                .toList()));
    skipped.addAll(byDirectory("patch or data of a kustomization", otherLists()));
    return skipped;
  }

  /** Lists in patches and data, but for patches that are the cause of what is kept. */
  private List<Location> otherLists() {
    Set<String> causes =
        plan().kept().stream()
            .flatMap(kept -> kept.obstacle().cause().stream())
            .map(Location::path)
            .collect(Collectors.toSet());
    return read.tree().listsInPatches().stream()
        .filter(list -> !causes.contains(list.path()))
        .toList();
  }

  /** One line for each directory, so that a chart is one line. */
  private static List<String> byDirectory(String what, List<Location> places) {
    Map<String, List<Location>> directories = new LinkedHashMap<>();
    for (Location place : places) {
      directories
          .computeIfAbsent(ManifestTree.directory(place.path()), key -> new ArrayList<>())
          .add(place);
    }
    List<String> lines = new ArrayList<>();
    for (var entry : directories.entrySet()) {
      int count = entry.getValue().size();
      lines.add(
          count == 1
              ? entry.getValue().get(0).pathAndLine() + " (" + what + "; names imagePullSecrets)"
              : entry.getKey()
                  + " ("
                  + count
                  + " times: "
                  + what
                  + " that names imagePullSecrets)");
    }
    return lines;
  }
}
