package io.github.pullsecret.kubernetes;

import java.util.ArrayList;
import java.util.List;
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
    static final Map<GroupKind, List<SecretRow>> ROWS = KindTable.index(table(), SecretRow::type);
  }

  private SecretRows() {}

  /** The rows of a kind, those for objects of any kind aside. */
  static List<SecretRow> of(GroupKind type) {
    return Known.ROWS.getOrDefault(KindTable.key(type), List.of());
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
    return KindTable.rows(TABLE, SecretRow::parse);
  }
}
