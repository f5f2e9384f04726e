package io.github.pullsecret.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory that says what a user types and gets; CONTRIBUTING.md describes its files.
 *
 * @param directory where it is
 * @param name its topic and behaviour, with a slash
 * @param sentence what it shows, in words
 * @param command what the user types, without {@code pullsecret}
 * @param inapplicable the variants that don't apply to it, each with the reason
 */
record GoldenCase(
    Path directory,
    String name,
    String sentence,
    List<String> command,
    Map<Variant, String> inapplicable) {
  private static final Set<String> PARTS =
      Set.of("cmd", "stdin", "input", "expected", "stdout", "stderr", "exit", "variants");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|[^\\s'\"|<>;&$`*?]+");

  /** What a command did. */
  record Outcome(FileTree tree, String stdout, String stderr, int exit) {
    /** The report without the diff before it, which is about bytes that variants change. */
    String report() {
      return withoutDiff(stdout);
    }

    /** The messages without the diff before them, if there is one. */
    String messages() {
      return withoutDiff(stderr);
    }

    private static String withoutDiff(String text) {
      return text.substring(text.lastIndexOf("\n\n") + 1);
    }
  }

  /** All cases, by name: the directories with a {@code cmd} two levels down. */
  static List<GoldenCase> all(Path testdata) {
    List<GoldenCase> cases = new ArrayList<>();
    for (Path topic : directories(testdata)) {
      for (Path directory : directories(topic)) {
        if (Files.exists(directory.resolve("cmd"))) {
          cases.add(read(directory, topic.getFileName() + "/" + directory.getFileName()));
        }
      }
    }
    return cases;
  }

  /** Directories in topics with cases that are no cases themselves. */
  static List<Path> strays(Path testdata) {
    Set<Path> topics =
        Set.copyOf(
            all(testdata).stream().map(each -> each.directory().getParent()).distinct().toList());
    return topics.stream()
        .flatMap(topic -> directories(topic).stream())
        .filter(directory -> !Files.exists(directory.resolve("cmd")))
        .toList();
  }

  private static List<Path> directories(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GoldenCase read(Path directory, String name) {
    try (Stream<Path> parts = Files.list(directory)) {
      for (Path part : parts.toList()) {
        check(PARTS.contains(part.getFileName().toString()), name + " has an unknown part " + part);
      }
      List<String> lines = Files.readAllLines(directory.resolve("cmd"));
      List<String> sentence =
          lines.stream().takeWhile(line -> line.startsWith("# ")).map(l -> l.substring(2)).toList();
      check(!sentence.isEmpty(), name + "/cmd has no sentence after '# '");
      check(lines.size() == sentence.size() + 1, name + "/cmd has not exactly one command");
      List<String> words = words(lines.get(lines.size() - 1));
      check(words.get(0).equals("pullsecret"), name + "/cmd does not call pullsecret");
      return new GoldenCase(
          directory,
          name,
          String.join(" ", sentence),
          words.subList(1, words.size()),
          inapplicable(directory.resolve("variants")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words of a command as a shell sees them; what a shell would expand is refused. */
  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    for (String rest = command.strip(); !rest.isEmpty(); ) {
      Matcher matcher = WORD.matcher(rest);
      StringBuilder word = new StringBuilder();
      while (matcher.lookingAt()) {
        word.append(
            matcher.group(1) != null
                ? matcher.group(1)
                : matcher.group(2) != null ? matcher.group(2) : matcher.group());
        rest = rest.substring(matcher.end());
        matcher = WORD.matcher(rest);
      }
      check(rest.isEmpty() || rest.startsWith(" "), "quote what a shell would expand: " + command);
      words.add(word.toString());
      rest = rest.strip();
    }
    return words;
  }

  private static Map<Variant, String> inapplicable(Path file) throws IOException {
    Map<Variant, String> reasons = new EnumMap<>(Variant.class);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        int colon = line.indexOf(": ");
        check(colon > 0, "not 'VARIANT: REASON' in " + file + ": " + line);
        reasons.put(Variant.of(line.substring(0, colon)), line.substring(colon + 2));
      }
    }
    return reasons;
  }

  private static void check(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The tree before; without files if the case has none. */
  FileTree input() {
    Path tree = directory.resolve("input");
    return Files.exists(tree) ? FileTree.read(tree) : new FileTree(new TreeMap<>());
  }

  /** What is on standard input. */
  byte[] stdin() throws IOException {
    Path file = directory.resolve("stdin");
    return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
  }

  /** Whether a killed run left temporary files, which no patch removes. */
  boolean hasTemporaryFiles() {
    return input().files().keySet().stream().anyMatch(path -> path.contains(".pullsecret-"));
  }

  /** Whether the manifests are on standard input. */
  boolean isStream() {
    int path = command.lastIndexOf("-");
    return path > 0 && !command.get(path - 1).equals("--files-from");
  }

  /** What the case says has to happen. */
  Outcome expected() throws IOException {
    Path tree = directory.resolve("expected");
    return new Outcome(
        Files.exists(tree) ? FileTree.read(tree) : input(),
        text("stdout"),
        text("stderr"),
        Files.exists(directory.resolve("exit")) ? Integer.parseInt(text("exit").strip()) : 0);
  }

  private String text(String part) throws IOException {
    Path file = directory.resolve(part);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** Makes what happened what has to happen. */
  void update(Outcome outcome) throws IOException {
    Path tree = directory.resolve("expected");
    if (Files.exists(tree)) {
      try (Stream<Path> old = Files.walk(tree)) {
        for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    if (!outcome.tree().is(input())) {
      outcome.tree().writeTo(tree);
    }
    update("stdout", outcome.stdout());
    update("stderr", outcome.stderr());
    update("exit", outcome.exit() == 0 ? "" : outcome.exit() + "\n");
  }

  private void update(String part, String text) throws IOException {
    if (text.isEmpty()) {
      Files.deleteIfExists(directory.resolve(part));
    } else {
      Files.writeString(directory.resolve(part), text);
    }
  }
}
