package io.github.pullsecret.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The encodings that a manifest may have; anything but UTF-8 is known by its byte order mark. */
public enum TextEncoding {
  /** UTF-8 without a byte order mark. */
  UTF_8(StandardCharsets.UTF_8, ""),
  /** UTF-8 after the mark EF BB BF. */
  UTF_8_BOM(StandardCharsets.UTF_8, "\u00EF\u00BB\u00BF"),
  /** UTF-16, low byte first, after the mark FF FE. */
  UTF_16LE(StandardCharsets.UTF_16LE, "\u00FF\u00FE"),
  /** UTF-16, high byte first, after the mark FE FF. */
  UTF_16BE(StandardCharsets.UTF_16BE, "\u00FE\u00FF");

  private final Charset charset;

  /** The byte order mark, a character for each byte. */
  private final String mark;

  TextEncoding(Charset charset, String mark) {
    this.charset = charset;
    this.mark = mark;
  }

  /** The charset of the bytes after the mark. */
  public Charset charset() {
    return charset;
  }

  /** The length of the byte order mark, in bytes. */
  public int markLength() {
    return mark.length();
  }

  /** The encoding that the first bytes of a file announce. */
  static TextEncoding of(byte[] bytes) {
    for (TextEncoding encoding : new TextEncoding[] {UTF_8_BOM, UTF_16LE, UTF_16BE}) {
      if (encoding.marks(bytes)) {
        return encoding;
      }
    }
    return UTF_8;
  }

  /** Whether the bytes start with the mark of UTF-32, which no Kubernetes tool reads. */
  static boolean isUtf32(byte[] bytes) {
    return bytes.length >= 4
        && ((bytes[0] == 0 && bytes[1] == 0 && bytes[2] == (byte) 0xFE && bytes[3] == (byte) 0xFF)
            || (UTF_16LE.marks(bytes) && bytes[2] == 0 && bytes[3] == 0));
  }

  /** Whether every other byte of the start is zero, as in UTF-16 of mostly ASCII text. */
  static boolean looksLikeUnmarkedUtf16(byte[] bytes) {
    int length = Math.min(bytes.length, 64) & ~1;
    int odd = 0;
    int even = 0;
    for (int i = 0; i < length; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    return of(bytes) == UTF_8 && length >= 8 && Math.max(odd, even) > length / 2 * 3 / 4;
  }

  private boolean marks(byte[] bytes) {
    if (bytes.length < mark.length()) {
      return false;
    }
    for (int i = 0; i < mark.length(); i++) {
      if ((bytes[i] & 0xFF) != mark.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** How many bytes the UTF-16 units {@code from..to} of {@code text} take in this encoding. */
  int byteLength(String text, int from, int to) {
    if (!charset.equals(StandardCharsets.UTF_8)) {
      return 2 * (to - from);
    }
    int length = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      // A surrogate pair is four bytes: two for each half, whole pairs being guaranteed by
      // decoding.
      length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return length;
  }
}
