package io.github.pullsecret;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.GroupKind;
import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.yaml.NodePath;
import io.github.pullsecret.yaml.YamlEvent;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that write equals out by hand, since what Java derives starts slowly, forget nothing. */
class RecordEqualityTest {
  /** Two values that differ, for each type of a component. */
  private static final Map<Class<?>, List<?>> VALUES =
      Map.of(
          String.class, List.of("a", "b"),
          int.class, List.of(1, 2),
          Set.class, List.of(Set.of(), Set.of("a")),
          Optional.class, List.of(Optional.empty(), Optional.of("a")),
          NodePath.class, List.of(NodePath.ROOT, NodePath.ROOT.key("a")),
          YamlEvent.Kind.class, List.of(YamlEvent.Kind.ALIAS, YamlEvent.Kind.SCALAR),
          GroupKind.class, List.of(new GroupKind("", "a"), new GroupKind("", "b")),
          Context.class,
              List.of(
                  new Context("", Optional.empty(), ""), new Context("a", Optional.empty(), "")),
          Place.class,
              List.of(
                  new Place("", 0, NodePath.ROOT, Optional.empty()),
                  new Place("a", 0, NodePath.ROOT, Optional.empty())));

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
  void everyComponentCounts(Class<?> record) throws ReflectiveOperationException {
    RecordComponent[] components = record.getRecordComponents();
    Constructor<?> constructor =
        record.getDeclaredConstructor(
            Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    List<Object> plain = new ArrayList<>();
    for (RecordComponent component : components) {
      plain.add(values(component).get(0));
    }
    Object one = constructor.newInstance(plain.toArray());
    Object same = constructor.newInstance(plain.toArray());
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo("other");
    for (int i = 0; i < components.length; i++) {
      Object[] other = plain.toArray();
      other[i] = values(components[i]).get(1);
      assertThat(one)
          .as("%s and %s", plain, Arrays.toString(other))
          .isNotEqualTo(constructor.newInstance(other));
    }
  }

  private static List<?> values(RecordComponent component) {
    if (component.getName().equals("end")) {
      return List.of(2, 3); // A span ends behind its start.
    }
    return Optional.<List<?>>ofNullable(VALUES.get(component.getType()))
        .orElseThrow(() -> new AssertionError("no values for " + component));
  }
}
