package io.github.pullsecret.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a repository keeps what its worktrees share: {@code .git}, or where that file points. */
final class GitDirectory {
  private GitDirectory() {}

  static Path of(Path root) throws IOException {
    Path git = root.resolve(".git");
    if (!Files.isRegularFile(git)) {
      return git;
    }
    Path own = pointedTo(git, "gitdir: ");
    Path shared = own.resolve("commondir"); // in a linked worktree
    return Files.isRegularFile(shared) ? pointedTo(shared, "") : own;
  }

  private static Path pointedTo(Path file, String label) throws IOException {
    String target = Files.readString(file).strip();
    try {
      return file.resolveSibling(target.substring(target.startsWith(label) ? label.length() : 0));
    } catch (InvalidPathException e) {
      throw new IOException("does not name a directory", e);
    }
  }
}
