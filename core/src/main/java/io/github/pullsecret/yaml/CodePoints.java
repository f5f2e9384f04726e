package io.github.pullsecret.yaml;

/**
 * From the engine's positions, which count code points from the start of a document, to offsets in
 * the file's text, which count UTF-16 units.
 */
final class CodePoints {
  private final int base;

  /** Unit offset of each code point, or empty when every code point is one unit. */
  private final int[] units;

  private CodePoints(int base, int[] units) {
    this.base = base;
    this.units = units;
  }

  static CodePoints of(String text, int base) {
    int count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      return new CodePoints(base, new int[0]);
    }
    int[] units = new int[count + 1];
    int unit = 0;
    for (int i = 0; i < count; i++) {
      units[i] = unit;
      unit += Character.charCount(text.codePointAt(unit));
    }
    units[count] = unit;
    return new CodePoints(base, units);
  }

  int offset(int codePoint) {
    return base + (units.length == 0 ? codePoint : units[Math.min(codePoint, units.length - 1)]);
  }
}
