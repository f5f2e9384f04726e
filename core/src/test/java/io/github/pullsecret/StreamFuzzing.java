package io.github.pullsecret;

import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.DocumentParser;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * What a run over any bytes keeps to: it ends with a proved result or a declared exception, says
 * what it does in every format, leaves documents alone that have nothing to do with it, and a
 * second run changes nothing.
 */
final class StreamFuzzing {
  private static final Path ROOT = Path.of("/");

  /** Whoever has one of them in it may change. */
  private static final List<String> WORDS =
      List.of(
          "imagePullSecrets",
          "ServiceAccount",
          "serviceAccount",
          "dockersec",
          "old",
          "\\",
          "kind: List",
          "\"List\"");

  private StreamFuzzing() {}

  static void run(byte[] bytes, Step step) {
    Optional<byte[]> once = after(bytes, step);
    if (once.isEmpty() || Arrays.equals(bytes, once.get())) {
      return;
    }
    // On the way back, any pod may get what its ServiceAccount had.
    if (!(step instanceof Step.ToPods)) {
      checkUnrelated(bytes, once.get());
    }
    Optional<byte[]> twice = after(once.get(), step);
    if (twice.isEmpty() || !Arrays.equals(once.get(), twice.get())) {
      throw new AssertionError("a second run changes something");
    }
  }

  /** The stream after a run, unless the run is refused. */
  private static Optional<byte[]> after(byte[] bytes, Step step) {
    RewriteRequest request = request(step);
    Surroundings surroundings =
        new Surroundings(new ByteArrayInputStream(bytes), Surroundings.NONE.progress());
    RewriteResult result;
    try {
      result = PullSecret.rewrite(request, surroundings);
    } catch (UsageException e) {
      return Optional.empty();
    }
    result.problems();
    result.warnings(/* dryRun= */ true);
    result.notes();
    result.diff();
    result.report(/* dryRun= */ false);
    result.details();
    if (bytes.length % 16 == 0) { // It takes longer than all the rest.
      for (ReportFormat format : EnumSet.complementOf(EnumSet.of(ReportFormat.TEXT))) {
        result.in(format, "pullsecret", /* dryRun= */ true, Optional.empty());
      }
    }
    return result.isWritable() ? Optional.of(result.stream()) : Optional.empty();
  }

  private static RewriteRequest request(Step step) {
    return RewriteRequest.builder(ROOT)
        .manifests(List.of(RewriteRequest.STANDARD_INPUT))
        .steps(List.of(step))
        .build();
  }

  private static void checkUnrelated(byte[] before, byte[] after) {
    try {
      SourceText old = SourceText.decode(before);
      String now = SourceText.decode(after).text();
      for (Span span : DocumentParser.split(old)) {
        String text = old.text().substring(span.start(), span.end()).strip();
        if (WORDS.stream().noneMatch(text::contains) && !now.contains(text)) {
          throw new AssertionError("a document changed that has nothing to do with it");
        }
      }
    } catch (MalformedTextException e) {
      throw new AssertionError("what was read is no text any more", e);
    }
  }
}
