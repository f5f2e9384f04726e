package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No output of {@code explain} shows data of Secrets, plain or encoded. */
class ExplainSecrecyTest {
  private static final Path CASES = Path.of("..", "testdata", "explain").toAbsolutePath();

  /** What all users, passwords and registries in Secrets of the cases have in them. */
  private static final String CANARY = "canary";

  private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/]{16,}=*");

  @TestFactory
  Stream<DynamicTest> nothing_of_it_is_shown() {
    return GoldenCase.all(CASES.getParent()).stream()
        .filter(each -> each.name().startsWith("explain/"))
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> shows_nothing(each)));
  }

  private static void shows_nothing(GoldenCase golden) throws IOException {
    Path input = golden.directory().resolve("input");
    for (List<String> command : List.of(List.of("explain", "-v"), List.of("explain", "-q"))) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PrintStream stream = new PrintStream(out, true, UTF_8);
      Main.run(command.toArray(String[]::new), input.normalize(), stream, stream);
      String shown = out.toString(UTF_8);

      // Images are no data, also of such a registry.
      assertThat(shown.replaceAll(" of image \\S+|for canary\\S+", "")).doesNotContain(CANARY);
      assertThat(encoded(input)).noneMatch(shown::contains);
    }
  }

  private static Set<String> encoded(Path input) throws IOException {
    Set<String> encoded = new HashSet<>();
    try (Stream<Path> files = Files.walk(input)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, ISO_8859_1);
        if (text.contains("Secret")) {
          ENCODED
              .matcher(text)
              .results()
              .map(MatchResult::group)
              .filter(word -> word.matches(".*[0-9].*") && word.length() > 40)
              .forEach(encoded::add);
        }
      }
    }
    return encoded;
  }
}
