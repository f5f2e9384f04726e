package io.github.pullsecret.yaml;

import io.github.pullsecret.text.TextEncoding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Writes YAML as people and tools do, each construct by chance: the text is made, not a tree that
 * is then printed, so that every odd but legal place for a comment, blank or line break comes up.
 *
 * <p>Every comment has a number of its own, {@code #c7}, so that a lost one can be named.
 */
final class RandomYaml {
  private static final List<String> PLAIN =
      List.of(
          "web",
          "1.5",
          "1e3",
          "0123",
          "true",
          "null",
          "~",
          "on",
          "two words",
          "http://x.y/z?a=b",
          "a#b",
          "grün",
          "\uD83D\uDE00 x",
          "-1",
          "2024-01-01",
          "a:b",
          "x]",
          "nginx:1.2",
          "db, regcred ,tls",
          "reg:5000/a/b:1",
          "日本");
  private static final List<String> FLOW_PLAIN =
      List.of(
          "web",
          "1.5",
          "true",
          "null",
          "~",
          "two words",
          "a#b",
          "a:b",
          "grün",
          "\uD83D\uDE00",
          "-1");
  private static final List<String> QUOTED =
      List.of(
          "\"\"",
          "''",
          "\"a\"",
          "'a'",
          "'it''s'",
          "\"a\\nb\"",
          "\"\\u0041\"",
          "\"ä\uD83D\uDE00\"",
          "'# no'",
          "\"x: y\"",
          "\"\\\\\"",
          "'{{ x }}'",
          "\"- a\"");
  private static final List<String> JSON_SCALARS =
      List.of("\"a\"", "\"ä\"", "\"\"", "1", "-0.5", "1e3", "true", "null", "\"a\\nb\"", "\"#x\"");

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private final List<String> anchors = new ArrayList<>();
  private final List<String> mappingAnchors = new ArrayList<>();
  private final int size;
  private int step = 2;
  private boolean indentedLists = true;
  private int commentShare;
  private int oddShare;
  private boolean tabs;
  private int comments;
  private int keys;

  private RandomYaml(Random random, int size) {
    this.random = random;
    this.size = size;
  }

  /** The bytes of random files in any encoding, with any line ends. */
  static Arbitrary<byte[]> files() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 5), Arbitraries.longs().withoutEdgeCases())
        .as((size, seed) -> file(size, seed));
  }

  static byte[] file(int size, long seed) {
    return new RandomYaml(new Random(seed), size).file();
  }

  private byte[] file() {
    commentShare = pick(0, 0, 5, 10, 30);
    oddShare = pick(0, 0, 4, 10);
    tabs = chance(3);
    stream();
    String text = out.toString();
    if (chance(25)) {
      text = text.stripTrailing();
    } else if (chance(10)) {
      text = text + "\n".repeat(1 + random.nextInt(2));
    }
    return encode(withLineBreaks(text));
  }

  private String withLineBreaks(String text) {
    int kind = random.nextInt(10);
    if (kind < 6) {
      return text;
    }
    StringBuilder broken = new StringBuilder();
    List<String> breaks =
        List.of(List.of("\r\n"), List.of("\r\n"), List.of("\r"), List.of("\n", "\r\n", "\r"))
            .get(kind - 6);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      broken.append(c == '\n' ? breaks.get(random.nextInt(breaks.size())) : c);
    }
    return broken.toString();
  }

  private byte[] encode(String text) {
    TextEncoding encoding =
        chance(75)
            ? TextEncoding.UTF_8
            : List.of(TextEncoding.UTF_8_BOM, TextEncoding.UTF_16LE, TextEncoding.UTF_16BE)
                .get(random.nextInt(3));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    switch (encoding) {
      case UTF_8 -> {}
      case UTF_8_BOM -> bytes.writeBytes("\uFEFF".getBytes(StandardCharsets.UTF_8));
      default -> bytes.writeBytes("\uFEFF".getBytes(encoding.charset()));
    }
    bytes.writeBytes(text.getBytes(encoding.charset()));
    return bytes.toByteArray();
  }

  private void stream() {
    int documents = chance(70) ? 1 : 1 + random.nextInt(3);
    boolean closed = true;
    for (int i = 0; i < documents; i++) {
      anchors.clear();
      mappingAnchors.clear();
      step = pick(1, 2, 2, 2, 3, 4);
      indentedLists = chance(60);
      trivia(0);
      if (closed && odd()) {
        out.append(pick("%YAML 1.1\n", "%TAG ! tag:example.com,2000:\n"));
        out.append("---").append(comment()).append('\n');
      } else if (i > 0 || chance(40)) {
        out.append("---").append(comment()).append('\n');
      }
      trivia(0);
      document();
      closed = chance(15);
      if (closed) {
        out.append("...").append(comment()).append('\n');
      }
    }
  }

  private void document() {
    int kind = random.nextInt(20);
    if (kind < 12) {
      mapping(odd() ? step : 0, 0, false);
    } else if (kind < 14) {
      sequence(odd() ? step : 0, 0, false);
    } else if (kind < 16) {
      flowLines("", 0, /* kyaml= */ true, /* json= */ false);
      out.append(comment()).append('\n');
    } else if (kind == 16) {
      flowLines("", 0, /* kyaml= */ false, /* json= */ true);
      out.append('\n');
    } else if (kind == 17) {
      jsonLine(0);
      out.append('\n');
    } else if (kind == 18) {
      flow(0);
      out.append(comment()).append('\n');
    } else if (chance(50)) {
      out.append(pick(PLAIN)).append(comment()).append('\n');
    }
  }

  // Comments and blanks.

  private String comment() {
    return chance(commentShare) ? (tabs ? "\t" : pick(" ", "  ")) + commentText() : "";
  }

  private String commentText() {
    comments++;
    return "#c" + comments + pick("", " text", " - name: x", " ä\uD83D\uDE00", ": {", " licence");
  }

  /** Comment lines and blank lines before something at a column. */
  private void trivia(int column) {
    while (chance(commentShare)) {
      int kind = random.nextInt(6);
      if (kind == 0) {
        out.append(pick("\n", "\n", "  \n"));
      } else {
        int indent = kind < 4 ? column : kind == 4 ? column + step : random.nextInt(column + 3);
        out.append(" ".repeat(indent)).append(commentText()).append('\n');
      }
    }
  }

  // Block style.

  private void mapping(int indent, int depth, boolean compact) {
    int count = 1 + random.nextInt(size);
    boolean merged = false;
    for (int i = 0; i < count; i++) {
      if (i > 0 || !compact) {
        trivia(indent);
        out.append(" ".repeat(indent));
      }
      if (!merged && odd() && !mappingAnchors.isEmpty()) {
        merged = true;
        out.append("<<: *").append(pick(mappingAnchors)).append(comment()).append('\n');
      } else if (odd() && chance(20)) {
        out.append("? ").append(key()).append('\n').append(" ".repeat(indent)).append(':');
        value(indent, depth, false);
      } else {
        if (odd() && chance(20)) {
          out.append('&').append(anchor()).append(' ');
        }
        out.append(key()).append(odd() ? pick(" :", "  :") : ":");
        value(indent, depth, true);
      }
    }
  }

  private String key() {
    keys++;
    String name = pick("k", "name", "spec", "a b", "ä", "x/y.z") + (chance(5) ? "" : keys);
    return chance(10) ? '"' + name + '"' : chance(5) ? "'" + name + "'" : name;
  }

  private void sequence(int indent, int depth, boolean compact) {
    int count = 1 + random.nextInt(size);
    for (int i = 0; i < count; i++) {
      if (i > 0 || !compact) {
        trivia(indent);
        out.append(" ".repeat(indent));
      }
      out.append('-');
      item(indent, depth);
    }
  }

  private void item(int indent, int depth) {
    int kind = random.nextInt(10);
    if (depth < 5 && kind < 4) {
      int gap = odd() ? 1 + random.nextInt(4) : 1;
      out.append(" ".repeat(gap));
      mapping(indent + 1 + gap, depth + 1, true);
    } else if (depth < 5 && kind == 4) {
      out.append(' ');
      sequence(indent + 2, depth + 1, true);
    } else if (depth < 5 && kind == 5) {
      String properties = odd() ? " " + collectionProperties(true) : "";
      out.append(properties).append(comment()).append('\n');
      mapping(indent + 2, depth + 1, false);
    } else {
      scalarOrFlow(indent, depth);
    }
  }

  /** What follows a colon; {@code simple} unless the key was written with a question mark. */
  private void value(int indent, int depth, boolean simple) {
    int kind = random.nextInt(10);
    if (depth < 5 && kind < 3) {
      out.append(odd() ? " " + collectionProperties(true) : "").append(comment()).append('\n');
      mapping(indent + (odd() ? 1 + random.nextInt(4) : step), depth + 1, false);
    } else if (depth < 5 && kind < 6 && simple) {
      out.append(odd() ? " " + collectionProperties(false) : "").append(comment()).append('\n');
      boolean deeper = odd() ? random.nextBoolean() : indentedLists;
      sequence(deeper ? indent + step : indent, depth + 1, false);
    } else {
      scalarOrFlow(indent, depth);
    }
  }

  private void scalarOrFlow(int indent, int depth) {
    int kind = random.nextInt(24);
    if (kind < 3) {
      out.append(comment()).append('\n');
    } else if (kind < 5 && !anchors.isEmpty()) {
      out.append(" *").append(pick(anchors)).append(comment()).append('\n');
    } else if (kind < 8) {
      out.append(' ').append(scalarProperties());
      blockScalar(indent);
    } else if (kind < 11) {
      out.append(' ');
      flow(depth + 1);
      out.append(comment()).append('\n');
    } else if (kind == 11) {
      out.append(' ');
      flowLines(" ".repeat(indent + 1), depth + 1, random.nextBoolean(), false);
      out.append(comment()).append('\n');
    } else if (kind < 14) {
      out.append(' ').append(scalarProperties()).append(pick(QUOTED));
      out.append(comment()).append('\n');
    } else if (kind == 14) {
      String deeper = "\n" + " ".repeat(indent + 1 + random.nextInt(3));
      out.append(' ')
          .append(
              pick("two" + deeper + "lines", "\"two" + deeper + "lines\"", "'a\n" + deeper + "b'"));
      out.append(comment()).append('\n');
    } else {
      out.append(' ').append(scalarProperties()).append(pick(PLAIN));
      out.append(comment()).append('\n');
    }
  }

  private void blockScalar(int indent) {
    boolean indicator = chance(15);
    int deeper = indicator ? 1 + random.nextInt(4) : indent < 0 ? 1 : 1 + random.nextInt(3);
    String chomping = pick("", "", "-", "+");
    String header = pick("|", "|", ">");
    if (indicator) {
      header += random.nextBoolean() ? deeper + chomping : chomping + deeper;
    } else {
      header += chomping;
    }
    out.append(header).append(comment()).append('\n');
    String margin = " ".repeat(indent + deeper);
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      if (i > 0 && chance(20)) {
        out.append('\n');
      } else {
        out.append(margin)
            .append(i > 0 || indicator ? pick("", "", "  ") : "")
            .append(pick("text", "# no", "- a", "k: v", "ä\uD83D\uDE00", "--- x", "trail "))
            .append('\n');
      }
    }
    out.append("\n".repeat(pick(0, 0, 0, 1, 2)));
  }

  private String scalarProperties() {
    if (!odd()) {
      return "";
    }
    return switch (random.nextInt(4)) {
      case 0 -> "!!str ";
      case 1 -> "!local ";
      case 2 -> "!!str &" + anchor() + " ";
      default -> "&" + anchor() + " ";
    };
  }

  private String collectionProperties(boolean mapping) {
    String name = anchor();
    if (mapping) {
      mappingAnchors.add(name);
    }
    return chance(10) ? "!local &" + name : "&" + name;
  }

  private String anchor() {
    String name = anchors.isEmpty() || chance(90) ? "a" + (anchors.size() + 1) : pick(anchors);
    anchors.add(name);
    return name;
  }

  // Flow style.

  private void flow(int depth) {
    String pad = pick("", "", " ");
    int count = depth > 4 ? 0 : random.nextInt(4);
    boolean list = random.nextBoolean();
    String comma = pick(", ", ", ", ",", " , ");
    boolean quoted = chance(30);
    out.append(list ? '[' : '{').append(pad);
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? "" : comma);
      if (!list) {
        out.append(quoted ? '"' + plainKey() + "\":" : plainKey() + ":").append(' ');
      }
      if (chance(20)) {
        flow(depth + 1);
      } else if (list && odd()) {
        out.append(plainKey()).append(": ").append(pick(FLOW_PLAIN));
      } else if (odd() && !anchors.isEmpty()) {
        out.append('*').append(pick(anchors)).append(' ');
      } else {
        out.append(quoted || chance(20) ? pick(QUOTED) : pick(FLOW_PLAIN));
      }
    }
    out.append(count > 0 && odd() ? "," : "").append(count > 0 ? pad : "");
    out.append(list ? ']' : '}');
  }

  private String plainKey() {
    keys++;
    return pick("k", "name", "x.y/z") + keys;
  }

  private void jsonLine(int depth) {
    int count = depth > 3 ? 0 : random.nextInt(4);
    boolean list = depth > 0 && random.nextBoolean();
    out.append(list ? '[' : '{');
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? "" : ",");
      if (!list) {
        out.append('"').append(plainKey()).append("\":");
      }
      if (chance(40)) {
        jsonLine(depth + 1);
      } else {
        out.append(pick(JSON_SCALARS));
      }
    }
    out.append(list ? ']' : '}');
  }

  /** A flow collection over several lines, as KYAML or as JSON is printed. */
  private void flowLines(String indent, int depth, boolean kyaml, boolean json) {
    int count = depth > 4 ? 0 : random.nextInt(4);
    boolean list = depth > 0 && random.nextBoolean();
    out.append(list ? '[' : '{');
    String deeper = indent + " ".repeat(step);
    for (int i = 0; i < count; i++) {
      out.append(json ? "" : comment()).append('\n');
      if (!json) {
        trivia(deeper.length());
      }
      out.append(deeper);
      if (!list) {
        out.append(json ? '"' + plainKey() + "\": " : plainKey() + ": ");
      }
      if (chance(40)) {
        flowLines(deeper, depth + 1, kyaml, json);
      } else {
        out.append(json || chance(70) ? pick(JSON_SCALARS) : pick(FLOW_PLAIN));
      }
      boolean last = i + 1 == count;
      if (!json && odd() && chance(30)) {
        out.append(comment()).append('\n').append(deeper);
      }
      out.append(!last || kyaml ? "," : "");
    }
    if (count > 0) {
      out.append(json ? "" : comment()).append('\n');
      if (!json) {
        trivia(indent.length());
      }
      out.append(indent);
    }
    out.append(list ? ']' : '}');
  }

  // Chance.

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** Whether something rare happens here; some files have none of it. */
  private boolean odd() {
    return chance(oddShare);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private int pick(int... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
