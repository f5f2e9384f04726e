package io.github.pullsecret.text;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as Kubernetes writes them, such as {@code 64Mi} or {@code 10M}. */
public final class Size {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,18})(|k|K|M|G|Ki|Mi|Gi)");

  private static final Map<String, Long> UNITS =
      Map.of(
          "", 1L,
          "k", 1_000L,
          "K", 1_000L,
          "M", 1_000_000L,
          "G", 1_000_000_000L,
          "Ki", 1L << 10,
          "Mi", 1L << 20,
          "Gi", 1L << 30);

  private Size() {}

  /**
   * The number of bytes.
   *
   * @throws IllegalArgumentException if it is none, or zero
   */
  public static long parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      BigInteger bytes =
          new BigInteger(matcher.group(1))
              .multiply(BigInteger.valueOf(UNITS.getOrDefault(matcher.group(2), 1L)));
      if (bytes.signum() > 0) {
        return bytes.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
      }
    }
    throw new IllegalArgumentException("'" + text + "' is no size such as 64Mi or 10M");
  }
}
