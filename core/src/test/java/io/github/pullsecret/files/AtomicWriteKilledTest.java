package io.github.pullsecret.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process while it writes, and looks at what it leaves. */
class AtomicWriteKilledTest {
  private static final int FILES = 80;
  private static final int SIZE = 2_000;

  /** Rewrites all files of a directory again and again, the first half in an earlier rank. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      Path directory = Path.of(arguments[0]);
      for (char generation = 'b'; ; generation++) {
        List<PendingWrite> batch = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
          Path file = directory.resolve(i + ".yaml");
          int rank = i < FILES / 2 ? 0 : 1;
          batch.add(
              PendingWrite.replace(file, Files.readAllBytes(file), content(generation), rank));
        }
        AtomicWrite.write(batch, WorkingDirectory.at(directory));
      }
    }
  }

  private static byte[] content(char generation) {
    return String.valueOf(generation).repeat(SIZE).getBytes(UTF_8);
  }

  @Test
  void each_file_is_whole_and_no_rank_is_ahead_of_an_earlier_one(@TempDir Path temporary)
      throws Exception {
    for (int kill = 0; kill < 3; kill++) {
      Path directory = Files.createDirectory(temporary.toRealPath().resolve("kill" + kill));
      for (int i = 0; i < FILES; i++) {
        Files.write(directory.resolve(i + ".yaml"), content('a'));
      }
      Process writer = JavaProcess.start(Writer.class, directory);
      try {
        waitUntilRenamed(directory.resolve(kill * FILES / 8 + ".yaml"), writer);
      } finally {
        writer.destroyForcibly().waitFor();
      }

      List<String> generations = new ArrayList<>();
      for (int i = 0; i < FILES; i++) {
        String text = Files.readString(directory.resolve(i + ".yaml"));
        assertThat(text).isEqualTo(text.substring(0, 1).repeat(SIZE));
        generations.add(text.substring(0, 1));
      }
      assertThat(generations.subList(FILES / 2, FILES))
          .allMatch(
              late ->
                  generations.subList(0, FILES / 2).stream()
                      .allMatch(it -> it.compareTo(late) >= 0));
      for (Path left : Temporaries.in(directory)) {
        Files.delete(left);
      }
      assertThat(directory.toFile().list()).hasSize(FILES);
    }
  }

  /** Renames follow each other within microseconds: waiting for one hits the middle of a batch. */
  private static void waitUntilRenamed(Path file, Process writer) throws IOException {
    while (Files.readString(file).startsWith("a")) {
      assertThat(writer.isAlive()).isTrue();
    }
  }
}
