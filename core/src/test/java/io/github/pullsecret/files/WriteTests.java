package io.github.pullsecret.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Batches of writes to a tree in a temporary directory. */
abstract class WriteTests {
  final Tree tree;

  WriteTests(Path directory) throws IOException {
    tree = Tree.at(directory);
  }

  final PendingWrite replace(String path, String before, String after, int rank) {
    return PendingWrite.replace(
        tree.path(path), before.getBytes(UTF_8), after.getBytes(UTF_8), rank);
  }

  final PendingWrite create(String path, String after, int rank) {
    return PendingWrite.create(tree.path(path), after.getBytes(UTF_8), rank);
  }

  final void write(PendingWrite... batch) throws WriteFailedException {
    AtomicWrite.write(List.of(batch), tree.workingDirectory());
  }

  final WriteFailedException failureOf(PendingWrite... batch) {
    return catchThrowableOfType(WriteFailedException.class, () -> write(batch));
  }

  final List<Path> paths(String... paths) {
    return Stream.of(paths).map(tree::path).toList();
  }
}
