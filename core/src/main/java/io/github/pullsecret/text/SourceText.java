package io.github.pullsecret.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file's bytes and the text they hold. The text is for finding positions; {@link #apply} splices
 * the bytes, so that what no edit covers cannot change.
 */
public final class SourceText {
  private final byte[] bytes;
  private final TextEncoding encoding;
  private final String text;
  private final boolean printable;
  private @Nullable LineMap lines;

  private SourceText(byte[] bytes, TextEncoding encoding, String text) {
    this(bytes, encoding, text, /* printable= */ false);
  }

  private SourceText(byte[] bytes, TextEncoding encoding, String text, boolean printable) {
    this.bytes = bytes;
    this.encoding = encoding;
    this.text = text;
    this.printable = printable;
  }

  /**
   * Decodes strictly: no byte is replaced or skipped.
   *
   * @throws MalformedTextException if the bytes are not UTF-8, or UTF-16 after a byte order mark
   */
  public static SourceText decode(byte[] bytes) throws MalformedTextException {
    if (TextEncoding.isUtf32(bytes)) {
      throw new MalformedTextException("the file is UTF-32", 1, 1);
    }
    TextEncoding encoding = TextEncoding.of(bytes);
    if (TextEncoding.looksLikeUnmarkedUtf16(bytes)) {
      throw new MalformedTextException("the file is UTF-16 without a byte order mark", 1, 1);
    }
    int mark = encoding.markLength();
    int usual = mark == 0 ? printable(bytes) : 0;
    if (mark == 0 && isAscii(bytes, usual)) {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      return new SourceText(bytes, encoding, text, usual == bytes.length);
    }
    CharBuffer chars = CharBuffer.allocate(bytes.length - mark + 1);
    var decoder =
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result =
        decoder.decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark), chars, true);
    String text = chars.flip().toString();
    if (result.isError()) {
      LineMap lines = new LineMap(text);
      throw new MalformedTextException(
          "the bytes are not " + encoding.charset().name(),
          lines.line(text.length()) + 1,
          lines.column(text.length()) + 1);
    }
    return new SourceText(bytes, encoding, text);
  }

  /** How many of the first bytes are printable ASCII or LF. */
  private static int printable(byte[] bytes) {
    int i = 0;
    while (i < bytes.length && (bytes[i] >= ' ' ? bytes[i] < 0x7F : bytes[i] == '\n')) {
      i++;
    }
    return i;
  }

  private static boolean isAscii(byte[] bytes, int from) {
    int i = from;
    while (i < bytes.length && bytes[i] >= 0) {
      i++;
    }
    return i == bytes.length;
  }

  /** The text in UTF-8 without a byte order mark, for a new file. */
  public static SourceText ofNewFile(String text) {
    return new SourceText(text.getBytes(TextEncoding.UTF_8.charset()), TextEncoding.UTF_8, text);
  }

  /** The file's bytes; not to be modified. */
  @SuppressWarnings("EI_EXPOSE_REP")
  public byte[] bytes() {
    return bytes;
  }

  /** How the bytes are encoded. */
  public TextEncoding encoding() {
    return encoding;
  }

  /** The decoded text, without the byte order mark. */
  public String text() {
    return text;
  }

  /** Whether the text is known to have only printable ASCII and LF. */
  public boolean isPrintable() {
    return printable;
  }

  /** Whether a part of the text holds a word; the time does not grow with the rest. */
  public boolean holds(String word, Span part) {
    boolean whole = part.start() == 0 && part.end() == text.length();
    return (whole ? text : text.substring(part.start(), part.end())).contains(word);
  }

  /** The lines of the text, which are found when they are first asked for. */
  public LineMap lines() {
    LineMap found = lines;
    if (found == null) {
      // Two threads may both do this; a map doesn't change, so either one is right.
      found = new LineMap(text);
      lines = found;
    }
    return found;
  }

  /**
   * This text with the edits spliced into its bytes.
   *
   * @param edits in any order; insertions at one offset are applied in the given order
   * @throws IllegalArgumentException if two edits overlap
   */
  public SourceText apply(List<TextEdit> edits) {
    List<TextEdit> sorted = new ArrayList<>(edits);
    sorted.sort(
        Comparator.comparingInt((TextEdit edit) -> edit.span().start())
            .thenComparingInt(edit -> edit.span().end()));
    var out = new java.io.ByteArrayOutputStream(bytes.length + 64 * edits.size());
    StringBuilder chars = new StringBuilder(text.length() + 64 * edits.size());
    int offset = 0;
    int position = encoding.markLength();
    out.write(bytes, 0, position);
    for (TextEdit edit : sorted) {
      Span span = edit.span();
      if (span.start() < offset) {
        throw new IllegalArgumentException("overlapping edits at offset " + span.start());
      }
      int kept = encoding.byteLength(text, offset, span.start());
      out.write(bytes, position, kept);
      chars.append(text, offset, span.start());
      out.writeBytes(edit.replacement().getBytes(encoding.charset()));
      chars.append(edit.replacement());
      position += kept + encoding.byteLength(text, span.start(), span.end());
      offset = span.end();
    }
    out.write(bytes, position, bytes.length - position);
    chars.append(text, offset, text.length());
    return new SourceText(out.toByteArray(), encoding, chars.toString());
  }
}
