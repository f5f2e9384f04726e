package io.github.pullsecret.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds out whether bytes hold one of some words in ASCII, without regard to case. Most bytes are
 * never looked at: two bytes that stand side by side in no word end no word (the algorithm of Wu
 * and Manber, with blocks of two).
 */
public final class WordScan {
  private static final int BLOCK = 2;

  private final byte[][] words;
  private final int shortest;

  /** How far the scan may go on behind two bytes; 0 where a word's start may end. */
  private final byte[] shifts = new byte[1 << 16];

  /**
   * A scan for words.
   *
   * @param words at least one and at most 31; each of at least two characters, in lower case
   */
  public WordScan(List<String> words) {
    this.words =
        words.stream().map(word -> word.getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);
    this.shortest = words.stream().mapToInt(String::length).min().orElseThrow();
    Arrays.fill(shifts, (byte) (shortest - BLOCK + 1));
    for (byte[] word : this.words) {
      for (int end = BLOCK; end <= shortest; end++) {
        int block = block(word[end - 2], word[end - 1]);
        shifts[block] = (byte) Math.min(shifts[block], shortest - end);
      }
    }
  }

  private static int block(byte first, byte second) {
    return (lower(first) << 8) | lower(second);
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b & 0xFF;
  }

  /** Whether a range of bytes holds one of the words. */
  public boolean findsAny(byte[] bytes, int from, int to) {
    return find(bytes, from, to, /* all= */ false) != 0;
  }

  /** Which of the words a range of bytes holds, the first one as the lowest bit. */
  public int findAll(byte[] bytes, int from, int to) {
    return find(bytes, from, to, /* all= */ true);
  }

  private int find(byte[] bytes, int from, int to, boolean all) {
    int found = 0;
    int at = from + shortest - 1;
    while (at < to) {
      int shift = shifts[block(bytes[at - 1], bytes[at])];
      if (shift > 0) {
        at += shift;
      } else {
        found |= startingAt(bytes, at - shortest + 1, to);
        if (found != 0 && !all) {
          return found;
        }
        at++;
      }
    }
    return found;
  }

  private int startingAt(byte[] bytes, int start, int to) {
    int found = 0;
    for (int i = 0; i < words.length; i++) {
      if (start + words[i].length <= to && matches(bytes, start, words[i])) {
        found |= 1 << i;
      }
    }
    return found;
  }

  private static boolean matches(byte[] bytes, int start, byte[] word) {
    for (int i = 0; i < word.length; i++) {
      if (lower(bytes[start + i]) != word[i]) {
        return false;
      }
    }
    return true;
  }
}
