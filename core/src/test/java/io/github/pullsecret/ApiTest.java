package io.github.pullsecret;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What others can call is written down, so that a change of it is seen; as {@code docs/api.txt}.
 */
class ApiTest {
  private static final Path LIST = Path.of("..", "docs", "api.txt");
  private static final Set<String> OF_EVERY_RECORD = Set.of("equals", "hashCode", "toString");

  @Test
  void the_api_is_what_is_written_down() throws IOException {
    String api = api();
    if (System.getProperty("golden.update") != null) {
      Files.writeString(LIST, api);
    }
    assertThat(Files.readString(LIST)).isEqualTo(api);
  }

  private static String api() {
    StringBuilder api =
        new StringBuilder("# Made by -Dgolden.update from what the module exports.\n");
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.pullsecret", "io.github.pullsecret.diff")
            .stream()
            .filter(each -> isExported(each.getPackageName()))
            .filter(ApiTest::isVisible)
            .map(JavaClass::reflect)
            .sorted((one, other) -> one.getName().compareTo(other.getName()))
            .forEach(type -> list(type, api));
    return api.toString();
  }

  private static boolean isExported(String name) {
    return List.of("io.github.pullsecret", "io.github.pullsecret.diff").contains(name);
  }

  private static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ApiTest::isVisible).orElse(true);
  }

  private static void list(Class<?> type, StringBuilder api) {
    api.append('\n').append(type.toGenericString()).append('\n');
    Set<String> members = new TreeSet<>();
    Stream.<Member[]>of(
            type.getDeclaredConstructors(), type.getDeclaredMethods(), type.getDeclaredFields())
        .flatMap(Stream::of)
        .filter(member -> Modifier.isPublic(member.getModifiers()) && !member.isSynthetic())
        .filter(member -> !OF_EVERY_RECORD.contains(member.getName()))
        .forEach(member -> members.add(text(member)));
    members.forEach(member -> api.append("  ").append(member).append('\n'));
  }

  private static String text(Member member) {
    String text =
        member instanceof Method method
            ? method.toGenericString()
            : member instanceof Constructor<?> constructor
                ? constructor.toGenericString()
                : ((Field) member).toGenericString();
    return text.replaceAll("\\b(java\\.(lang|util)\\.(?=[A-Z])|io\\.github\\.pullsecret\\.)", "");
  }
}
