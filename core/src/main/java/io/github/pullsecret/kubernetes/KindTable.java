package io.github.pullsecret.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Reads the tables of this package, each row of which is about a kind, and finds rows by kind. */
final class KindTable {
  private KindTable() {}

  /** The rows of a table, in its order; lines that start with {@code #} are about the table. */
  static <R> List<R> rows(String resource, Function<String, R> parse) {
    List<R> rows = new ArrayList<>();
    InputStream table = KindTable.class.getResourceAsStream(resource);
    if (table == null) {
      throw new IllegalStateException("the resource " + resource + " is missing");
    }
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> rows.add(parse.apply(line)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** The rows by the {@link #key} of their kind, in their order. */
  static <R> Map<GroupKind, List<R>> index(List<R> rows, Function<R, GroupKind> type) {
    Map<GroupKind, List<R>> index = new LinkedHashMap<>();
    for (R row : rows) {
      index.computeIfAbsent(key(type.apply(row)), key -> new ArrayList<>()).add(row);
    }
    return index;
  }

  /** Kinds are compared without regard to case, since some sources spell them in small letters. */
  static GroupKind key(GroupKind type) {
    return new GroupKind(type.group(), type.kind().toLowerCase(Locale.ROOT));
  }
}
