package io.github.pullsecret.yaml;

import io.github.pullsecret.yaml.YamlNode.Entry;
import io.github.pullsecret.yaml.YamlNode.Mapping;
import io.github.pullsecret.yaml.YamlNode.Scalar;
import io.github.pullsecret.yaml.YamlNode.Sequence;
import io.github.pullsecret.yaml.YamlNode.Style;
import java.util.List;
import java.util.Optional;

/**
 * How a document, or one flow mapping in it, is written, so that what is added looks like its
 * surroundings.
 *
 * @param quotedKeys keys stand in double quotes, as in JSON
 * @param quotedText strings stand in double quotes, as in JSON and KYAML
 * @param spaced a blank follows {@code :} and {@code ,} in flow collections
 * @param indentedLists block sequences stand deeper than their key
 * @param step blanks a block mapping is indented by
 */
public record Dialect(
    boolean quotedKeys, boolean quotedText, boolean spaced, boolean indentedLists, int step) {
  /** Block style with indented lists, as in the Kubernetes documentation. */
  public static final Dialect BLOCK = new Dialect(false, false, true, true, 2);

  /** The style of a document. */
  public static Dialect of(YamlDocument document) {
    Optional<Mapping> root =
        document.root().filter(Mapping.class::isInstance).map(Mapping.class::cast);
    if (root.isEmpty()) {
      return document.isStrictJson() ? new Dialect(true, true, true, true, 2) : BLOCK;
    }
    if (document.isStrictJson()) {
      return new Dialect(true, true, of(document, root.get()).spaced, true, 2);
    }
    Dialect flow = of(document, root.get());
    boolean indented = firstBlockList(document, root.get(), 0).orElse(true);
    return new Dialect(
        flow.quotedKeys, flow.quotedText, flow.spaced, indented, step(document, root.get()));
  }

  /** The style of one mapping of a document, as its own entries show it. */
  static Dialect of(YamlDocument document, Mapping mapping) {
    boolean keys = true;
    boolean text = true;
    boolean spaced = true;
    int strings = 0;
    for (Entry entry : mapping.entries()) {
      keys &= entry.key() instanceof Scalar key && key.style() == Style.DOUBLE_QUOTED;
      if (entry.value() instanceof Scalar value && isText(value)) {
        strings++;
        text &= value.style() == Style.DOUBLE_QUOTED;
      }
      if (entry.colonEnd() >= 0 && entry.colonEnd() == entry.value().span().start()) {
        spaced &= entry.value().span().length() == 0;
      }
    }
    boolean nonEmpty = mapping.flow() && !mapping.entries().isEmpty();
    boolean quotedKeys = nonEmpty && keys;
    boolean quotedText = nonEmpty && (quotedKeys || (text && strings > 0));
    // Without a blank, what follows the colon of a plain key is a part of the key: [ and { are not.
    return new Dialect(quotedKeys, quotedText, spaced || !quotedKeys, true, 2);
  }

  /** The style for text put into {@code mapping}: its own quoting, the document's indentation. */
  Dialect in(YamlDocument document, Mapping mapping) {
    Dialect own = of(document, mapping);
    return new Dialect(
        own.quotedKeys || (mapping.entries().isEmpty() && quotedKeys),
        own.quotedText || (mapping.flow() && quotedText && !hasText(mapping)),
        own.spaced,
        indentedLists,
        step);
  }

  private static boolean hasText(Mapping mapping) {
    return mapping.entries().stream()
        .anyMatch(entry -> entry.value() instanceof Scalar value && isText(value));
  }

  private static boolean isText(Scalar value) {
    return value.style() != Style.PLAIN || ScalarText.isPlainString(value.value());
  }

  Style textStyle(String value) {
    return quotedText ? Style.DOUBLE_QUOTED : ScalarText.styleFor(value, Style.PLAIN);
  }

  private static int step(YamlDocument document, Mapping root) {
    for (Entry entry : root.entries()) {
      if (!root.flow() && entry.value() instanceof Mapping child && !child.flow()) {
        int step =
            document.source().lines().column(child.content().start())
                - document.source().lines().column(root.content().start());
        if (step > 0) {
          return step;
        }
      }
    }
    return 2;
  }

  /** Whether the first block sequence found below a mapping's key is indented. */
  private static Optional<Boolean> firstBlockList(
      YamlDocument document, Mapping mapping, int depth) {
    if (mapping.flow() || depth > DocumentParser.MAX_DEPTH) {
      return Optional.empty();
    }
    for (Entry entry : mapping.entries()) {
      Optional<Boolean> found = Optional.empty();
      if (entry.value() instanceof Sequence list && !list.flow()) {
        var lines = document.source().lines();
        found =
            Optional.of(lines.column(list.content().start()) > lines.column(entry.span().start()));
      } else if (entry.value() instanceof Mapping child) {
        found = firstBlockList(document, child, depth + 1);
      }
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Whether a document of this root style is written in braces. */
  static boolean isFlow(List<YamlEvent> events) {
    return !events.isEmpty() && events.get(0).style().equals("flow");
  }
}
