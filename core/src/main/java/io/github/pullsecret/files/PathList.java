package io.github.pullsecret.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A list of paths that somebody made: one on each line, or, if there is a NUL in it, one before
 * each NUL. A line in double quotes is taken as Git writes names with special characters.
 *
 * @param files those that are there, as displayed, without links
 * @param missing those that are not, as they were given
 */
public record PathList(Set<String> files, List<String> missing) {
  private static final String ESCAPES = "abtnvfr\"\\";
  private static final byte[] ESCAPED = {7, '\b', '\t', '\n', 11, '\f', '\r', '"', '\\'};

  /** Copies. */
  public PathList {
    files = Set.copyOf(files);
    missing = List.copyOf(missing);
  }

  /**
   * Reads the list in a file.
   *
   * @param list the file, relative ones from the working directory
   * @throws IOException if it can't be read
   */
  public static PathList read(Path list, WorkingDirectory workingDirectory) throws IOException {
    return of(Files.readAllBytes(workingDirectory.path().resolve(list)), workingDirectory);
  }

  /** The paths that a list holds; relative ones start from the working directory. */
  public static PathList of(byte[] list, WorkingDirectory workingDirectory) {
    boolean lines = indexOf(list, (byte) 0, 0) < 0;
    Set<String> files = new LinkedHashSet<>();
    List<String> missing = new ArrayList<>();
    for (byte[] part : split(withoutMark(list), lines ? (byte) '\n' : 0)) {
      byte[] path = lines ? line(part) : part;
      if (path.length == 0) {
        continue;
      }
      try {
        Path file = PathBytes.resolve(workingDirectory.path(), path);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
          files.add(workingDirectory.display(real(file)));
        } else {
          missing.add(workingDirectory.display(file));
        }
      } catch (InvalidPathException e) {
        missing.add(new String(path, java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return new PathList(files, missing);
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file; // A link that leads nowhere is no file of the tree.
    }
  }

  /** A byte order mark says nothing here. */
  private static byte[] withoutMark(byte[] list) {
    boolean marked =
        list.length > 2
            && list[0] == (byte) 0xEF
            && list[1] == (byte) 0xBB
            && list[2] == (byte) 0xBF;
    return marked ? Arrays.copyOfRange(list, 3, list.length) : list;
  }

  /** A path without the CR of Windows and without quotes. */
  private static byte[] line(byte[] line) {
    int end = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
    boolean quoted = end > 1 && line[0] == '"' && line[end - 1] == '"';
    return quoted ? unquoted(line, end - 1) : Arrays.copyOf(line, end);
  }

  private static byte[] unquoted(byte[] line, int end) {
    ByteArrayOutputStream path = new ByteArrayOutputStream();
    for (int i = 1; i < end; i++) {
      if (line[i] != '\\' || i + 1 == end) {
        path.write(line[i]);
        continue;
      }
      int escape = ESCAPES.indexOf(line[++i]);
      if (escape >= 0) {
        path.write(ESCAPED[escape]);
      } else if (i + 2 < end && isOctal(line[i]) && isOctal(line[i + 1]) && isOctal(line[i + 2])) {
        path.write((line[i] - '0') * 64 + (line[i + 1] - '0') * 8 + line[i + 2] - '0');
        i += 2;
      } else {
        path.write('\\');
        path.write(line[i]);
      }
    }
    return path.toByteArray();
  }

  private static boolean isOctal(byte digit) {
    return digit >= '0' && digit <= '7';
  }

  /** The parts before each separator, and what comes after the last one. */
  static List<byte[]> split(byte[] bytes, byte separator) {
    List<byte[]> parts = new ArrayList<>();
    int start = 0;
    while (start < bytes.length) {
      int found = indexOf(bytes, separator, start);
      int end = found < 0 ? bytes.length : found;
      parts.add(Arrays.copyOfRange(bytes, start, end));
      start = end + 1;
    }
    return parts;
  }

  private static int indexOf(byte[] bytes, byte wanted, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
