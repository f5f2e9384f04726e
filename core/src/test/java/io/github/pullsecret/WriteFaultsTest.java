package io.github.pullsecret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pullsecret.files.FaultyDisk;
import io.github.pullsecret.files.FaultyDisk.Fault;
import io.github.pullsecret.files.FaultyDisk.Operation;
import io.github.pullsecret.files.WriteFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets every operation on the disk fail that a whole run makes, one after the other and in each
 * way, and looks at what is said, at the files, and at what the next run does.
 */
class WriteFaultsTest {
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: %s, namespace: shop}
      spec:
        template:
          spec:
            imagePullSecrets: [{name: dockersec}]
            %s
            containers: [{name: c, image: registry.example.com/c}]
      """;

  /**
   * A file of each rank: an extended and a new ServiceAccount, a kustomization, both, workloads.
   */
  private static final Map<String, String> OLD =
      Map.of(
          "kustomized/kustomization.yaml", "resources:\n- api.yaml\n- web.yaml\n",
          "kustomized/api.yaml", DEPLOYMENT.formatted("api", "restartPolicy: Always"),
          "kustomized/web.yaml", DEPLOYMENT.formatted("web", "restartPolicy: Always"),
          "plain/account.yaml", account("own"),
          "plain/both.yaml",
              account("other") + "---\n" + DEPLOYMENT.formatted("both", "serviceAccountName: own"),
          "plain/other.yaml", DEPLOYMENT.formatted("other", "serviceAccountName: other"),
          "plain/own.yaml", DEPLOYMENT.formatted("own", "serviceAccountName: own"));

  private static String account(String name) {
    return "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: "
        + name
        + ", namespace: shop}\n";
  }

  /** What comes of a run. */
  private enum End {
    REFUSED,
    NOTHING_WRITTEN,
    PARTLY_WRITTEN,
    WRITTEN
  }

  private final Path root;
  private final FaultyDisk disk = new FaultyDisk();

  WriteFaultsTest(@TempDir Path directory) throws IOException {
    root = directory.toRealPath();
  }

  private RewriteResult plan() throws UsageException {
    return PullSecret.rewrite(RewriteRequest.of(disk.path(root), Step.Move.DEFAULT));
  }

  /** Makes the old tree, without anything else. */
  private void restore() throws IOException {
    for (String path : content().keySet()) {
      if (!OLD.containsKey(path)) {
        Files.delete(root.resolve(path));
      }
    }
    for (var file : OLD.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling(""));
      Files.writeString(path, file.getValue());
    }
    disk.heal();
  }

  private Map<String, String> content() throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return content;
  }

  private Map<String, String> rewritten() throws IOException, UsageException {
    restore();
    plan().write();
    return content();
  }

  /** Runs it on the disk as it is, and checks that what it says is so. */
  private End run(Map<String, String> now, Fault fault) throws IOException {
    RewriteResult result;
    try {
      result = plan();
    } catch (UsageException e) {
      // The root could not be listed: then there is no manifest.
      assertThat(e).hasMessageContaining("no manifest found");
      assertThat(content()).isEqualTo(OLD);
      return End.REFUSED;
    }
    if (!result.isWritable()) {
      assertThat(result.problems()).anyMatch(problem -> problem.contains(fault.reason()));
      assertThat(content()).isEqualTo(OLD);
      return End.REFUSED;
    }
    try {
      result.write();
      assertThat(content()).isEqualTo(now);
      return End.WRITTEN;
    } catch (IOException e) {
      WriteFailedException failure = (WriteFailedException) e.getCause();
      assertThat(e).hasMessageContaining(fault.reason());
      for (FileChange change : result.changes()) {
        Optional<String> found = Optional.ofNullable(content().get(change.path()));
        boolean isNew = found.equals(Optional.ofNullable(now.get(change.path())));
        boolean isOld = found.equals(Optional.ofNullable(OLD.get(change.path())));
        assertThat(failure.written().contains(change.target())).isEqualTo(isNew);
        assertThat(failure.notWritten().contains(change.target())).isEqualTo(isOld);
      }
      if (failure.written().isEmpty()) {
        assertThat(e).hasMessageStartingWith("nothing was written: ");
        return End.NOTHING_WRITTEN;
      }
      assertThat(e).hasMessageContaining(". Written: ").hasMessageContaining(". Not written: ");
      return End.PARTLY_WRITTEN;
    }
  }

  private boolean hasTemporaries() throws IOException {
    return content().keySet().stream().anyMatch(path -> path.endsWith(".tmp"));
  }

  @Test
  void whatever_fails_files_are_old_or_new_and_the_next_run_finishes() throws Exception {
    assumeTrue(Files.getFileStore(root).supportsFileAttributeView("posix"), "counts rights");
    Map<String, String> now = rewritten();
    assertThat(now).hasSize(OLD.size() + 1);
    restore();
    plan().write();
    Map<Operation, Integer> points = new EnumMap<>(Operation.class);
    for (Operation operation : Operation.values()) {
      points.put(operation, disk.reached(operation));
    }

    StringBuilder table = new StringBuilder();
    for (Operation operation : Operation.values()) {
      Map<End, Integer> ends = new EnumMap<>(End.class);
      for (int n = 1; n <= points.get(operation); n++) {
        for (Fault fault : Fault.values()) {
          restore();
          disk.failAt(operation, n, fault);
          ends.merge(run(now, fault), 1, Integer::sum);
          assertThat(hasTemporaries()).isFalse();
          disk.heal();
          plan().write();
          assertThat(content()).isEqualTo(now);
        }
      }
      table.append(operation).append(' ').append(points.get(operation)).append(' ').append(ends);
      table.append('\n');
    }
    assertThat(table.toString())
        .isEqualTo(
            """
            LIST 3 {REFUSED=9}
            READ 28 {REFUSED=42, NOTHING_WRITTEN=42}
            CREATE 8 {NOTHING_WRITTEN=24}
            WRITE 8 {NOTHING_WRITTEN=24}
            FORCE 15 {NOTHING_WRITTEN=24, PARTLY_WRITTEN=12, WRITTEN=9}
            SET_RIGHTS 7 {NOTHING_WRITTEN=21}
            KEEP 0 {}
            RENAME 8 {NOTHING_WRITTEN=3, PARTLY_WRITTEN=21}
            DELETE 0 {}
            """);
  }

  @Test
  void temporary_files_that_cannot_be_deleted_are_removed_by_the_next_run() throws Exception {
    Map<String, String> now = rewritten();
    restore();
    disk.failAt(Operation.RENAME, 3, Fault.BROKEN);
    disk.failAt(Operation.DELETE, 1, Fault.DENIED);

    assertThatIOException().isThrownBy(() -> plan().write());

    assertThat(hasTemporaries()).isTrue();

    disk.heal();
    List<String> notes = plan().write();

    assertThat(content()).isEqualTo(now);
    assertThat(notes).containsExactly("note: removed 6 temporary files of a run that was killed");
  }

  @Test
  void a_run_that_is_out_of_memory_between_renames_says_what_was_written() throws Exception {
    restore();
    disk.watch(
        (operation, n) -> {
          if (operation == Operation.RENAME && n == 3) {
            throw new OutOfMemoryError("planted");
          }
        });

    assertThatIOException()
        .isThrownBy(() -> plan().write())
        .withMessageStartingWith(
            "cannot go on: OutOfMemoryError. Written: kustomized/serviceaccounts.yaml,"
                + " plain/account.yaml. Not written: kustomized/kustomization.yaml,");
    assertThat(hasTemporaries()).isFalse();
  }

  @Test
  void a_run_that_is_out_of_memory_before_the_first_rename_leaves_nothing() throws Exception {
    restore();
    disk.watch(
        (operation, n) -> {
          if (operation == Operation.WRITE && n == 3) {
            throw new OutOfMemoryError("planted");
          }
        });

    assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> plan().write());

    assertThat(content()).isEqualTo(OLD);
  }

  @Test
  void a_run_says_what_was_and_was_not_written() throws Exception {
    restore();
    disk.failAt(Operation.RENAME, 3, Fault.BROKEN);

    assertThatIOException()
        .isThrownBy(() -> plan().write())
        .withMessage(
            "cannot replace kustomized/kustomization.yaml: Input/output error. Written:"
                + " kustomized/serviceaccounts.yaml, plain/account.yaml. Not written:"
                + " kustomized/kustomization.yaml, plain/both.yaml, kustomized/api.yaml,"
                + " kustomized/web.yaml, plain/other.yaml, plain/own.yaml. Each of these files is"
                + " complete, old or new. Remove the cause, then run the command again to finish.");
  }
}
