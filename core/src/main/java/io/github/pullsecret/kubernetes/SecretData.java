package io.github.pullsecret.kubernetes;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.DocumentParser;
import io.github.pullsecret.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the lines of a file that hold the data of Secrets, so that no output shows them. */
public final class SecretData {
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  /** Fields of a generator that name things. */
  private static final Set<String> NO_DATA =
      Set.of("name", "namespace", "behavior", "type", "options", "files", "envs", "env");

  private SecretData() {}

  /**
   * The lines that hold data of a Secret, or of a secretGenerator of a kustomization.
   *
   * @return line numbers from 0, a line being what ends with LF
   */
  public static Set<Integer> lines(String path, SourceText source) {
    Set<Integer> lines = new TreeSet<>();
    String text = source.text();
    if (!mayHoldSecret(text)) {
      return lines;
    }
    for (Span span : DocumentParser.split(source)) {
      if (!mayHoldSecret(text.substring(span.start(), span.end()))) {
        continue;
      }
      for (Span secret : spans(path, source, span)) {
        int first = lineFeeds(text, 0, secret.start());
        int last = first + lineFeeds(text, secret.start(), Math.max(secret.start(), secret.end()));
        for (int line = first; line <= last; line++) {
          lines.add(line);
        }
      }
    }
    return lines;
  }

  /** Whether a Secret may be in it: by its kind, or written with escapes. */
  private static boolean mayHoldSecret(String text) {
    if (text.indexOf('\\') >= 0 || text.contains("secretGenerator")) {
      return true;
    }
    int at = text.indexOf("Secret");
    while (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
      at = text.indexOf("Secret", at + 1);
    }
    return at >= 0;
  }

  /** Whatever a generator says that is not known to be no data. */
  private static void addData(Value generators, List<Span> spans) {
    if (generators.items().isEmpty() || generators.isTagged()) {
      spans.add(generators.span());
    }
    for (Value generator : generators.items()) {
      if (generator.fields().isEmpty() || generator.shared()) {
        spans.add(generator.span());
      }
      for (Value.Field field : generator.fields()) {
        if (!NO_DATA.contains(field.key())) {
          spans.add(field.value().span());
        }
      }
    }
  }

  private static List<Span> spans(String path, SourceText source, Span document) {
    List<Span> spans = new ArrayList<>();
    try {
      Optional<Value> root = Value.root(DocumentParser.parse(source, document), path);
      if (root.isEmpty()) {
        return spans;
      }
      root.get().get("secretGenerator").ifPresent(generators -> addData(generators, spans));
      for (ManifestObject object : ManifestObject.in(root.get())) {
        if (object.type().isCore("Secret")) {
          object.value().get("data").map(Value::span).ifPresent(spans::add);
          object.value().get("stringData").map(Value::span).ifPresent(spans::add);
          object.annotation(LAST_APPLIED).map(Value::span).ifPresent(spans::add);
        }
      }
    } catch (YamlSyntaxException e) {
      // What can't be read is hidden whole.
      spans.add(document);
    }
    return spans;
  }

  private static int lineFeeds(String text, int from, int to) {
    int count = 0;
    for (int i = text.indexOf('\n', from); i >= 0 && i < to; i = text.indexOf('\n', i + 1)) {
      count++;
    }
    return count;
  }
}
