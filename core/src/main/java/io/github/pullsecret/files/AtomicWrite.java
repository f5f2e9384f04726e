package io.github.pullsecret.files;

import static java.util.stream.Collectors.joining;

import io.github.pullsecret.text.Location;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Replaces a batch of files so that each is its old or its new self at any moment, also after a
 * crash, and so that none is replaced if any cannot be.
 *
 * <p>First all new bytes are written to temporary files beside their targets, then each target is
 * compared with what was read from it, then the temporary files are renamed over the targets, in
 * the order of rank and path. All of one rank are on the disk before the next rank starts, if the
 * system can say that of a directory. A replaced file keeps its permissions, owner, group and
 * extended attributes, or nothing is written; hard links to it keep the old bytes.
 */
public final class AtomicWrite {
  private static final Comparator<PendingWrite> RANK_THEN_PATH =
      Comparator.comparingInt(PendingWrite::rank)
          .thenComparing(PendingWrite::path, PathOrder.BY_NAMES);

  private final WorkingDirectory workingDirectory;
  private final List<PendingWrite> batch;
  private final List<StagedFile> staged = new ArrayList<>();
  private final Deque<Path> createdDirectories = new ArrayDeque<>();
  private final List<PendingWrite> written = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** A batch of which nothing is on the disk yet. */
  AtomicWrite(List<PendingWrite> batch, WorkingDirectory workingDirectory) {
    this.workingDirectory = workingDirectory;
    this.batch = batch.stream().sorted(RANK_THEN_PATH).toList();
  }

  /**
   * Writes all the files or, unless the disk fails between two renames, none.
   *
   * @param workingDirectory for the paths in messages
   * @return what is worth knowing of the files, in words
   * @throws WriteFailedException if not all were written
   * @throws IllegalArgumentException if two writes are for the same file
   */
  public static List<String> write(List<PendingWrite> batch, WorkingDirectory workingDirectory)
      throws WriteFailedException {
    AtomicWrite write = new AtomicWrite(batch, workingDirectory);
    try {
      write.stage();
      write.commit();
      return List.copyOf(write.notes);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      if (write.written.isEmpty()) {
        throw e; // Whoever reports it says that nothing was written.
      }
      throw write.partlyWritten("cannot go on", e.getClass().getSimpleName(), e);
    } finally {
      write.cleanUp();
    }
  }

  /** Writes all temporary files and makes sure that no target has changed. */
  void stage() throws WriteFailedException {
    Set<PendingWrite> stale = new LinkedHashSet<>();
    Set<Path> targets = new HashSet<>();
    Set<Path> halves = new HashSet<>();
    for (PendingWrite write : batch) {
      try {
        Path target = write.before().isPresent() ? write.path().toRealPath() : write.path();
        if (!(write.isHalf() ? halves : targets).add(target)) {
          throw new IllegalArgumentException("two writes for " + target);
        }
        StagedFile file = new StagedFile(write, target);
        createDirectory(file.directory());
        staged.add(file);
        file.stage();
        if (!write.isHalf() && file.hasOtherNames()) {
          notes.add(display(write) + ": note: other hard links to it keep the old bytes");
        }
      } catch (NoSuchFileException e) {
        stale.add(write);
      } catch (NotKeptException e) {
        throw nothingWritten(display(write) + ": " + e.getMessage() + ".");
      } catch (IOException e) {
        throw cannotWrite(write, e);
      }
    }
    for (StagedFile file : staged) {
      if (!isUpToDate(file)) {
        stale.add(file.write());
      }
    }
    if (!stale.isEmpty()) {
      throw nothingWritten(
          "changed since the files were read: "
              + display(stale.stream().sorted(RANK_THEN_PATH).toList())
              + ". Run the command again.");
    }
  }

  private boolean isUpToDate(StagedFile file) throws WriteFailedException {
    try {
      return file.isUpToDate();
    } catch (IOException e) {
      throw cannotWrite(file.write(), e);
    }
  }

  private void createDirectory(Path directory) throws IOException {
    Path parent = directory.getParent();
    if (parent == null || Files.isDirectory(directory)) {
      return;
    }
    createDirectory(parent);
    Files.createDirectory(directory);
    createdDirectories.push(directory);
  }

  /** Renames the temporary files over their targets. */
  void commit() throws WriteFailedException {
    if (staged.isEmpty()) {
      return;
    }
    boolean canForce = canForce(staged.get(0).directory());
    Set<Path> touched = new LinkedHashSet<>();
    createdDirectories.forEach(directory -> touched.add(directory.resolveSibling("")));
    int rank = staged.get(0).write().rank();
    for (StagedFile file : staged) {
      if (file.write().rank() > rank) {
        rank = file.write().rank();
        forceToDisk(touched, canForce);
        touched.clear();
      }
      try {
        file.commit();
      } catch (IOException e) {
        throw written.isEmpty()
            ? cannotWrite(file.write(), e)
            : partlyWritten("cannot replace " + display(file.write()), DiskProblem.reason(e), e);
      }
      touched.add(file.directory());
      written.add(file.write());
    }
    forceToDisk(touched, canForce);
  }

  /** Whether the system can force a directory to the disk; Windows and some networks can't. */
  private static boolean canForce(Path directory) {
    try {
      force(directory);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private void forceToDisk(Set<Path> directories, boolean canForce) throws WriteFailedException {
    for (Path directory : canForce ? directories : Set.<Path>of()) {
      try {
        force(directory);
      } catch (AccessDeniedException e) {
        // It may be written to, but not listed.
      } catch (IOException e) {
        throw partlyWritten(
            "cannot make sure that what was written to "
                + Location.shown(workingDirectory.display(directory))
                + " is on the disk",
            DiskProblem.reason(e),
            e);
      }
    }
  }

  /** Removes what only a completed batch may leave. */
  void cleanUp() {
    staged.forEach(StagedFile::discard);
    if (written.isEmpty()) {
      for (Path directory : createdDirectories) {
        try {
          Files.deleteIfExists(directory);
        } catch (IOException e) {
          return; // somebody else uses it by now
        }
      }
    }
  }

  private WriteFailedException cannotWrite(PendingWrite failed, IOException cause) {
    WriteFailedException failure =
        nothingWritten(
            "cannot write "
                + display(failed)
                + ": "
                + DiskProblem.reason(cause)
                + ". Make sure that the file and its directory are writable and the disk is not"
                + " full, then run the command again.");
    failure.initCause(cause);
    return failure;
  }

  private WriteFailedException nothingWritten(String reason) {
    return new WriteFailedException("nothing was written: " + reason, List.of(), paths(batch));
  }

  private static List<Path> paths(List<PendingWrite> writes) {
    return writes.stream().map(PendingWrite::path).distinct().toList();
  }

  private WriteFailedException partlyWritten(String problem, String reason, Throwable cause) {
    List<PendingWrite> open = batch.subList(written.size(), batch.size());
    List<PendingWrite> done = written.stream().filter(write -> !write.isHalf()).toList();
    Set<Path> halves = new LinkedHashSet<>(paths(written));
    halves.removeAll(paths(done));
    String half = halves.stream().map(this::display).collect(joining(", "));
    WriteFailedException failure =
        new WriteFailedException(
            problem
                + ": "
                + reason
                + ". Written: "
                + (done.isEmpty() ? "none" : display(done))
                + ". Not written: "
                + (open.isEmpty() ? "none" : display(open))
                + (half.isEmpty() ? "" : " (of " + half + " the half that others need is)")
                + ". Each of these files is complete, old or new. Remove the cause, then run the"
                + " command again to finish.",
            paths(done),
            paths(open));
    failure.initCause(cause);
    return failure;
  }

  private String display(List<PendingWrite> writes) {
    return writes.stream().map(this::display).distinct().collect(joining(", "));
  }

  private String display(PendingWrite write) {
    return display(write.path());
  }

  private String display(Path path) {
    return Location.shown(workingDirectory.display(path));
  }
}
