package io.github.pullsecret.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which images a key of a {@code config.json} is for, as the kubelet decides. */
class RegistryPatternTest {

  @ParameterizedTest
  @CsvSource({
    // key, registry of the image, its repository
    "reg.example, reg.example, web",
    "reg.example, reg.example, shop/web",
    "https://reg.example, reg.example, web",
    "http://reg.example, reg.example, web",
    "https://reg.example/, reg.example, web",
    "https://reg.example/v1/, reg.example, web",
    "https://reg.example/v2/, reg.example, web",
    "reg.example/v1/shop, reg.example, shop/web",
    "user@reg.example, reg.example, web",
    // The path is the start of the image's, part of a component or not.
    "reg.example/shop, reg.example, shop/web",
    "reg.example/shop, reg.example, shop",
    "reg.example/shop, reg.example, shopping/web",
    "reg.example/shop/web, reg.example, shop/web",
    // Ports are compared as they are written.
    "reg.example:5000, reg.example:5000, web",
    "http://reg.example:5000/v2/, reg.example:5000, web",
    "localhost:5000, localhost:5000, web",
    "[::1]:5000, [::1]:5000, web",
    "[::1], [::1], web",
    // A glob is for one part between dots.
    "*.example, reg.example, web",
    "*.*.example, a.reg.example, web",
    "reg.*.io, reg.example.io, web",
    "*-good.example, prefix-good.example, web",
    "pre*fix.example, prefix.example, web",
    "*.example:5000, reg.example:5000, web",
    "*.example/shop, reg.example, shop/web",
    // Docker Hub has several names.
    "https://index.docker.io/v1/, docker.io, library/nginx",
    "index.docker.io, docker.io, shop/web",
    "docker.io, docker.io, library/nginx",
    "docker.io/shop, docker.io, shop/web",
    "*.io, docker.io, shop/web",
  })
  void a_key_is_for_an_image(String key, String registry, String repository) {
    assertThat(RegistryPattern.parse(key).orElseThrow().matches(registry, repository)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "reg.example, other.example, web",
    "reg.example, reg.example.org, web",
    "reg.example, a.reg.example, web",
    "reg.example, reg.example:5000, web",
    "reg.example:5000, reg.example, web",
    "reg.example:5000, reg.example:443, web",
    "reg.example/shop, reg.example, web",
    "reg.example/shop/, reg.example, shop",
    "reg.example/shop/web, reg.example, shop",
    "reg.example/v1, reg.example, web", // Without a slash behind it, v1 is a path.
    "*.example, example, web",
    "*.example, a.reg.example, web",
    "*.*.example, reg.example, web",
    "*-good.example, prefix-bad.example, web",
    "reg.*, reg.example.io, web",
    "REG.example, reg.example, web",
    "regXexample, reg.example, web",
    "index.docker.io/shop, docker.io, shop/web",
    "registry-1.docker.io, docker.io, shop/web",
    "docker.io, reg.example, docker.io/web",
    "index.docker.io, reg.example, web",
  })
  void a_key_is_not_for_an_image(String key, String registry, String repository) {
    assertThat(RegistryPattern.parse(key).orElseThrow().matches(registry, repository)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "https://", "/shop", "reg .example"})
  void what_is_no_url_is_ignored(String key) {
    assertThat(RegistryPattern.parse(key)).isEmpty();
  }

  @Test
  void it_is_never_shown() {
    assertThat(RegistryPattern.parse("canary.example/shop").orElseThrow().toString())
        .doesNotContain("canary");
  }
}
