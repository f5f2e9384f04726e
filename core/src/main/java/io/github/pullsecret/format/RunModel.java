package io.github.pullsecret.format;

import io.github.pullsecret.diff.DiffStat.Region;
import io.github.pullsecret.explain.PodRow;
import io.github.pullsecret.report.Finding;
import io.github.pullsecret.tree.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a run, in the form that all formats are written from. Nothing in it is data of a
 * Secret.
 *
 * @param command the command, as {@code check}
 * @param outcome how it ended
 * @param remedy the command that makes the changes which a check asks for
 * @param files the files that change or would change, in path order
 * @param steps what each step did, in order
 * @param findings what is said about places, in the order of the steps
 * @param messages what is said about the run and has no place
 * @param skipped places passed over although they name pull secrets, in words
 * @param before who got which pull secrets before
 * @param after who gets which afterwards
 * @param pods what each pod gets and where from, if that was asked for
 */
public record RunModel(
    String command,
    Outcome outcome,
    Optional<String> remedy,
    List<ChangedFile> files,
    List<StepResult> steps,
    List<Finding> findings,
    List<String> messages,
    List<String> skipped,
    List<Attachment> before,
    List<Attachment> after,
    List<PodRow> pods) {
  /** Takes copies. */
  public RunModel {
    files = List.copyOf(files);
    steps = List.copyOf(steps);
    findings = List.copyOf(findings);
    messages = List.copyOf(messages);
    skipped = List.copyOf(skipped);
    before = List.copyOf(before);
    after = List.copyOf(after);
    pods = List.copyOf(pods);
  }

  /** How a run ended. */
  public enum Outcome {
    /** There was nothing to change. */
    UNCHANGED("unchanged"),
    /** Something would change, and nothing was written. */
    WOULD_CHANGE("would-change"),
    /** The changes are on the disk. */
    CHANGED("changed"),
    /** Files that could matter can't be read; nothing was written. */
    UNREADABLE("unreadable");

    private final String id;

    Outcome(String id) {
      this.id = id;
    }

    /**
     * How a run ended.
     *
     * @param readable whether all files that could matter can be read, or the run went on anyway
     * @param changes whether there is something to change
     * @param written whether it was written
     */
    public static Outcome of(boolean readable, boolean changes, boolean written) {
      if (!readable) {
        return UNREADABLE;
      } else if (!changes) {
        return UNCHANGED;
      }
      return written ? CHANGED : WOULD_CHANGE;
    }

    /** The stable id, as written. */
    public String id() {
      return id;
    }
  }

  /**
   * A file that changes.
   *
   * @param path the file as displayed
   * @param isNew whether there is no such file yet
   * @param added how many lines come
   * @param removed how many lines go
   * @param regions where, in the file as it was
   */
  public record ChangedFile(
      String path, boolean isNew, int added, int removed, List<Region> regions) {
    /** Takes a copy. */
    public ChangedFile {
      regions = List.copyOf(regions);
    }

    /** {@code +1 -2}, and that it is new. */
    public String lines() {
      List<String> parts = new ArrayList<>();
      if (added > 0) {
        parts.add("+" + added);
      }
      if (removed > 0) {
        parts.add("-" + removed);
      }
      if (isNew) {
        parts.add("(new)");
      }
      return parts.isEmpty() ? "line ends" : String.join(" ", parts);
    }
  }

  /**
   * What a step did.
   *
   * @param title the step, in words
   * @param counts what it did in numbers, by what is counted
   * @param cluster what a cluster will do, in words
   * @param proof what was proved, in words
   */
  public record StepResult(
      String title, Map<String, Integer> counts, List<String> cluster, String proof) {}

  /** What a command found that changes nothing, about pods and about places. */
  public static RunModel ofPods(
      String command,
      boolean readable,
      List<PodRow> pods,
      List<Finding> findings,
      List<String> messages,
      List<String> skipped) {
    return new RunModel(
        command,
        readable ? Outcome.UNCHANGED : Outcome.UNREADABLE,
        Optional.empty(),
        List.of(),
        List.of(),
        findings,
        messages,
        skipped,
        List.of(),
        List.of(),
        pods);
  }

  /** Whether it is of a check that fails because something would change. */
  boolean isFailedCheck() {
    return remedy.isPresent() && outcome == Outcome.WOULD_CHANGE;
  }
}
