package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody expects is said without what it is about: that may be the data of a Secret. */
class FailureTest {
  private static final String CANARY = "canary-d2h5IGRvIHlvdQ==";
  private static final String POD =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {imagePullSecrets: [{name: s}]}\n";

  @TempDir Path directory;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Something that fails when it is used. */
  private interface Planted {
    void fail();
  }

  private static InputStream in(Planted failure) {
    return new InputStream() {
      @Override
      public int read() {
        failure.fail();
        return -1;
      }

      @Override
      public int read(byte[] to, int offset, int length) {
        return read();
      }
    };
  }

  private static OutputStream out(Planted failure) {
    return new OutputStream() {
      @Override
      public void write(int b) {
        failure.fail();
      }
    };
  }

  private int run(InputStream in, OutputStream out, String... args) {
    return Main.run(
        args,
        directory,
        new Console(
            in,
            new PrintStream(out, /* autoFlush= */ true, UTF_8),
            new PrintStream(err, /* autoFlush= */ true, UTF_8),
            Terminal.NONE));
  }

  private static void illegalState() {
    throw new IllegalStateException(
        "Duplicate key x (values " + CANARY + ")", new IllegalArgumentException(CANARY));
  }

  @Test
  void an_unexpected_failure_is_told_by_its_class_and_place_not_by_its_message() {
    int code = run(in(FailureTest::illegalState), OutputStream.nullOutputStream(), "move", "-");

    assertThat(code).isEqualTo(ExitCode.INTERNAL);
    assertThat(err.toString(UTF_8))
        .startsWith(
            "internal error: java.lang.IllegalStateException at"
                + " io.github.pullsecret.cli.FailureTest.illegalState:")
        .contains(", caused by java.lang.IllegalArgumentException\n")
        .endsWith(
            "This is a bug in pullsecret; please report it. As to the manifests: nothing was"
                + " written.\n")
        .doesNotContain(CANARY, "Duplicate key");
  }

  @Test
  void explain_does_the_same() {
    int code = run(in(FailureTest::illegalState), OutputStream.nullOutputStream(), "explain", "-");

    assertThat(code).isEqualTo(ExitCode.INTERNAL);
    assertThat(err.toString(UTF_8))
        .startsWith("internal error: java.lang.IllegalStateException")
        .doesNotContain(CANARY);
  }

  @Test
  void a_failure_after_the_files_were_written_says_so() throws IOException {
    Path pod = directory.resolve("pod.yaml");
    Files.writeString(pod, POD);

    int code =
        run(InputStream.nullInputStream(), out(FailureTest::illegalState), "move", pod.toString());

    assertThat(code).isEqualTo(ExitCode.INTERNAL);
    assertThat(err.toString(UTF_8))
        .contains("As to the manifests: all changes were written.\n")
        .doesNotContain(CANARY);
    assertThat(pod).content().contains("serviceAccountName");
  }

  @Test
  void too_little_memory_is_said_with_what_to_do() {
    int code =
        run(
            in(
                () -> {
                  throw new OutOfMemoryError(CANARY);
                }),
            OutputStream.nullOutputStream(),
            "move",
            "-");

    assertThat(code).isEqualTo(ExitCode.INTERNAL);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "error: out of memory; nothing was written; give more with"
                + " JAVA_TOOL_OPTIONS=-Xmx2g, or exclude the largest files\n");
  }

  @Test
  void too_small_a_stack_is_said_with_what_was_written() throws IOException {
    Files.writeString(directory.resolve("pod.yaml"), POD);

    int code =
        run(
            InputStream.nullInputStream(),
            out(
                () -> {
                  throw new StackOverflowError(CANARY);
                }),
            "move");

    assertThat(code).isEqualTo(ExitCode.INTERNAL);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "error: out of stack; all changes were written; give more with"
                + " JAVA_TOOL_OPTIONS=-Xss16m, or exclude the largest files\n");
  }
}
