package io.github.pullsecret.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Paths as the bytes that the system knows them by. What Git says and what a list of files holds
 * are bytes, and a name need not be text in any encoding; Java only keeps such bytes in a path that
 * was made of a URI.
 */
final class PathBytes {
  /** What Java puts for bytes that it can't decode. */
  private static final char UNDECODABLE = '\uFFFD';

  private PathBytes() {}

  /**
   * A path, relative ones from a directory.
   *
   * @throws InvalidPathException if no file can have it
   */
  static Path resolve(Path directory, byte[] path) {
    Optional<String> text = decoded(path);
    if (text.isPresent()) {
      try {
        return directory.resolve(text.get());
      } catch (InvalidPathException e) { // Not in the encoding of the process, but maybe in bytes.
        if (!isUnix(directory) || text.get().indexOf('\0') >= 0) {
          throw e;
        }
      }
    } else if (!isUnix(directory)) {
      throw new InvalidPathException(new String(path, UTF_8), "not in UTF-8");
    }
    String base = path[0] == '/' ? "" : withoutSlash(directory.toUri().getRawPath());
    StringBuilder encoded = new StringBuilder("file://").append(base);
    encoded.append(path[0] == '/' ? "" : "/");
    for (byte each : path) {
      encoded.append(each == '/' ? "/" : String.format(Locale.ROOT, "%%%02X", each & 0xFF));
    }
    return Path.of(URI.create(encoded.toString()));
  }

  private static boolean isUnix(Path path) {
    return path.getFileSystem().getSeparator().equals("/");
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** Whether Java could not decode a path in full. */
  static boolean isUndecodable(Path path) {
    return path.toString().indexOf(UNDECODABLE) >= 0;
  }

  /**
   * An absolute path of which Java could not decode every byte: in UTF-8 as far as that goes, and
   * with {@code \xHH} for other bytes.
   */
  static String shown(Path absolute) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String encoded = withoutSlash(absolute.toUri().getRawPath());
    for (int i = 0; i < encoded.length(); i++) {
      if (encoded.charAt(i) == '%') {
        bytes.write(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(encoded.charAt(i));
      }
    }
    byte[] path = bytes.toByteArray();
    StringBuilder shown = new StringBuilder();
    for (int at = 0; at < path.length; ) {
      int length = lengthOfCharacter(path, at);
      if (length == 0) {
        shown.append(String.format(Locale.ROOT, "\\x%02x", path[at] & 0xFF));
      } else {
        shown.append(new String(path, at, length, UTF_8));
      }
      at += Math.max(1, length);
    }
    return shown.toString();
  }

  /** How many bytes the character has that starts here; 0 if none does. */
  private static int lengthOfCharacter(byte[] bytes, int at) {
    for (int length = 1; length <= 4 && at + length <= bytes.length; length++) {
      byte[] candidate = new byte[length];
      System.arraycopy(bytes, at, candidate, 0, length);
      if (decoded(candidate).isPresent()) {
        return length;
      }
    }
    return 0;
  }

  private static Optional<String> decoded(byte[] bytes) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
