package io.github.pullsecret.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.SecretReference.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of the places that name a Secret: its form, and that each row finds what it says. */
class SecretRowsTest {
  private static final String NAMESPACE = "infra";

  @Test
  void rows_are_sorted_and_none_is_repeated() {
    List<String> places = SecretRows.table().stream().map(row -> place(row, "\t")).toList();
    assertThat(places).isSorted().doesNotHaveDuplicates();
  }

  private static String place(SecretRow row, String separator) {
    return String.join(
        separator, row.type().group(), row.type().kind(), row.path().toString(), row.key());
  }

  /** What the table says is found by the table alone, and so is not said twice. */
  @Test
  void no_row_says_what_another_table_says_as_well() {
    List<String> custom =
        CustomKinds.table().stream()
            .filter(row -> SecretRow.of(row).isPresent())
            .map(row -> row.type() + " " + row.path() + " " + row.key())
            .toList();
    assertThat(SecretRows.table())
        .filteredOn(row -> !row.type().group().equals("kyverno.io")) // There the kind decides.
        .extracting(row -> row.type() + " " + row.path() + " " + row.key())
        .doesNotContainAnyElementsOf(custom);
  }

  @TestFactory
  Stream<DynamicTest> every_row_finds_its_place() {
    return SecretRows.table().stream()
        .map(row -> DynamicTest.dynamicTest(place(row, " "), () -> finds(row)));
  }

  private static void finds(SecretRow row) {
    String manifest = manifest(row);
    List<SecretReference> found =
        FoundSecrets.in(manifest).stream().filter(each -> isOf(row, each)).toList();
    assertThat(found).as(manifest).hasSize(1);
    assertThat(found.get(0).role()).as(manifest).isEqualTo(row.role());
    boolean says = !row.namespaces().isEmpty() || isQualified(row);
    assertThat(found.get(0).namespace().isPresent()).as(manifest).isEqualTo(says);
    assertThat(FoundSecrets.in(manifest.replace("regcred", "regcred-2"))).isEmpty();
  }

  /** The name of an object that has to have it is another place. */
  private static boolean isOf(SecretRow row, SecretReference reference) {
    return row.role() == Role.DEFINITION
        || row.path().toString().equals("metadata")
        || !FoundSecrets.line(reference).endsWith(" metadata.name");
  }

  private static boolean isQualified(SecretRow row) {
    return row.shape() == SecretRow.Shape.QUALIFIED || row.shape() == SecretRow.Shape.CREDENTIALS;
  }

  /** The smallest object with the name at the row's place. */
  private static String manifest(SecretRow row) {
    String key = row.key().replace("*", "x");
    List<String> entries = new ArrayList<>();
    row.when().ifPresent(when -> entries.add(when.key() + ": " + when.value()));
    if (row.shape() == SecretRow.Shape.RULE) {
      entries.add("apiGroups: [''], resources: [secrets]");
    }
    if (!row.namespaces().isEmpty() && row.shape() != SecretRow.Shape.NAMES) {
      entries.add("'" + row.namespaces().get(0).replace("*", "x") + "': " + NAMESPACE);
    }
    entries.add("'" + key + "': " + value(row));
    String holder = String.join(", ", entries);
    List<String> steps = new ArrayList<>(row.path().steps());
    GroupKind type = row.type();
    if (type.equals(SecretRows.POD_SPEC)) {
      type = new GroupKind("", "Pod");
      steps.add(0, "spec");
    } else if (type.equals(SecretRows.ANY)) {
      type = new GroupKind("apps", "Deployment");
    } else if (type.equals(SecretRows.CUSTOM)) {
      type = new GroupKind("example.com", "Widget");
      steps.add(0, "anything");
    }
    return "apiVersion: %s, kind: %s, "
        .formatted(type.group().isEmpty() ? "v1" : type.group() + "/v1", type.kind())
        .transform(head -> "{" + head + nested(steps, holder) + "}");
  }

  private static String value(SecretRow row) {
    return switch (row.shape()) {
      case NAMES ->
          row.namespaces().isEmpty()
              ? "[{name: regcred}]"
              : "[{name: regcred, " + row.namespaces().get(0) + ": " + NAMESPACE + "}]";
      case RULE -> "[regcred]";
      case NAME, DEFAULT -> "regcred";
      case TOKENS -> "'db, regcred'";
      case QUALIFIED -> NAMESPACE + "/regcred";
      case CREDENTIALS -> "'pullsecret:" + NAMESPACE + "/regcred'";
    };
  }

  private static String nested(List<String> steps, String entries) {
    if (steps.isEmpty()) {
      return entries;
    }
    boolean list = steps.size() > 1 && steps.get(1).equals("[]");
    String below = nested(steps.subList(list ? 2 : 1, steps.size()), entries);
    return steps.get(0) + ": " + (list ? "[{" + below + "}]" : "{" + below + "}");
  }

  @Test
  void rows_of_a_kind_are_found_in_any_spelling() {
    assertThat(SecretRows.of(new GroupKind("external-secrets.io", "externalsecret"))).isNotEmpty();
  }

  @Test
  void every_row_says_what_it_was_learned_from() {
    assertThat(SecretRows.table()).extracting(SecretRow::source).doesNotContain("", "-");
  }
}
