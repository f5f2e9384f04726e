package io.github.pullsecret.diff;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * One version of a file, cut into lines that keep their ends.
 *
 * @param texts the lines, to be compared: an image of the bytes (one character each), except for
 *     UTF-16, which is decoded
 * @param charset what an image of bytes is decoded with to be shown
 * @param secret the numbers of the lines that hold secret data
 */
record Lines(List<String> texts, Charset charset, BitSet secret) {
  /** The content of a file that does not exist. */
  static final Lines NONE = new Lines(List.of(), StandardCharsets.UTF_8, new BitSet());

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** What ends a line. */
  enum End {
    /** LF only, as for Git. */
    LF,
    /** LF, and a CR that no LF follows, as for people. */
    LF_OR_LONE_CR
  }

  /**
   * Cuts up a file.
   *
   * @param secretLines counted with {@link End#LF}; what is cut out of such a line is secret too
   */
  static Lines of(byte[] bytes, End end, Set<Integer> secretLines) {
    Charset charset = charset(bytes);
    String content =
        new String(
            bytes, charset.equals(StandardCharsets.UTF_8) ? StandardCharsets.ISO_8859_1 : charset);
    List<String> texts = new ArrayList<>();
    BitSet secret = new BitSet();
    int start = 0;
    int number = 0;
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      boolean last = i + 1 == content.length();
      boolean loneCr = c == '\r' && (last || content.charAt(i + 1) != '\n');
      if (c == '\n' || last || (loneCr && end == End.LF_OR_LONE_CR)) {
        secret.set(texts.size(), secretLines.contains(number));
        texts.add(content.substring(start, i + 1));
        start = i + 1;
      }
      if (c == '\n') {
        number++;
      }
    }
    return new Lines(texts, charset, secret);
  }

  /** UTF-16 after its byte order mark, otherwise UTF-8. */
  private static Charset charset(byte[] bytes) {
    if (bytes.length < 2) {
      return StandardCharsets.UTF_8;
    }
    return switch (((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF)) {
      case 0xFFFE -> StandardCharsets.UTF_16LE;
      case 0xFEFF -> StandardCharsets.UTF_16BE;
      default -> StandardCharsets.UTF_8;
    };
  }

  int count() {
    return texts.size();
  }

  /** Whether Git would call this version a binary file. */
  boolean isUtf16() {
    return !charset.equals(StandardCharsets.UTF_8);
  }

  boolean isSecret(int line) {
    return secret.get(line);
  }

  /** A line as people see it: decoded, without its LF and without a byte order mark. */
  String shown(int line) {
    String text = texts.get(line);
    if (text.endsWith("\n")) {
      text = text.substring(0, text.length() - 1);
    }
    if (!isUtf16()) {
      text = new String(text.getBytes(StandardCharsets.ISO_8859_1), charset);
    }
    return line == 0 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  /** The bytes of a line, with its end; not for UTF-16. */
  byte[] bytes(int line) {
    return texts.get(line).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Whether a line has an end; only the last may have none. */
  boolean isEnded(int line, End end) {
    String text = texts.get(line);
    return text.endsWith("\n") || (end == End.LF_OR_LONE_CR && text.endsWith("\r"));
  }

  /** Without the texts, which may be data of a Secret. */
  @Override
  public String toString() {
    return "Lines[" + texts.size() + "]";
  }
}
