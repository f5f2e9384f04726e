package io.github.pullsecret.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.pullsecret.files.SkippedPlace.Kind;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Finds the text files under some PATHs that hold one of some words, whatever kind of file they
 * are: scripts, documents, templates. Build output, installed packages and what Git ignores are
 * passed over, and so is what can't be read.
 */
public final class WordSearch {
  /** Larger files are data, not something that people write names into. */
  private static final long LARGEST = 1 << 20;

  private final Set<Path> known;
  private final Set<String> words;
  private final Map<Path, String> found = new TreeMap<>(PathOrder.BY_NAMES);

  private WordSearch(Set<Path> known, Set<String> words) {
    this.known = known;
    this.words = words;
  }

  /**
   * Searches files and directories.
   *
   * @param paths relative ones start from the working directory
   * @param known files that are not to be read, since the caller has
   * @param words the words, in ASCII
   * @param each gets each file that holds one, in path order
   */
  public static void search(
      List<Path> paths,
      WorkingDirectory workingDirectory,
      Set<Path> known,
      Set<String> words,
      Consumer<TextFile> each) {
    WordSearch search = new WordSearch(known, words);
    for (Path path : paths) {
      search.start(workingDirectory.path().resolve(path));
    }
    search.found.forEach(
        (file, text) -> each.accept(new TextFile(workingDirectory.display(file), text)));
  }

  /**
   * A text file.
   *
   * @param display the path as shown to users
   * @param text its bytes as text, in which ASCII reads as itself
   */
  public record TextFile(String display, String text) {}

  private void start(Path path) {
    try {
      Path real = path.toRealPath();
      if (Files.isDirectory(real)) {
        directory(real, ignoring(real));
      }
    } catch (IOException e) {
      // What can't be read is no mention.
    }
  }

  private static GitIgnore ignoring(Path directory) {
    try {
      return GitIgnore.at(directory).asExplicitlyGiven();
    } catch (IOException e) {
      return GitIgnore.none(directory);
    }
  }

  private void directory(Path directory, GitIgnore ignore) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    } catch (IOException | DirectoryIteratorException e) {
      return;
    }
    for (Path entry : entries) {
      try {
        visit(entry, ignore);
      } catch (IOException e) {
        // Gone, or not to be read.
      }
    }
  }

  private void visit(Path entry, GitIgnore ignore) throws IOException {
    var attributes = Files.readAttributes(entry, BasicFileAttributes.class, NOFOLLOW_LINKS);
    String name = String.valueOf(entry.getFileName());
    if (attributes.isDirectory()) {
      Optional<Kind> kind = Kind.of(entry, name, ignore, /* inChart= */ false);
      boolean searched =
          kind.isEmpty() || kind.get() == Kind.TEST_SOURCES || kind.get() == Kind.HIDDEN;
      if (searched && !name.equals(".git") && !ignore.ignoresDirectory(name)) {
        directory(entry, ignore.enter(name));
      }
    } else if (attributes.isRegularFile()
        && attributes.size() <= LARGEST
        && !known.contains(entry)
        && !ignore.ignoresFile(name)) {
      text(entry).filter(this::holdsWord).ifPresent(text -> found.put(entry, text));
    }
  }

  private boolean holdsWord(String text) {
    return text.indexOf('\0') < 0 && words.stream().anyMatch(text::contains);
  }

  private Optional<String> text(Path file) {
    try {
      return Optional.of(new String(Files.readAllBytes(file), ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
