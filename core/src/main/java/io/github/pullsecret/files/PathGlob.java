package io.github.pullsecret.files;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A glob as in {@code .gitignore}, for paths relative to some root, with forward slashes.
 *
 * <ul>
 *   <li>{@code *} and {@code ?} match within a name, {@code [a-z]} one of a set, {@code **} as a
 *       whole name any number of directories, a backslash takes the next character as it is.
 *   <li>A pattern without a slash matches a name at any depth: {@code *.json}, {@code vendor}. One
 *       with a slash starts at the root: {@code overlays/*}{@code /web.yaml}, {@code /vendor}.
 *   <li>A pattern that matches a directory covers everything in it; one that ends in a slash
 *       matches directories only.
 * </ul>
 */
public final class PathGlob {
  private final String pattern;
  private final boolean directoriesOnly;
  private final boolean matchesNames;
  private final Predicate<String> matcher;

  private PathGlob(String pattern, boolean directoriesOnly, String body, Predicate<String> match) {
    this.pattern = pattern;
    this.directoriesOnly = directoriesOnly;
    this.matchesNames = body.indexOf('/') < 0;
    this.matcher = match;
  }

  /**
   * Parses a glob that a user gave; a leading {@code ./} is dropped.
   *
   * @throws IllegalArgumentException if it is empty, has a bracket that is not closed, or ends in a
   *     backslash; the message names it
   */
  public static PathGlob parse(String pattern) {
    String glob = pattern.startsWith("./") ? pattern.substring(1) : pattern;
    if (glob.isEmpty()) {
      throw new IllegalArgumentException("the glob is empty");
    }
    return compile(glob)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the glob \""
                        + pattern
                        + "\" has an unclosed '[', an unknown [:class:] or a backslash at its end;"
                        + " write \\[ or \\\\ for the character itself"));
  }

  /** The glob of a line of {@code .gitignore}; empty if it can match nothing. */
  static Optional<PathGlob> compile(String pattern) {
    boolean directoriesOnly = pattern.endsWith("/");
    String body = directoriesOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
    return matcher(body).map(match -> new PathGlob(pattern, directoriesOnly, body, match));
  }

  private static Optional<Predicate<String>> matcher(String body) {
    String anchored = body.startsWith("/") ? body.substring(1) : body;
    if (isLiteral(anchored)) {
      return Optional.of(anchored::equals);
    }
    if (body.startsWith("*") && isLiteral(body.substring(1)) && body.indexOf('/') < 0) {
      String suffix = body.substring(1);
      return Optional.of(name -> name.endsWith(suffix));
    }
    return GlobRegex.of(anchored).map(PathGlob::wholeMatch);
  }

  private static Predicate<String> wholeMatch(Pattern regex) {
    return text -> regex.matcher(text).matches();
  }

  private static boolean isLiteral(String glob) {
    return glob.chars().noneMatch(c -> c == '*' || c == '?' || c == '[' || c == '\\');
  }

  /**
   * Whether this glob matches a file, or a directory that contains it.
   *
   * @param path the file's path relative to the root, with forward slashes
   */
  public boolean matches(String path) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (matchesDirectory(path.substring(0, slash))) {
        return true;
      }
    }
    return matchesFile(path);
  }

  /** Whether this glob matches the directory itself. */
  boolean matchesDirectory(String path) {
    return matcher.test(matchesNames ? path.substring(path.lastIndexOf('/') + 1) : path);
  }

  /** Whether this glob matches the file itself. */
  boolean matchesFile(String path) {
    return !directoriesOnly && matchesDirectory(path);
  }

  /** Globs are equal when they are written alike. */
  @Override
  public boolean equals(Object other) {
    return other instanceof PathGlob glob && glob.pattern.equals(pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  /** The glob as it was written. */
  @Override
  public String toString() {
    return pattern;
  }
}
