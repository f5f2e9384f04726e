package io.github.pullsecret.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers by the name of what is counted, in the order in which they are added. */
final class Counts {
  private final Map<String, Integer> all = new LinkedHashMap<>();

  Counts with(String name, long count) {
    all.put(name, (int) count);
    return this;
  }

  Map<String, Integer> all() {
    return Collections.unmodifiableMap(all);
  }
}
