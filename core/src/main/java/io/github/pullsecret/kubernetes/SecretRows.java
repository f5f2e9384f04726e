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
import java.util.function.Predicate;

/** The table of the places that name a Secret, and what custom resources call pull secrets. */
final class SecretRows {
  private static final String TABLE = "secret-references.tsv";

  /** Stands for the pod spec of any kind. */
  static final GroupKind POD_SPEC = new GroupKind("", "PodSpec");

  /** Stands for objects of any kind. */
  static final GroupKind ANY = new GroupKind("*", "*");

  /** Stands for any mapping in a custom resource. */
  static final GroupKind CUSTOM = new GroupKind("*", "CustomResource");

  /** Holds the table from its first use on. */
  private static final class Known {
    static final Map<GroupKind, List<SecretRow>> ROWS = index(table());
  }

  private SecretRows() {}

  /** The rows of a kind, those for objects of any kind aside. */
  static List<SecretRow> of(GroupKind type) {
    return Known.ROWS.getOrDefault(key(type), List.of());
  }

  /** The rows of a kind, and the pull secrets of a custom one. */
  static List<SecretRow> of(GroupKind type, CustomKinds kinds) {
    List<SecretRow> own = of(type);
    List<SecretRow> rows = new ArrayList<>(own);
    for (CustomRow row : kinds.rows(type)) {
      SecretRow.of(row).filter(found -> own.stream().noneMatch(found::isAt)).ifPresent(rows::add);
    }
    return rows;
  }

  /** The rows of kinds, in the order of the table. */
  static List<SecretRow> matching(Predicate<GroupKind> kinds) {
    return Known.ROWS.values().stream()
        .flatMap(List::stream)
        .filter(row -> !row.type().equals(POD_SPEC) && !row.type().group().equals("*"))
        .filter(row -> kinds.test(row.type()))
        .toList();
  }

  /** All rows of the table, in its order. */
  static List<SecretRow> table() {
    List<SecretRow> rows = new ArrayList<>();
    InputStream table = SecretRows.class.getResourceAsStream(TABLE);
    if (table == null) {
      throw new IllegalStateException("the resource " + TABLE + " is missing");
    }
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> rows.add(SecretRow.parse(line)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static Map<GroupKind, List<SecretRow>> index(List<SecretRow> rows) {
    Map<GroupKind, List<SecretRow>> index = new LinkedHashMap<>();
    rows.forEach(row -> index.computeIfAbsent(key(row.type()), key -> new ArrayList<>()).add(row));
    return index;
  }

  private static GroupKind key(GroupKind type) {
    return new GroupKind(type.group(), type.kind().toLowerCase(Locale.ROOT));
  }
}
