package io.github.pullsecret.diff;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** What {@code git apply} and {@code patch} make of our patches is the file we meant. */
@AddLifecycleHook(PatchRoundTripTest.NeedsGitAndPatch.class)
class PatchRoundTripTest {

  /** Skips these tests where they cannot run. */
  static class NeedsGitAndPatch implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      if (File.separatorChar != '/') {
        return SkipResult.skip("Windows allows no quotes in names");
      }
      if (!isInstalled("git", "git version") || !isInstalled("patch", "GNU patch")) {
        return SkipResult.skip("git and the patch of GNU (BSD's reads no quoted names) are needed");
      }
      return SkipResult.doNotSkip();
    }

    private static boolean isInstalled(String program, String version) {
      try {
        Process process = new ProcessBuilder(program, "--version").start();
        return new String(process.getInputStream().readAllBytes(), UTF_8).startsWith(version);
      } catch (IOException notFound) {
        return false;
      }
    }
  }

  private static final List<String> PATHS =
      List.of("a.yaml", "dir/b c.yaml", "dir/ä/\"q\"\\.yaml", "/absolute/d.yaml", "e.yaml", "f");

  /**
   * Content as an image of bytes, one character each.
   *
   * @param before not used for a new file
   */
  record Edit(boolean isNewFile, String before, String after) {

    FileDiff diff(String path) {
      FileDiff diff =
          isNewFile
              ? FileDiff.ofNewFile(path, after.getBytes(ISO_8859_1))
              : FileDiff.ofChange(path, before.getBytes(ISO_8859_1), after.getBytes(ISO_8859_1));
      return diff.masking(secretLines(before), secretLines(after));
    }

    private static Set<Integer> secretLines(String content) {
      List<String> lines = Arrays.asList(content.split("\n", -1));
      return IntStream.range(0, lines.size())
          .filter(i -> lines.get(i).contains("secret"))
          .boxed()
          .collect(Collectors.toSet());
    }
  }

  @Provide
  Arbitrary<List<Edit>> edits() {
    return edit("a", "b: 1", "  c", "---", "", "- \u00FF", "x\ry", "d").list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<Edit>> editsAroundSecrets() {
    return edit("a", "b", "secret", "secret: 1", "c", "---", "", "d", "e", "f", "g")
        .filter(edit -> !edit.isNewFile)
        .list()
        .ofSize(1);
  }

  private static Arbitrary<Edit> edit(String... texts) {
    Arbitrary<String> line =
        Combinators.combine(Arbitraries.of(texts), Arbitraries.of("\n", "\n", "\r\n"))
            .as(String::concat);
    Arbitrary<List<String>> before = line.list().ofMaxSize(30);
    Arbitrary<List<Replacement>> replacements =
        Combinators.combine(
                Arbitraries.integers().between(0, 30),
                Arbitraries.integers().between(0, 4),
                line.list().ofMaxSize(3))
            .as(Replacement::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))),
            Arbitraries.of("", "", "\u00EF\u00BB\u00BF"),
            before,
            replacements,
            Arbitraries.of("", "", "last"),
            Arbitraries.of("", "", "last", "end"))
        .as(
            (isNew, mark, lines, changes, lastBefore, lastAfter) ->
                new Edit(
                    isNew,
                    mark + String.join("", lines) + lastBefore,
                    mark + String.join("", Replacement.all(changes, lines)) + lastAfter))
        // GNU patch does not read the name of an empty new file if it has a space.
        .filter(edit -> !edit.isNewFile || !edit.after.isEmpty());
  }

  /** Lines that are replaced; a position past the end means the end. */
  record Replacement(int position, int count, List<String> lines) {
    static List<String> all(List<Replacement> replacements, List<String> lines) {
      List<String> result = new ArrayList<>(lines);
      for (Replacement replacement : replacements) {
        int start = Math.min(replacement.position, result.size());
        int end = Math.min(start + replacement.count, result.size());
        result.subList(start, end).clear();
        result.addAll(start, replacement.lines);
      }
      return result;
    }
  }

  @Property(tries = 60)
  void gitAppliesThePatch(@ForAll("edits") List<Edit> edits) throws Exception {
    assertApplies(edits, "git", "apply", "-");
  }

  @Property(tries = 60)
  void patchAppliesThePatch(@ForAll("edits") List<Edit> edits) throws Exception {
    assertApplies(edits, "patch", "-p1", "--fuzz=0");
  }

  @Property(tries = 60)
  void aPatchAroundSecretDataAppliesAndShowsNone(@ForAll("editsAroundSecrets") List<Edit> edits)
      throws Exception {
    Edit edit = edits.get(0);
    Patch patch = UnifiedDiff.patch(edit.diff(PATHS.get(0)));
    boolean showsSecret = patch.warnings().stream().anyMatch(text -> text.contains("private"));
    boolean needsFlag = patch.warnings().stream().anyMatch(text -> text.contains("unidiff-zero"));
    if (!showsSecret) {
      assertThat(new String(patch.bytes(), ISO_8859_1)).doesNotContain("secret");
    }
    if (needsFlag) {
      assertApplies(edits, "git", "apply", "--unidiff-zero", "-");
    } else {
      assertApplies(edits, "git", "apply", "-");
      assertApplies(edits, "patch", "-p1", "--fuzz=0");
    }
  }

  private static void assertApplies(List<Edit> edits, String... command) throws Exception {
    Path root = Files.createTempDirectory("patch");
    try {
      Path input = root.resolve("input.patch");
      Path work = Files.createDirectory(root.resolve("work"));
      List<Patch> patches = new ArrayList<>();
      for (int i = 0; i < edits.size(); i++) {
        Path file = work.resolve(relative(PATHS.get(i)));
        Files.createDirectories(file.getParent());
        if (!edits.get(i).isNewFile) {
          Files.write(file, edits.get(i).before.getBytes(ISO_8859_1));
        }
        patches.add(UnifiedDiff.patch(edits.get(i).diff(PATHS.get(i))));
      }
      try (var out = Files.newOutputStream(input)) {
        for (Patch patch : patches) {
          out.write(patch.bytes());
        }
      }
      if (Files.size(input) > 0) { // Git refuses a patch without content.
        run(root, work, input, command);
      }
      for (int i = 0; i < edits.size(); i++) {
        byte[] result = Files.readAllBytes(work.resolve(relative(PATHS.get(i))));
        assertThat(new String(result, ISO_8859_1))
            .as(new String(Files.readAllBytes(input), UTF_8))
            .isEqualTo(edits.get(i).after);
      }
    } finally {
      delete(root);
    }
  }

  private static String relative(String path) {
    return path.startsWith("/") ? path.substring(1) : path;
  }

  private static void run(Path root, Path directory, Path input, String... command)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectInput(input.toFile())
            .redirectErrorStream(true);
    builder.environment().put("GIT_CEILING_DIRECTORIES", root.toString());
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("HOME", directory.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output + Files.readString(input, ISO_8859_1)).isZero();
    assertThat(output).doesNotContain("fuzz").doesNotContain("offset");
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
