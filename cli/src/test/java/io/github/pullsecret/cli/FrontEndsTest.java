package io.github.pullsecret.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.PullSecret;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The front ends take of the library what anyone can. They run on the class path, where nothing
 * else would see that a package is not exported.
 */
class FrontEndsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** The package of a class, in an import or in a full name. */
  private static final Pattern USED =
      Pattern.compile("\\b(io\\.github\\.pullsecret(\\.[a-z]+)*)\\.[A-Z]");

  @ParameterizedTest
  @ValueSource(strings = {"cli", "maven-plugin"})
  void only_exported_packages_are_used(String module) throws Exception {
    Set<String> used = used(ROOT.resolve(module).resolve("src/main/java"));

    assertThat(used).contains("io.github.pullsecret");
    used.removeIf(name -> name.matches(".*\\.(cli|maven)"));
    assertThat(exported()).containsAll(used);
  }

  @Test
  void the_library_exports_few_packages() throws Exception {
    assertThat(exported()).containsExactly("io.github.pullsecret", "io.github.pullsecret.diff");
  }

  private static Set<String> used(Path sources) throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        USED.matcher(Files.readString(file))
            .results()
            .map((MatchResult match) -> match.group(1))
            .forEach(used::add);
      }
    }
    return used;
  }

  private static Set<String> exported() throws URISyntaxException {
    Path library =
        Path.of(PullSecret.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ModuleDescriptor module =
        ModuleFinder.of(library).find("io.github.pullsecret").orElseThrow().descriptor();
    Set<String> names = new TreeSet<>();
    module.exports().stream().map(Exports::source).forEach(names::add);
    return names;
  }
}
