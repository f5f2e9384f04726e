package io.github.pullsecret.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeLockTest {
  private final Tree tree;
  private final Path locks;

  TreeLockTest(@TempDir Path directory, @TempDir Path temporary) throws IOException {
    tree = Tree.at(directory);
    locks = temporary.resolve("locks");
  }

  private <T> T hold(String path, TreeLock.Work<T> work) throws IOException {
    return TreeLock.hold(Path.of(path), tree.workingDirectory(), locks, work);
  }

  private boolean isCertain(String path) throws IOException {
    return hold(path, isAlone -> isAlone);
  }

  /** Holds the lock of a tree until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      Path path = Path.of(arguments[0]);
      int end =
          TreeLock.hold(
              path,
              WorkingDirectory.at(path),
              Path.of(arguments[1]),
              isAlone -> {
                System.out.println(isAlone);
                return System.in.read();
              });
      System.out.println(end);
    }
  }

  @Test
  void another_process_is_refused_until_the_first_is_killed() throws Exception {
    tree.files("repository/.git/HEAD", "repository/a/x.yaml", "repository/b/y.yaml", "other/z");
    Process holder = JavaProcess.start(Holder.class, tree.path("repository/a"), locks);
    try {
      assertThat(holder.inputReader(UTF_8).readLine()).isEqualTo("true");

      for (String path : List.of("repository", "repository/b", "repository/b/y.yaml")) {
        assertThatExceptionOfType(TreeLockedException.class)
            .isThrownBy(() -> isCertain(path))
            .withMessage(
                "nothing was written: another pullsecret is writing to the tree at repository;"
                    + " wait until it has ended, then run the command again.");
      }
      assertThat(isCertain("other")).isTrue();
    } finally {
      holder.destroyForcibly().waitFor();
    }

    assertThat(isCertain("repository/b")).isTrue();
  }

  /** Takes the lock of another tree in another thread, which has to wait for this one. */
  private Thread waiting(List<String> events) {
    Thread second =
        new Thread(
            () -> {
              try {
                events.add("second " + hold("other", isAlone -> isAlone));
              } catch (IOException e) {
                events.add("refused");
              }
            });
    second.start();
    while (second.getState() != Thread.State.BLOCKED && second.isAlive()) {
      Thread.onSpinWait();
    }
    return second;
  }

  @Test
  void threads_wait_for_each_other() throws Exception {
    List<String> events = Collections.synchronizedList(new ArrayList<>());
    Thread second =
        hold(
            ".",
            isAlone -> {
              Thread waiting = waiting(events);
              events.add("first " + isAlone);
              return waiting;
            });
    second.join();

    assertThat(events).containsExactly("first true", "second true");
  }

  /** The lock as another plugin of the same Maven has it, whose classes are loaded once more. */
  private Object holdInAnotherPlugin(String path, Function<Object, Object> work) throws Exception {
    URL classes = TreeLock.class.getProtectionDomain().getCodeSource().getLocation();
    ClassLoader other =
        new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
    Class<?> directory = other.loadClass(WorkingDirectory.class.getName());
    Class<?> type = other.loadClass(TreeLock.Work.class.getName());
    Class<?> lock = other.loadClass(TreeLock.class.getName());
    assertThat(lock).isNotEqualTo(TreeLock.class);
    Method hold = lock.getDeclaredMethod("hold", Path.class, directory, Path.class, type);
    hold.setAccessible(true);
    return hold.invoke(
        null,
        Path.of(path),
        directory.getMethod("at", Path.class).invoke(null, tree.path(".")),
        locks,
        Proxy.newProxyInstance(
            other, new Class<?>[] {type}, (proxy, method, given) -> work.apply(given[0])));
  }

  @Test
  void a_thread_waits_for_that_of_another_class_loader() throws Exception {
    List<String> events = Collections.synchronizedList(new ArrayList<>());
    Object second =
        holdInAnotherPlugin(
            ".",
            isAlone -> {
              Thread waiting = waiting(events);
              events.add("first " + isAlone);
              return waiting;
            });
    ((Thread) second).join();

    assertThat(events).containsExactly("first true", "second true");
  }

  @Test
  void work_that_fails_gives_up_the_lock() throws Exception {
    assertThatIOException()
        .isThrownBy(
            () ->
                hold(
                    ".",
                    isAlone -> {
                      throw new IOException("no space");
                    }))
        .withMessage("no space");

    Process holder = JavaProcess.start(Holder.class, tree.path("."), locks);
    try {
      assertThat(holder.inputReader(UTF_8).readLine()).isEqualTo("true");
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }

  @Test
  void without_a_file_for_locks_runs_go_on_without() throws IOException {
    Files.createSymbolicLink(locks, tree.path("elsewhere"));

    assertThat(isCertain(".")).isFalse();
    assertThat(tree.content()).isEmpty();
  }

  @Test
  void only_the_user_may_use_the_file_and_the_tree_stays_as_it_is() throws IOException {
    assumeTrue(tree.isPosix(), "needs POSIX permissions");

    assertThat(isCertain("missing")).isTrue();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(locks)))
        .isEqualTo("rw-------");
    assertThat(tree.content()).isEmpty();
  }
}
