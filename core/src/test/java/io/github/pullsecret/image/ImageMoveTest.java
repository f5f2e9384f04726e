package io.github.pullsecret.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which images a move is for, and what they become. */
class ImageMoveTest {
  private static ImageMove move(String from, String to) {
    return new ImageMove(
        ImagePrefix.parse(from).orElseThrow(), ImagePrefix.parse(to).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    // from, to, image, becomes
    "reg.old, reg.new, reg.old/web, reg.new/web",
    "reg.old, reg.new, reg.old/shop/web:1, reg.new/shop/web:1",
    "reg.old, reg.new/mirror, reg.old/shop/web:1, reg.new/mirror/shop/web:1",
    "reg.old/shop, reg.new/shop, reg.old/shop/web:1, reg.new/shop/web:1",
    "reg.old/shop, reg.new, reg.old/shop/web/api, reg.new/web/api",
    "reg.old/shop/web, reg.new/web, reg.old/shop/web:1, reg.new/web:1",
    "reg.old/shop/web, reg.new/web, reg.old/shop/web/api, reg.new/web/api",
    "reg.old:5000, reg.new:6000, reg.old:5000/web:1, reg.new:6000/web:1",
    "Reg.Old, reg.new, reg.OLD/web, reg.new/web",
    // Docker Hub, named or not.
    "docker.io, reg.new, nginx:1, reg.new/library/nginx:1",
    "docker.io, reg.new, docker.io/nginx:1, reg.new/library/nginx:1",
    "docker.io, reg.new, shop/web, reg.new/shop/web",
    "index.docker.io, reg.new, shop/web, reg.new/shop/web",
    "docker.io, reg.new, index.docker.io/shop/web, reg.new/shop/web",
    "docker.io/library, reg.new, nginx:1, reg.new/nginx:1",
    "library, reg.new, docker.io/nginx:1, reg.new/nginx:1",
    "docker.io/library/nginx, reg.new/nginx, nginx:1, reg.new/nginx:1",
    "nginx, reg.new/nginx, nginx:1, reg.new/nginx:1",
    "nginx, reg.new/nginx, docker.io/library/nginx:1, reg.new/nginx:1",
    "shop, reg.new/shop, shop/web:1, reg.new/shop/web:1",
    "shop, reg.new/shop, docker.io/shop/web:1, reg.new/shop/web:1",
    "shop/web, reg.new/web, shop/web:1, reg.new/web:1",
    "reg.old/shop, shop, reg.old/shop/web:1, docker.io/shop/web:1",
    "reg.old, index.docker.io, reg.old/library/nginx, docker.io/library/nginx",
    "reg.old, docker.io/shop, reg.old/web, docker.io/shop/web",
  })
  void the_prefix_changes_and_nothing_else(String from, String to, String image, String becomes) {
    assertThat(move(from, to).rename(image)).contains(becomes);
    assertThat(move(from, to).isFinal(becomes)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "reg.old, reg.older/web",
    "reg.old, reg.old.example/web",
    "reg.old, reg.old:5000/web",
    "reg.old, docker.io/reg.old/web",
    "reg.old/shop, reg.old/shopping/web",
    "reg.old/shop, reg.old/shop-web",
    "reg.old/shop, reg.old/a/shop/web",
    "reg.old/Shop, reg.old/shop",
    "reg.old/library, reg.old/nginx",
    "docker.io, reg.old/nginx",
    "docker.io/library, shop/web",
    "library/nginx, nginx/nginx-ingress",
    "nginx, reg.old/nginx",
    "shop/web, shop/web-api",
  })
  void other_images_stay(String from, String image) {
    assertThat(ImagePrefix.parse(from).flatMap(f -> move(from, "reg.new").rename(image))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "reg.old/", "/x", "reg.old//x", "a b", "nginx:latest/x", "nginx@x"})
  void some_texts_are_no_prefix(String text) {
    assertThat(ImagePrefix.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "reg.old/web, reg.new, reg.old/web:1", // reg.new:1 is another image.
    "reg.old, reg.old/mirror, reg.old/web",
    "docker.io, docker.io/mirror, nginx",
    "reg.old/a, reg.old, reg.old/a/a/web",
  })
  void a_name_that_is_no_image_there_or_would_go_on_is_not_final(
      String from, String to, String image) {
    String becomes = move(from, to).rename(image).orElseThrow();
    assertThat(move(from, to).isFinal(becomes)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "reg.old/shop, reg.old/shop/web:${TAG}, true",
    "reg.old/shop, reg.old/shop/${NAME}, true",
    "reg.old/shop, reg.old/${NAME}, true",
    "reg.old/shop, ${REGISTRY}/shop/web, true",
    "reg.old/shop, $(params.image), true",
    "reg.old/shop, reg.${DOMAIN}/shop, true",
    "reg.old/shop, reg.new/${NAME}, false",
    "reg.old/shop, reg.new/shop:${TAG}, false",
    "reg.old/shop, reg.old/shopping/${NAME}, false",
    "reg.old/shop, reg.old/shop/Web, true",
    "reg.old/shop, reg.old/other/Web, false",
    "docker.io, nginx:${TAG}, true",
    "docker.io, reg.new/web:${TAG}, false",
    "shop, shop/${NAME}, true",
    "shop, other/${NAME}, false",
    "docker.io/shop, index.docker.io/shop/${NAME}, true",
  })
  void what_is_filled_in_later_may_be_for_it(String from, String text, boolean may) {
    assertThat(move(from, "reg.other").mayBeFor(text)).isEqualTo(may);
  }

  @Provide
  Arbitrary<String> prefixes() {
    return Arbitraries.of(
        "reg.a",
        "reg.a/x",
        "reg.a/x/y",
        "reg.b",
        "reg.b/x",
        "docker.io",
        "docker.io/x",
        "library",
        "x",
        "x/y",
        "index.docker.io",
        "localhost:1",
        "docker.io/library/x");
  }

  @Provide
  Arbitrary<String> images() {
    Arbitrary<String> path =
        Arbitraries.of("x", "y")
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(parts -> String.join("/", parts));
    Arbitrary<String> host =
        Arbitraries.of("", "docker.io/", "docker.io/library/", "reg.a/", "reg.b/", "localhost:1/");
    Arbitrary<String> tail = Arbitraries.of("", ":1", ":x@sha256:" + "0".repeat(64));
    return host.flatMap(h -> path.flatMap(p -> tail.map(t -> h + p + t)));
  }

  @Property(tries = 2000)
  void what_is_final_is_renamed_once_and_keeps_its_tail(
      @ForAll("prefixes") String from,
      @ForAll("prefixes") String to,
      @ForAll("images") String image) {
    ImageMove move = move(from, to);
    Optional<String> renamed = move.rename(image);
    Statistics.collect(renamed.isPresent());
    if (renamed.isPresent() && move.isFinal(renamed.get())) {
      assertThat(move.rename(renamed.get()).orElse(renamed.get())).isEqualTo(renamed.get());
      ImageName before = ImageName.parse(image).orElseThrow();
      ImageName after = ImageName.parse(renamed.get()).orElseThrow();
      assertThat(after.tail()).isEqualTo(before.tail());
    }
  }
}
