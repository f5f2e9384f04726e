package io.github.pullsecret.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeLockTest {
  private final Tree tree;
  private final Path locks;

  TreeLockTest(@TempDir Path directory, @TempDir Path temporary) throws IOException {
    tree = Tree.at(directory);
    locks = temporary.resolve("locks");
  }

  private TreeLock lock(String path) throws TreeLockedException {
    return TreeLock.on(Path.of(path), tree.workingDirectory(), locks);
  }

  /** Holds the lock of a tree until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      Path path = Path.of(arguments[0]);
      try (TreeLock lock = TreeLock.on(path, WorkingDirectory.at(path), Path.of(arguments[1]))) {
        System.out.println(lock.isCertain());
        int end = System.in.read();
        System.out.println(end);
      }
    }
  }

  private Process holder(String path) throws Exception {
    List<String> classPath = new ArrayList<>();
    for (Class<?> type : List.of(TreeLock.class, Holder.class)) {
      classPath.add(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            String.join(File.pathSeparator, classPath),
            Holder.class.getName(),
            tree.path(path).toString(),
            locks.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void another_process_is_refused_until_the_first_is_killed() throws Exception {
    tree.files("repository/.git/HEAD", "repository/a/x.yaml", "repository/b/y.yaml", "other/z");
    Process holder = holder("repository/a");
    try {
      assertThat(holder.inputReader(UTF_8).readLine()).isEqualTo("true");

      for (String path : List.of("repository", "repository/b", "repository/b/y.yaml")) {
        assertThatExceptionOfType(TreeLockedException.class)
            .isThrownBy(() -> lock(path).close())
            .withMessage(
                "nothing was written: another pullsecret is writing to the tree at repository;"
                    + " wait until it has ended, then run the command again.");
      }
      try (TreeLock other = lock("other")) {
        assertThat(other.isCertain()).isTrue();
      }
    } finally {
      holder.destroyForcibly().waitFor();
    }

    try (TreeLock lock = lock("repository/b")) {
      assertThat(lock.isCertain()).isTrue();
    }
  }

  @Test
  void threads_wait_for_each_other() throws Exception {
    List<String> events = Collections.synchronizedList(new ArrayList<>());
    Thread second =
        new Thread(
            () -> {
              try (TreeLock lock = lock(".")) {
                events.add("second " + lock.isCertain());
              } catch (TreeLockedException e) {
                events.add("refused");
              }
            });
    try (TreeLock lock = lock(".")) {
      second.start();
      events.add("first " + lock.isCertain());
    }
    second.join();

    assertThat(events).containsExactly("first true", "second true");
  }

  /** The lock as another plugin of the same Maven has it, whose classes are loaded once more. */
  private AutoCloseable lockOfAnotherPlugin(String path) throws Exception {
    URL classes = TreeLock.class.getProtectionDomain().getCodeSource().getLocation();
    ClassLoader other =
        new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
    Class<?> directory = other.loadClass(WorkingDirectory.class.getName());
    Method on =
        other
            .loadClass(TreeLock.class.getName())
            .getDeclaredMethod("on", Path.class, directory, Path.class);
    on.setAccessible(true);
    Object here = directory.getMethod("at", Path.class).invoke(null, tree.path("."));
    return (AutoCloseable) on.invoke(null, Path.of(path), here, locks);
  }

  private Thread waiting(List<String> events) {
    Thread second =
        new Thread(
            () -> {
              try (TreeLock lock = lock(".")) {
                events.add("second " + lock.isCertain());
              } catch (TreeLockedException e) {
                events.add("refused");
              }
            });
    second.start();
    while (second.getState() != Thread.State.TIMED_WAITING && second.isAlive()) {
      Thread.onSpinWait();
    }
    return second;
  }

  @Test
  void a_thread_waits_for_that_of_another_class_loader() throws Exception {
    List<String> events = Collections.synchronizedList(new ArrayList<>());
    Thread second;
    try (AutoCloseable first = lockOfAnotherPlugin(".")) {
      assertThat(first).isNotInstanceOf(TreeLock.class);
      second = waiting(events);
      events.add("first");
    }
    second.join();

    assertThat(events).containsExactly("first", "second true");
  }

  @Test
  void a_thread_that_waits_may_be_interrupted() throws Exception {
    List<String> events = Collections.synchronizedList(new ArrayList<>());
    try (AutoCloseable first = lockOfAnotherPlugin(".")) {
      assertThat(first).isNotInstanceOf(TreeLock.class);
      Thread second = waiting(events);
      second.interrupt();
      second.join();
    }

    assertThat(events).containsExactly("refused");
    lock(".").close();
  }

  @Test
  void without_a_file_for_locks_runs_go_on_without() throws IOException {
    Files.createSymbolicLink(locks, tree.path("elsewhere"));

    try (TreeLock lock = lock(".")) {
      assertThat(lock.isCertain()).isFalse();
    }
    assertThat(tree.content()).isEmpty();
  }

  @Test
  void only_the_user_may_use_the_file_and_the_tree_stays_as_it_is() throws IOException {
    assumeTrue(tree.isPosix(), "needs POSIX permissions");

    lock("missing").close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(locks)))
        .isEqualTo("rw-------");
    assertThat(tree.content()).isEmpty();
  }
}
