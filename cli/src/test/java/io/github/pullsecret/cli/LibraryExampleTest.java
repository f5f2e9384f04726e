package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents show of the API compiles and does what they say. */
class LibraryExampleTest {
  private static final Path PAGE = Path.of("..", "docs", "how-to", "java.md");
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  private static final String STATEMENTS =
      """
      import io.github.pullsecret.*;
      import java.nio.file.Path;
      import java.util.List;
      class Statements {
        static void run(Path directory) throws Exception {
          %s
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void the_program_moves_a_list() throws Exception {
    compile("MovePullSecrets", blocks().get(0));
    Path manifests = Files.createDirectories(directory.resolve("k8s"));
    Files.writeString(
        manifests.resolve("web.yaml"),
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          imagePullSecrets: [{name: dockersec}]
          containers: [{name: web, image: web}]
        """);

    try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
      var main = loader.loadClass("MovePullSecrets").getDeclaredMethod("main", String[].class);
      main.setAccessible(true);
      PrintStream out = System.out;
      System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
      try {
        main.invoke(null, (Object) new String[] {manifests.toString()});
      } finally {
        System.setOut(out);
      }
    }

    assertThat(Files.readString(manifests.resolve("web.yaml")))
        .contains("\n  serviceAccountName: image-puller\n")
        .contains("kind: ServiceAccount\n");
  }

  @Test
  void the_other_lines_compile() throws Exception {
    compile("Statements", STATEMENTS.formatted(blocks().get(1)));
  }

  private static List<String> blocks() throws Exception {
    return BLOCK
        .matcher(Files.readString(PAGE))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  private void compile(String name, String source) throws Exception {
    Path file = directory.resolve(name + ".java");
    Files.writeString(file, source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of("-Xlint:all", "-proc:none", "-d", directory.toString()),
                  null,
                  files.getJavaFileObjects(file))
              .call();
      assertThat(compiled).as(messages.toString()).isTrue();
    }
  }
}
