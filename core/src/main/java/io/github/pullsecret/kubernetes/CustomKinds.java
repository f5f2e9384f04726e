package io.github.pullsecret.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The custom resources that something is known about: those of {@code custom-kinds.tsv}, and those
 * that a user declares. The table is read when the first custom resource is met.
 */
final class CustomKinds {
  private static final String TABLE = "custom-kinds.tsv";

  /** Holds the table from its first use on. */
  private static final class Known {
    static final Map<GroupKind, List<CustomRow>> ROWS = index(table());
  }

  private final Map<GroupKind, List<CustomRow>> declared;

  CustomKinds(List<UserKind> declared) {
    this.declared = index(declared.stream().map(UserKind::row).toList());
  }

  /** The rows of an object's kind, those that a user declares first. */
  List<CustomRow> rows(GroupKind type) {
    GroupKind key = key(type);
    List<CustomRow> own = declared.getOrDefault(key, List.of());
    List<CustomRow> known =
        type.isCustom() ? Known.ROWS.getOrDefault(key, List.of()) : List.<CustomRow>of();
    return own.isEmpty() ? known : Stream.concat(own.stream(), known.stream()).toList();
  }

  /** All rows of the table, in its order. */
  static List<CustomRow> table() {
    List<CustomRow> rows = new ArrayList<>();
    InputStream table = CustomKinds.class.getResourceAsStream(TABLE);
    if (table == null) {
      throw new IllegalStateException("the resource " + TABLE + " is missing");
    }
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> rows.add(CustomRow.parse(line)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static Map<GroupKind, List<CustomRow>> index(List<CustomRow> rows) {
    Map<GroupKind, List<CustomRow>> index = new HashMap<>();
    rows.forEach(row -> index.computeIfAbsent(key(row.type()), key -> new ArrayList<>()).add(row));
    return index;
  }

  /** Kinds are compared without regard to case, since some sources spell them in small letters. */
  private static GroupKind key(GroupKind type) {
    return new GroupKind(type.group(), type.kind().toLowerCase(Locale.ROOT));
  }
}
