package io.github.pullsecret.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What image references say. */
class ImageNameTest {
  private static final String DIGEST =
      "@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @ParameterizedTest
  @CsvSource({
    // written, host, path, tail
    "nginx, docker.io, library/nginx, ''",
    "nginx:1, docker.io, library/nginx, :1",
    "nginx:1.27-alpine_x, docker.io, library/nginx, :1.27-alpine_x",
    "nginx@D, docker.io, library/nginx, @D",
    "nginx:1@D, docker.io, library/nginx, :1@D",
    "library/nginx, docker.io, library/nginx, ''",
    "docker.io/nginx, docker.io, library/nginx, ''",
    "docker.io/library/nginx:1, docker.io, library/nginx, :1",
    "index.docker.io/nginx, index.docker.io, library/nginx, ''",
    "Docker.IO/nginx, Docker.IO, library/nginx, ''",
    "shop/web, docker.io, shop/web, ''",
    "shop/web/api:2, docker.io, shop/web/api, :2",
    "docker.io/shop/web:2, docker.io, shop/web, :2",
    "reg.example/web, reg.example, web, ''",
    "reg.example/shop/web:1, reg.example, shop/web, :1",
    "REG.example/shop/web, REG.example, shop/web, ''",
    "reg.example:5000/web:1, reg.example:5000, web, :1",
    "reg:5000/web, reg:5000, web, ''",
    "reg/web, docker.io, reg/web, ''",
    "Reg/web, Reg, web, ''", // A path has no capital letters.
    "localhost/web, localhost, web, ''",
    "localhost:5000/web@D, localhost:5000, web, @D",
    "127.0.0.1:5000/web, 127.0.0.1:5000, web, ''",
    "[::1]:5000/web:x, [::1]:5000, web, :x",
    "[2001:db8::1]/web, [2001:db8::1], web, ''",
    "reg-1.example/a-b/c__d/e.f/g--h, reg-1.example, a-b/c__d/e.f/g--h, ''",
    "1/2:3, docker.io, 1/2, :3",
    "foo.bar, docker.io, library/foo.bar, ''", // Without a slash it is a path.
    "foo.bar:1, docker.io, library/foo.bar, :1",
    "localhost, docker.io, library/localhost, ''",
    "reg.example/web:_1, reg.example, web, :_1",
    "reg.example/web:V1, reg.example, web, :V1",
    "reg.example/web@sha512+b64u:00000000000000000000000000000000, reg.example, web, "
        + "@sha512+b64u:00000000000000000000000000000000",
  })
  void a_reference_names_a_registry_a_path_a_tag_and_a_digest(
      String written, String host, String path, String tail) {
    assertThat(ImageName.parse(written.replace("@D", DIGEST)))
        .contains(new ImageName(host, path, tail.replace("@D", DIGEST)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nginx ",
        "Nginx",
        "shop/Web",
        "nginx:",
        "nginx:-1",
        "nginx:1:2",
        "nginx@sha256:12",
        "nginx@",
        "/nginx",
        "nginx/",
        "shop//web",
        "reg.example/",
        "reg.example:/web",
        "reg.example:x/web",
        "-reg.example/web",
        "reg..example/web",
        "a___b",
        "a..b",
        "-a",
        "a-",
        "docker://reg.example/web",
        "https://reg.example/web",
        "${IMAGE}",
        "reg.example/$(name)",
        "web\n"
      })
  void other_texts_are_no_references(String text) {
    assertThat(ImageName.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "nginx:1, nginx",
    "reg:5000/web, reg:5000/web",
    "reg:5000/web:1, reg:5000/web",
    "docker.io/library/nginx, docker.io/library/nginx",
    "${X}:1, ${X}:1"
  })
  void kustomize_compares_the_text_without_tag_and_digest(String written, String name) {
    assertThat(ImageName.withoutTail(written)).isEqualTo(name);
  }
}
