package io.github.pullsecret.kubernetes;

import java.util.List;
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
    static final Map<GroupKind, List<CustomRow>> ROWS = KindTable.index(table(), CustomRow::type);
  }

  private final Map<GroupKind, List<CustomRow>> declared;

  CustomKinds(List<UserKind> declared) {
    this.declared = KindTable.index(declared.stream().map(UserKind::row).toList(), CustomRow::type);
  }

  /** The rows of an object's kind, those that a user declares first. */
  List<CustomRow> rows(GroupKind type) {
    GroupKind key = KindTable.key(type);
    List<CustomRow> own = declared.getOrDefault(key, List.of());
    List<CustomRow> known =
        type.isCustom() ? Known.ROWS.getOrDefault(key, List.of()) : List.<CustomRow>of();
    return own.isEmpty() ? known : Stream.concat(own.stream(), known.stream()).toList();
  }

  /** All rows of the table, in its order. */
  static List<CustomRow> table() {
    return KindTable.rows(TABLE, CustomRow::parse);
  }
}
