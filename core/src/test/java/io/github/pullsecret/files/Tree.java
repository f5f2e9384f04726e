package io.github.pullsecret.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A directory for a test, with short ways to fill it and to look at it. */
record Tree(Path root) {

  /** Resolves links first: a temporary directory may lie behind one. */
  static Tree at(Path directory) throws IOException {
    return new Tree(directory.toRealPath());
  }

  boolean isPosix() {
    return root.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  Path path(String path) {
    return root.resolve(path);
  }

  WorkingDirectory workingDirectory() {
    return WorkingDirectory.at(root);
  }

  Path file(String path, String content) throws IOException {
    Path file = path(path);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, content);
  }

  /** Files without content. */
  void files(String... paths) throws IOException {
    for (String path : paths) {
      file(path, "");
    }
  }

  /** An empty file whose name is the bytes of ISO 8859-1. */
  Path bytes(String name) throws IOException {
    return Files.createFile(PathBytes.resolve(root, name.getBytes(StandardCharsets.ISO_8859_1)));
  }

  Path link(String path, String target) throws IOException {
    Path link = path(path);
    Files.createDirectories(link.resolveSibling(""));
    return Files.createSymbolicLink(link, Path.of(target));
  }

  /** Each file and its text; a link as "-> target", an empty directory as "(empty)". */
  SortedMap<String, String> content() throws IOException {
    SortedMap<String, String> content = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      paths
          .filter(path -> !path.equals(root))
          .forEach(path -> show(path).ifPresent(text -> content.put(name(path), text)));
    }
    return content;
  }

  private String name(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  private static Optional<String> show(Path path) {
    try {
      if (Files.isSymbolicLink(path)) {
        return Optional.of("-> " + Files.readSymbolicLink(path));
      }
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        try (Stream<Path> entries = Files.list(path)) {
          return entries.findAny().isPresent() ? Optional.empty() : Optional.of("(empty)");
        }
      }
      return Optional.of(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
