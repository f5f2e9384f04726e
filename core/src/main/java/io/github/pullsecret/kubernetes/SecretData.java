package io.github.pullsecret.kubernetes;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.DocumentParser;
import io.github.pullsecret.yaml.YamlNode;
import io.github.pullsecret.yaml.YamlSyntaxException;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the lines of a file that hold the data of Secrets, so that no output shows them. */
public final class SecretData {
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  /** A text that may be a manifest of a Secret, or a patch of one. */
  private static final Pattern SECRET_IN_TEXT =
      Pattern.compile(
          "(?s)(?=.*(?<![A-Za-z0-9])Secret(?![A-Za-z0-9]))(?=.*\\b(data|stringData)\\b)");

  private static final Set<String> DATA = Set.of("data", "stringData");

  /** Fields of a generator that name things. */
  private static final Set<String> NO_DATA =
      Set.of("name", "namespace", "behavior", "type", "options", "files", "envs", "env");

  /** How long the text of an annotation may be that surely holds no whole object. */
  private static final int SHORT = 253;

  private final String path;
  private final SourceText source;

  /** The offsets of all LF. */
  private final int[] ends;

  private final Set<Integer> lines = new TreeSet<>();
  private final Set<YamlNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private SecretData(String path, SourceText source) {
    this.path = path;
    this.source = source;
    String text = source.text();
    this.ends = IntStream.range(0, text.length()).filter(i -> text.charAt(i) == '\n').toArray();
  }

  /**
   * The lines that hold data of a Secret, wherever in a document it stands, or of a secretGenerator
   * of a kustomization.
   *
   * @return line numbers from 0, a line being what ends with LF
   */
  public static Set<Integer> lines(String path, SourceText source) {
    String text = source.text();
    if (!mayHoldSecret(text)) {
      return Set.of();
    }
    SecretData data = new SecretData(path, source);
    for (Span span : DocumentParser.split(source)) {
      if (mayHoldSecret(text.substring(span.start(), span.end()))) {
        data.addDocument(span);
      }
    }
    return data.lines;
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

  private void addDocument(Span document) {
    try {
      Optional<Value> root = Value.root(DocumentParser.parse(source, document), path);
      if (root.isEmpty()) {
        return;
      }
      for (ManifestObject object : ManifestObject.in(root.get())) {
        if (object.type().isCore("Secret")) {
          addSecret(object.value());
        }
      }
      search(root.get());
    } catch (YamlSyntaxException e) {
      // What can't be read is hidden whole.
      add(document);
    }
  }

  /** Secrets and generators anywhere, since objects may hold others. */
  private void search(Value value) {
    if (!seen.add(value.node())) {
      return;
    }
    if (value.text("kind").filter("Secret"::equals).isPresent()) {
      addSecret(value);
    }
    boolean patchesSecret =
        value
            .get(List.of("target", "kind"))
            .flatMap(Value::text)
            .filter("Secret"::equals)
            .isPresent();
    for (Value.Field field : value.fields()) {
      if (field.key().equals("secretGenerator")) {
        addGenerators(field.value());
      } else if (patchesSecret && field.key().equals("patch") && mayBeOfData(field.value())) {
        addAll(field);
      } else {
        search(field.value());
      }
    }
    value.items().forEach(this::search);
    value
        .scalar()
        .filter(text -> SECRET_IN_TEXT.matcher(text).lookingAt())
        .ifPresent(text -> addText(value, text));
  }

  /** Whether a patch of a Secret may be about more than its metadata. */
  private static boolean mayBeOfData(Value patch) {
    return patch
        .scalar()
        .filter(text -> !text.matches("(?s).*\\b(data|stringData)\\b.*"))
        .isEmpty();
  }

  private void addSecret(Value secret) {
    for (Value.Field field : secret.fields()) {
      if (DATA.contains(field.key())) {
        addAll(field);
      }
    }
    // Merge keys may bring the data along.
    DATA.forEach(key -> secret.get(key).ifPresent(this::addAll));
    secret
        .get(List.of("metadata", "annotations"))
        .map(Value::fields)
        .orElse(List.of())
        .forEach(
            annotation -> {
              String text = annotation.value().scalar().orElse("");
              boolean mayHoldData =
                  annotation.key().equals(LAST_APPLIED)
                      || text.length() > SHORT
                      || text.contains("{")
                      || text.contains("\n");
              if (mayHoldData) {
                addAll(annotation);
              }
            });
  }

  /** Whatever a generator says that is not known to be no data. */
  private void addGenerators(Value generators) {
    if (generators.items().isEmpty() || generators.isTagged()) {
      addAll(generators);
    }
    for (Value generator : generators.items()) {
      if (generator.fields().isEmpty() || generator.shared()) {
        addAll(generator);
      }
      for (Value.Field field : generator.fields()) {
        if (!NO_DATA.contains(field.key())) {
          addAll(field.value());
        }
      }
    }
  }

  /** A manifest in a string: line by line if its lines are those of the file, else whole. */
  private void addText(Value value, String text) {
    if (!value.isBlockScalar()) {
      add(value.span());
      return;
    }
    for (int line : lines(path, SourceText.ofNewFile(text))) {
      lines.add(value.contentLine() + line);
    }
  }

  /** All of a field but the line of its key, with the comments above, between and below. */
  private void addAll(Value.Field field) {
    addAll(field.value());
    String text = source.text();
    int first = line(field.value().start()) + 1;
    int last = line(Math.max(field.value().start(), field.value().span().end() - 1));
    for (int line = first; line < line(field.value().span().start()); line++) {
      lines.add(line);
    }
    for (int line = last + 1; line <= ends.length; line++) {
      int end = line < ends.length ? ends[line] : text.length();
      String rest = text.substring(ends[line - 1] + 1, end).strip();
      if (!rest.isEmpty() && !rest.startsWith("#")) {
        break;
      }
      lines.add(line);
    }
  }

  /** A value, and what aliases in it stand for. */
  private void addAll(Value value) {
    add(value.span());
    addAliased(value, /* depth= */ 0);
  }

  private void addAliased(Value value, int depth) {
    if (depth < 16) {
      for (Value.Field field : value.fields()) {
        add(field.value().span());
        addAliased(field.value(), depth + 1);
      }
      for (Value item : value.items()) {
        add(item.span());
        addAliased(item, depth + 1);
      }
    }
  }

  private void add(Span span) {
    int last = line(Math.max(span.start(), span.end()));
    for (int line = line(span.start()); line <= last; line++) {
      lines.add(line);
    }
  }

  /** The line of an offset, from 0, as Git counts lines. */
  private int line(int offset) {
    int found = Arrays.binarySearch(ends, offset);
    return found >= 0 ? found : -found - 1;
  }
}
