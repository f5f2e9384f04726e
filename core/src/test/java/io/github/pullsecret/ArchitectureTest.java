package io.github.pullsecret;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The layers of ARCHITECTURE.md, as rules. */
@AnalyzeClasses(packages = "io.github.pullsecret", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String API = "io.github.pullsecret";

  /** What each package may use; each one only packages above it in this table, so no cycles. */
  private static final Map<String, Set<String>> MAY_USE =
      allowed(
          row("text"),
          row("diff"),
          row("files", "text"),
          row("yaml", "text"),
          row("kubernetes", "yaml", "text"),
          row("rules", "kubernetes", "text"),
          row("tree", "kubernetes", "yaml", "text"),
          row("image", "kubernetes", "yaml", "text"),
          row("rename", "tree", "kubernetes", "yaml", "text"),
          row("move", "tree", "kubernetes", "yaml", "text"),
          row("report", "move", "rename", "image", "tree", "kubernetes", "yaml", "text"),
          row("explain", "report", "image", "tree", "kubernetes", "yaml", "text"),
          row("format", "explain", "report", "tree", "diff", "text"));

  @ArchTest
  static final ArchRule every_class_is_in_a_package_of_the_table =
      classes()
          .should()
          .resideInAnyPackage(
              Stream.concat(Stream.of(API), MAY_USE.keySet().stream()).toArray(String[]::new));

  @ArchTest
  static void a_package_uses_only_those_below_it(JavaClasses classes) {
    MAY_USE.forEach(
        (name, below) ->
            noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(othersThan(name, below))
                .check(classes));
  }

  /** The project's packages but a package itself and what it may use. */
  private static String[] othersThan(String name, Set<String> below) {
    return Stream.concat(Stream.of(API), MAY_USE.keySet().stream())
        .filter(other -> !other.equals(name) && !below.contains(other))
        .toArray(String[]::new);
  }

  private static Map.Entry<String, List<String>> row(String name, String... below) {
    return Map.entry(name, List.of(below));
  }

  @SafeVarargs
  private static Map<String, Set<String>> allowed(Map.Entry<String, List<String>>... rows) {
    Map<String, Set<String>> table = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> row : rows) {
      Set<String> below = new LinkedHashSet<>();
      for (String name : row.getValue()) {
        if (!table.containsKey(API + "." + name)) {
          throw new IllegalStateException(row.getKey() + " comes before " + name);
        }
        below.add(API + "." + name);
      }
      table.put(API + "." + row.getKey(), below);
    }
    return table;
  }

  @ArchTest
  static final ArchRule only_yaml_uses_the_parser =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.pullsecret.yaml..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.snakeyaml..");

  @ArchTest
  static final ArchRule only_rules_and_format_use_jackson =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.github.pullsecret.rules..", "io.github.pullsecret.format..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..");

  @ArchTest
  static final ArchRule only_diff_uses_the_diff_library =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.pullsecret.diff..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.difflib..");

  @ArchTest
  static final ArchRule only_files_touches_the_disk_and_starts_processes =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.pullsecret.files..")
          .should()
          .dependOnClassesThat(
              belongToAnyOf(
                  Files.class,
                  FileChannel.class,
                  File.class,
                  FileInputStream.class,
                  FileOutputStream.class,
                  FileReader.class,
                  FileWriter.class,
                  RandomAccessFile.class,
                  ProcessBuilder.class));
}
