package io.github.pullsecret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a request is when little is said of it, and that it stays as it was built. */
class RewriteRequestTest {
  private static final Path HERE = Path.of("").toAbsolutePath();

  @Test
  void by_default_everything_under_the_directory_is_meant() {
    RewriteRequest request = RewriteRequest.of(Path.of(""));

    assertThat(request.workingDirectory()).isEqualTo(HERE);
    assertThat(request.manifests).containsExactly(HERE);
    assertThat(request.steps).isEmpty();
    assertThat(request.isStream()).isFalse();
  }

  @Test
  void a_later_word_to_the_builder_or_to_a_list_changes_no_request() {
    List<String> globs = new ArrayList<>(List.of("a/**"));
    RewriteRequest.Builder builder = RewriteRequest.builder(HERE).includes(globs);
    RewriteRequest request = builder.build();

    globs.add("b/**");
    builder.includes(List.of());

    assertThat(request.includes).containsExactly("a/**");
  }

  @Test
  void what_can_not_be_is_refused_by_its_name() {
    RewriteRequest.Builder builder = RewriteRequest.builder(HERE).jobs(-1);

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("jobs: -1 is less than 0");
  }

  @Test
  void a_size_is_one_as_kubernetes_writes_it() {
    for (String size : List.of("1", "64Mi", "10M", "1k", "1Ki", "999999999999999999Gi")) {
      RewriteRequest.builder(HERE).maxFileSize(size).build();
    }
    for (String size : List.of("", "0", "0Mi", "-1", "1.5Mi", "64MiB", "Mi", "1 M")) {
      RewriteRequest.Builder builder = RewriteRequest.builder(HERE).maxFileSize(size);

      assertThatThrownBy(builder::build)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("maxFileSize: '" + size + "' is no size such as 64Mi or 10M");
    }
  }
}
