package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;

/** What the runner tries with every golden case beside the case itself. */
enum Variant {
  /** The same command on its own result changes nothing, and exits with 0 or as before. */
  AGAIN("again"),

  /**
   * With CRLF for every line end of the manifests, the result has CRLF for every line end; a new
   * file has LF.
   */
  CRLF("crlf"),

  /** With a byte order mark on every manifest, the result has them; a new file has none. */
  BOM("bom"),

  /**
   * With the last line break of every manifest taken away, the result is the same but for the last
   * line break of these files: no file that lacked one gains one, and no line is joined to another.
   * A new file ends with one.
   */
  NO_FINAL_NEWLINE("no-final-newline"),

  /**
   * A run with {@code --service-accounts-only} and then the command itself make what the command
   * makes at once.
   */
  ACCOUNTS_FIRST("accounts-first"),

  /**
   * A dry run writes nothing, and {@code git apply} makes of its patch what the run itself makes.
   * If the run refuses to write, only the first half is tried.
   */
  PATCH("patch");

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final String id;

  Variant(String id) {
    this.id = id;
  }

  /** How a case's {@code variants} file calls it. */
  String id() {
    return id;
  }

  /** A manifest changed as the variant says; files in UTF-16 are left alone. */
  byte[] apply(byte[] bytes) {
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      return bytes;
    }
    String text = new String(bytes, ISO_8859_1);
    return switch (this) {
      case AGAIN, ACCOUNTS_FIRST, PATCH -> bytes;
      case CRLF -> text.replaceAll("(?<!\r)\n", "\r\n").getBytes(ISO_8859_1);
      case NO_FINAL_NEWLINE -> text.replaceFirst("(\r\n|\n|\r)\\z", "").getBytes(ISO_8859_1);
      case BOM -> startsWith(bytes, 0xEF, 0xBB, 0xBF) ? bytes : marked(bytes);
    };
  }

  private static byte[] marked(byte[] bytes) {
    byte[] marked = Arrays.copyOf(MARK, MARK.length + bytes.length);
    System.arraycopy(bytes, 0, marked, MARK.length, bytes.length);
    return marked;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  static Variant of(String id) {
    return List.of(values()).stream()
        .filter(variant -> variant.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no variant " + id));
  }
}
