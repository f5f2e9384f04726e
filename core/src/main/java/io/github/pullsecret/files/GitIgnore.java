package io.github.pullsecret.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Git ignores in one directory, by the {@code .gitignore} files there and above up to the root
 * of the repository, and its {@code info/exclude}. Outside a repository nothing is ignored.
 *
 * <p>Two decisions. The index is not read, so a file that Git tracks although a pattern matches it
 * counts as ignored here; it can be given by name, and the search reports ignored places that name
 * pull secrets. And {@code core.excludesFile} and {@code core.ignoreCase} are not read, so that the
 * result is the same for everyone who has the tree.
 */
public final class GitIgnore {
  /** A name that only a pattern for any name matches. */
  private static final String ANY_NAME = "\u0001any";

  private final Path directory;

  /** Path of the directory from the root of the repository; empty at the root, else with a / */
  private final String prefix;

  /** Nearest first; those of one directory in one element. */
  private final List<Rules> levels;

  private final boolean ignored;

  private GitIgnore(Path directory, String prefix, List<Rules> levels, boolean ignored) {
    this.directory = directory;
    this.prefix = prefix;
    this.levels = levels;
    this.ignored = ignored;
  }

  /**
   * The rules that hold in a directory.
   *
   * @param directory absolute, without symbolic links
   * @throws IOException if a file with rules cannot be read
   */
  public static GitIgnore at(Path directory) throws IOException {
    Path root = directory;
    while (!isRepository(root)) {
      Path parent = root.getParent();
      if (parent == null) {
        return none(directory);
      }
      root = parent;
    }
    GitIgnore rules = ofRepository(root);
    for (Path name : root.relativize(directory)) {
      if (!name.toString().isEmpty()) {
        rules = rules.enter(name.toString());
      }
    }
    return rules;
  }

  /** Rules that ignore nothing. */
  static GitIgnore none(Path directory) {
    return new GitIgnore(directory, "", List.of(), false);
  }

  private static boolean isRepository(Path directory) {
    return Files.exists(directory.resolve(".git"), NOFOLLOW_LINKS);
  }

  private static GitIgnore ofRepository(Path root) throws IOException {
    List<Rule> rules = new ArrayList<>(readRules(GitDirectory.of(root).resolve("info/exclude")));
    rules.addAll(readRules(root.resolve(".gitignore")));
    return new GitIgnore(
        root, "", rules.isEmpty() ? List.of() : List.of(new Rules("", rules)), false);
  }

  /**
   * The rules that hold in a directory of this directory.
   *
   * @throws IOException if a file with rules cannot be read
   */
  public GitIgnore enter(String name) throws IOException {
    Path child = directory.resolve(name);
    if (isRepository(child)) {
      return ofRepository(child);
    }
    return enter(name, readRules(child.resolve(".gitignore")));
  }

  /** As {@link #enter}, for a directory whose {@code .gitignore} cannot be read. */
  GitIgnore enterWithoutItsOwnRules(String name) {
    return enter(name, List.of());
  }

  private GitIgnore enter(String name, List<Rule> own) {
    String inside = prefix + name + "/";
    List<Rules> all = levels;
    if (!own.isEmpty()) {
      all = new ArrayList<>();
      all.add(new Rules(inside, own));
      all.addAll(levels);
    }
    return new GitIgnore(directory.resolve(name), inside, all, ignoresDirectory(name));
  }

  /**
   * These rules without those from above this directory when they ignore it or whatever is in it:
   * for a directory that the user asked for although Git ignores it.
   */
  GitIgnore asExplicitlyGiven() {
    if (!ignoresFile(ANY_NAME)) {
      return this;
    }
    List<Rules> own = levels.stream().filter(rules -> rules.prefix().equals(prefix)).toList();
    return new GitIgnore(directory, prefix, own, false);
  }

  /** Whether a file directly in this directory is ignored. */
  public boolean ignoresFile(String name) {
    return ignores(name, false);
  }

  /** Whether a directory directly in this directory is ignored, with all that is in it. */
  public boolean ignoresDirectory(String name) {
    return ignores(name, true);
  }

  private boolean ignores(String name, boolean isDirectory) {
    if (ignored || levels.isEmpty()) {
      return ignored; // nothing under an ignored directory can be taken back
    }
    String path = prefix + name;
    for (Rules level : levels) {
      Optional<Rule> decisive = level.lastMatch(path, isDirectory);
      if (decisive.isPresent()) {
        return !decisive.get().negated();
      }
    }
    return false;
  }

  private static List<Rule> readRules(Path file) throws IOException {
    if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) { // Git does not follow a link here, either
      return List.of();
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    List<Rule> rules = new ArrayList<>();
    for (String line : (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\n", -1)) {
      Rule.parse(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
          .ifPresent(rules::add);
    }
    return rules;
  }

  /** The rules that one directory adds, in the order of the file; they see paths from there. */
  private record Rules(String prefix, List<Rule> rules) {
    Optional<Rule> lastMatch(String path, boolean isDirectory) {
      String relative = path.substring(prefix.length());
      for (int i = rules.size() - 1; i >= 0; i--) {
        Rule rule = rules.get(i);
        PathGlob glob = rule.glob();
        if (isDirectory ? glob.matchesDirectory(relative) : glob.matchesFile(relative)) {
          return Optional.of(rule);
        }
      }
      return Optional.empty();
    }
  }

  /** One line of a {@code .gitignore}. */
  private record Rule(PathGlob glob, boolean negated) {
    static Optional<Rule> parse(String line) {
      if (line.startsWith("#")) {
        return Optional.empty();
      }
      boolean negated = line.startsWith("!");
      String pattern = withoutTrailingBlanks(negated ? line.substring(1) : line);
      return pattern.isEmpty() || pattern.equals("/")
          ? Optional.empty()
          : PathGlob.compile(pattern).map(glob -> new Rule(glob, negated));
    }

    private static String withoutTrailingBlanks(String pattern) {
      int end = pattern.length();
      while (end > 0 && pattern.charAt(end - 1) == ' ' && !isEscaped(pattern, end - 1)) {
        end--;
      }
      return pattern.substring(0, end);
    }

    private static boolean isEscaped(String pattern, int index) {
      int backslashes = 0;
      while (index - backslashes > 0 && pattern.charAt(index - backslashes - 1) == '\\') {
        backslashes++;
      }
      return backslashes % 2 == 1;
    }
  }
}
