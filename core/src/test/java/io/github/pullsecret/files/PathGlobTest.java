package io.github.pullsecret.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathGlobTest {
  private static final List<String> PATHS =
      List.of(
          "vendor/x.yaml",
          "apps/vendor/y.yaml",
          "apps/web.yaml",
          "apps/web.json",
          "apps/web/deploy.yaml",
          "vendor.yaml");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vendor           | vendor/x.yaml apps/vendor/y.yaml
          vendor/          | vendor/x.yaml apps/vendor/y.yaml
          /vendor          | vendor/x.yaml
          ./vendor         | vendor/x.yaml
          vendor/**        | vendor/x.yaml
          **/vendor/**     | vendor/x.yaml apps/vendor/y.yaml
          *.json           | apps/web.json
          web.yaml/        |
          web              | apps/web/deploy.yaml
          apps/*           | apps/vendor/y.yaml apps/web.yaml apps/web.json apps/web/deploy.yaml
          apps/*.yaml      | apps/web.yaml
          apps/**/*.yaml   | apps/vendor/y.yaml apps/web.yaml apps/web/deploy.yaml
          **/web*          | apps/web.yaml apps/web.json apps/web/deploy.yaml
          apps/we?.yaml    | apps/web.yaml
          apps/[!v]*/**    | apps/web/deploy.yaml
          apps\\/web.json   | apps/web.json
          Vendor           |
          """)
  void a_glob_covers_what_gitignore_would(String glob, String covered) {
    List<String> expected =
        covered == null ? List.of() : Stream.of(covered.split(" ", -1)).toList();
    PathGlob parsed = PathGlob.parse(glob);

    assertThat(PATHS.stream().filter(parsed::matches)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "[a-c]x, bx, true",
    "[a-c]x, dx, false",
    "[!a-c]x, dx, true",
    "[^a-c]x, ax, false",
    "[]-]x, ]x, true",
    "[]-]x, -x, true",
    "[a-]x, -x, true",
    "[\\]]x, ]x, true",
    "[[:digit:]_]x, 7x, true",
    "[[:digit:]_]x, ax, false",
    "[[:]x, :x, true",
    "[&&a]x, &x, true",
    "[z-a]x, ax, false",
    "[\u00e9]x, \u00e9x, true",
    "a[/]b, a/b, false",
    "\\*, *, true",
    "\\*, a, false",
    "a.c, abc, false",
    "(a|b)+, (a|b)+, true",
    "a**b, a/b, false",
    "a**b, axxb, true"
  })
  void brackets_and_escapes_are_those_of_git(String glob, String path, boolean matches) {
    assertThat(PathGlob.parse(glob).matches(path)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({"[a", "a\\", "[[:nonsense:]]", "[a\\"})
  void a_malformed_glob_is_refused(String glob) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathGlob.parse(glob))
        .withMessage(
            "the glob \"%s\" has an unclosed '[', an unknown [:class:] or a backslash at its end;"
                + " write \\[ or \\\\ for the character itself",
            glob);
  }

  @Test
  void an_empty_glob_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathGlob.parse(""))
        .withMessage("the glob is empty");
  }

  @Test
  void globs_are_values() {
    assertThat(PathGlob.parse("a/*"))
        .isEqualTo(PathGlob.parse("a/*"))
        .hasSameHashCodeAs(PathGlob.parse("a/*"))
        .hasToString("a/*")
        .isNotEqualTo(PathGlob.parse("a/**"));
  }
}
