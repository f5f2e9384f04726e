package io.github.pullsecret;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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

/** The layers of ARCHITECTURE.md, as rules. */
@AnalyzeClasses(packages = "io.github.pullsecret", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule a_package_uses_only_those_below_it =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("api")
          .definedBy("io.github.pullsecret")
          .layer("report")
          .definedBy("io.github.pullsecret.report..")
          .layer("move")
          .definedBy("io.github.pullsecret.move..")
          .layer("rename")
          .definedBy("io.github.pullsecret.rename..")
          .layer("image")
          .definedBy("io.github.pullsecret.image..")
          .layer("tree")
          .definedBy("io.github.pullsecret.tree..")
          .layer("rules")
          .definedBy("io.github.pullsecret.rules..")
          .layer("kubernetes")
          .definedBy("io.github.pullsecret.kubernetes..")
          .layer("yaml")
          .definedBy("io.github.pullsecret.yaml..")
          .layer("files")
          .definedBy("io.github.pullsecret.files..")
          .layer("diff")
          .definedBy("io.github.pullsecret.diff..")
          .layer("text")
          .definedBy("io.github.pullsecret.text..")
          .whereLayer("api")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("report")
          .mayOnlyAccessLayers("move", "rename", "image", "tree", "kubernetes", "yaml", "text")
          .whereLayer("move")
          .mayOnlyAccessLayers("tree", "kubernetes", "yaml", "text")
          .whereLayer("rename")
          .mayOnlyAccessLayers("tree", "kubernetes", "yaml", "text")
          .whereLayer("image")
          .mayOnlyAccessLayers("kubernetes", "yaml", "text")
          .whereLayer("tree")
          .mayOnlyAccessLayers("kubernetes", "yaml", "text")
          .whereLayer("rules")
          .mayOnlyAccessLayers("kubernetes", "text")
          .whereLayer("rules")
          .mayOnlyBeAccessedByLayers("api")
          .whereLayer("kubernetes")
          .mayOnlyAccessLayers("yaml", "text")
          .whereLayer("yaml")
          .mayOnlyAccessLayers("text")
          .whereLayer("files")
          .mayOnlyAccessLayers("text")
          .whereLayer("diff")
          .mayNotAccessAnyLayer()
          .whereLayer("text")
          .mayNotAccessAnyLayer()
          .ensureAllClassesAreContainedInArchitecture();

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("io.github.pullsecret.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_yaml_uses_the_parser =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.pullsecret.yaml..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.snakeyaml..");

  @ArchTest
  static final ArchRule only_rules_uses_jackson =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.pullsecret.rules..")
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
  static final ArchRule only_files_touches_the_disk =
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
                  RandomAccessFile.class));
}
