package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The files below a directory.
 *
 * @param files the bytes of each by its path, with slashes
 */
record FileTree(SortedMap<String, byte[]> files) {

  static FileTree read(Path directory) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(path).toString().replace('\\', '/');
        files.put(name, Files.readAllBytes(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FileTree(files);
  }

  void writeTo(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (var file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /** The tree with every manifest changed but those that {@code like} doesn't have. */
  FileTree mapManifests(FileTree like, UnaryOperator<byte[]> change) {
    SortedMap<String, byte[]> changed = new TreeMap<>(files);
    changed.replaceAll(
        (path, bytes) ->
            isManifest(path) && like.files.containsKey(path) ? change.apply(bytes) : bytes);
    return new FileTree(changed);
  }

  private static boolean isManifest(String path) {
    return List.of(".yaml", ".yml", ".json").stream().anyMatch(path::endsWith);
  }

  /** Compares the names of all files, and each byte for byte. */
  void assertIs(FileTree expected) {
    assertThat(files.keySet()).as("the files").isEqualTo(expected.files.keySet());
    expected.files.forEach(
        (path, bytes) -> {
          byte[] actual = files.get(path);
          assertThat(new String(actual, UTF_8)).as(path).isEqualTo(new String(bytes, UTF_8));
          assertThat(actual).as(path).isEqualTo(bytes);
        });
  }

  boolean is(FileTree other) {
    return files.keySet().equals(other.files.keySet())
        && files.keySet().stream()
            .allMatch(path -> Arrays.equals(files.get(path), other.files.get(path)));
  }
}
