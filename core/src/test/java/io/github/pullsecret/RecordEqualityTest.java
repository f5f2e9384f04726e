package io.github.pullsecret;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.yaml.NodePath;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that write equals out by hand, since what Java derives starts slowly, forget nothing. */
class RecordEqualityTest {
  private static final int NONE = -1;

  /** Two values that differ, for each type of a component that is no record. */
  private static final Map<Class<?>, List<?>> VALUES =
      Map.of(
          String.class, List.of("a", "b"),
          int.class, List.of(1, 2),
          boolean.class, List.of(false, true),
          List.class, List.of(List.of(), List.of("a")),
          Set.class, List.of(Set.of(), Set.of("a")),
          Optional.class, List.of(Optional.empty(), Optional.of("a")),
          NodePath.class, List.of(NodePath.ROOT, NodePath.ROOT.key("a")));

  static Stream<Class<?>> records() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.pullsecret")
            .stream()
            .filter(JavaClass::isRecord)
            .filter(RecordEqualityTest::writesEquals)
            // Of it the contexts count, in which all that was written has been resolved.
            .filter(record -> !record.isEquivalentTo(AccountKey.class))
            .map(JavaClass::reflect);
  }

  /** What Java derives calls nothing: it is linked when it first runs. */
  private static boolean writesEquals(JavaClass record) {
    return !record.getMethod("equals", Object.class).getMethodCallsFromSelf().isEmpty()
        || !record.getMethod("equals", Object.class).getFieldAccesses().isEmpty();
  }

  @ParameterizedTest
  @MethodSource("records")
  void everyComponentCounts(Class<?> record) {
    Object one = instance(record, NONE);
    assertThat(one)
        .isEqualTo(instance(record, NONE))
        .hasSameHashCodeAs(instance(record, NONE))
        .isNotEqualTo("other");
    for (int other = 0; other < record.getRecordComponents().length; other++) {
      assertThat(one).as("component %d", other).isNotEqualTo(instance(record, other));
    }
  }

  /**
   * A record of the first values.
   *
   * @param other the component that has the second value
   */
  private static Object instance(Class<?> record, int other) {
    RecordComponent[] components = record.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(components[i], i == other ? 1 : 0);
    }
    try {
      Constructor<?> constructor =
          record.getDeclaredConstructor(
              Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(record.getName(), e);
    }
  }

  private static Object value(RecordComponent component, int which) {
    Class<?> type = component.getType();
    if (component.getName().equals("end")) {
      return 2 + which; // A span ends behind its start.
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[which];
    }
    // Of an AccountKey the last component counts, of all others each does.
    return type.isRecord()
        ? instance(type, which == 0 ? NONE : type.getRecordComponents().length - 1)
        : Objects.requireNonNull(VALUES.get(type), component::toString).get(which);
  }
}
