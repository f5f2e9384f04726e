package io.github.pullsecret.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.ImageReference;
import io.github.pullsecret.kubernetes.ImageReferenceReader;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.yaml.YamlEditor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What a move of images makes of a tree. */
class ImageRewriterTest {
  private static final List<ImageMove> MOVES = List.of(move("reg.old/shop", "reg.new/shop"));

  private static ImageMove move(String from, String to) {
    return new ImageMove(
        ImagePrefix.parse(from).orElseThrow(), ImagePrefix.parse(to).orElseThrow());
  }

  /** The files after a move, and what it says. */
  private record Moved(Map<String, String> files, ImageRewrite rewrite) {
    List<String> left() {
      return rewrite.left().stream()
          .map(left -> left.reason().id() + " " + left.reference().text())
          .toList();
    }

    String only() {
      return files.values().iterator().next();
    }
  }

  private static Moved rewrite(
      Map<String, String> files, List<ImageMove> moves, Predicate<ImageReference> selected) {
    Map<String, SourceText> sources = new TreeMap<>();
    List<ImageReference> references = new ArrayList<>();
    try {
      for (var file : new TreeMap<>(files).entrySet()) {
        SourceText source = SourceText.decode(file.getValue().getBytes(UTF_8));
        sources.put(file.getKey(), source);
        references.addAll(ImageReferenceReader.read(file.getKey(), source, Optional.empty()));
      }
      ImageRewrite rewrite = ImageRewriter.rewrite(moves, references, selected, sources::get);
      Map<String, String> after = new TreeMap<>(files);
      for (var edits : rewrite.edits().entrySet()) {
        SourceText before = sources.get(edits.getKey());
        after.put(edits.getKey(), YamlEditor.edit(before, edits.getValue()).source().text());
      }
      return new Moved(after, rewrite);
    } catch (Exception e) {
      throw new AssertionError(files.toString(), e);
    }
  }

  private static Moved rewrite(Map<String, String> files) {
    return rewrite(files, MOVES, reference -> true);
  }

  private static Moved rewrite(String text) {
    return rewrite(Map.of("a.yaml", text));
  }

  private static String pod(String... images) {
    StringBuilder text = new StringBuilder("apiVersion: v1\nkind: Pod\nspec:\n  containers:\n");
    for (String image : images) {
      text.append("  - image: ").append(image).append('\n');
    }
    return text.toString();
  }

  @Test
  void only_the_prefix_of_an_image_changes() {
    Moved moved =
        rewrite(pod("reg.old/shop/web:1 # c", "'reg.old/shop/api'", "reg.old/shopping/x", "\"x\""));
    assertThat(moved.only())
        .isEqualTo(
            pod("reg.new/shop/web:1 # c", "'reg.new/shop/api'", "reg.old/shopping/x", "\"x\""));
    assertThat(moved.rewrite().changes())
        .extracting(ImageRewrite.Change::text)
        .containsExactly("reg.new/shop/web:1", "reg.new/shop/api");
    assertThat(moved.left()).isEmpty();
  }

  @Test
  void of_several_moves_the_first_for_an_image_counts() {
    List<ImageMove> moves =
        List.of(
            move("reg.old/shop/web", "a.new/web"), move("reg.old", "b.new"), move("b.new", "c"));
    assertThat(
            rewrite(
                    Map.of("a", pod("reg.old/shop/web:1", "reg.old/shop/api:1")),
                    moves,
                    reference -> true)
                .only())
        .isEqualTo(pod("a.new/web:1", "b.new/shop/api:1"));
  }

  @Test
  void what_can_not_move_is_named_with_its_reason() {
    assertThat(
            rewrite(
                    pod(
                        "reg.old/shop/web:${TAG}",
                        "reg.old/shop/Web",
                        "${REGISTRY}/web",
                        "&i reg.old/shop/api",
                        "*i",
                        "!custom reg.old/shop/tagged",
                        "!!str reg.old/shop/string"))
                .left())
        .containsExactly(
            "placeholder reg.old/shop/web:${TAG}",
            "no-image reg.old/shop/Web",
            "placeholder ${REGISTRY}/web",
            "shared-yaml reg.old/shop/api");
    assertThat(rewrite("x: &i reg.old/shop/web\n" + pod("*i")).left())
        .containsExactly("shared-yaml reg.old/shop/web");
    assertThat(rewrite(pod("reg.old/shop/web") + "sops: {mac: x}\n").left())
        .containsExactly("sops reg.old/shop/web");
    List<ImageMove> below = List.of(move("reg.old", "reg.old/mirror"));
    assertThat(rewrite(Map.of("a", pod("reg.old/web")), below, reference -> true).left())
        .containsExactly("not-final reg.old/web");
  }

  @Test
  void what_is_not_selected_stays() {
    Moved moved =
        rewrite(
            Map.of("a.yaml", pod("reg.old/shop/a"), "b.yaml", pod("reg.old/shop/b")),
            MOVES,
            reference -> reference.place().file().equals("a.yaml"));
    assertThat(moved.files().get("a.yaml")).isEqualTo(pod("reg.new/shop/a"));
    assertThat(moved.files().get("b.yaml")).isEqualTo(pod("reg.old/shop/b"));
    assertThat(moved.left()).containsExactly("not-selected reg.old/shop/b");
  }

  private static final String PATCHES =
      """
      patches:
      - patch: |-
          - op: replace # c
            path: /spec/template/spec/containers/0/image
            value: %1$s/web:1
          - {op: add, path: /spec/image, value: "%1$s/api"}
      - patch: '[{"op": "test", "path": "/spec/image", "value": "%1$s/x"}]'
      - patch: "{kind: Pod, apiVersion: v1, spec: {containers: [{image: '%1$s/y'}]}}\\n"
      """;

  @Test
  void images_in_the_strings_of_inline_patches_move_in_place() {
    Moved moved = rewrite(Map.of("k/kustomization.yaml", PATCHES.formatted("reg.old/shop")));
    assertThat(moved.only()).isEqualTo(PATCHES.formatted("reg.new/shop"));
    assertThat(moved.rewrite().edits().get("k/kustomization.yaml")).hasSize(3);
    assertThat(moved.rewrite().changes()).hasSize(4);
  }

  @Test
  void what_can_not_be_edited_in_a_string_stays_and_the_rest_moves() {
    String text =
        """
        patches:
        - patch: >
            [{op: add, path: /spec/image, value: reg.old/shop/folded}]
        - patch: |
            - {op: add, path: /spec/image, value: &i reg.old/shop/anchored}
            - {op: add, path: /spec/image, value: reg.old/shop/web}
        """;
    Moved moved = rewrite(Map.of("kustomization.yaml", text));
    assertThat(moved.only()).isEqualTo(text.replace("reg.old/shop/web", "reg.new/shop/web"));
    assertThat(moved.left())
        .containsExactly("unsafe-edit reg.old/shop/folded", "unsafe-edit reg.old/shop/anchored");
  }

  @Test
  void names_of_kustomizations_move_with_the_images_they_find() {
    Moved moved =
        rewrite(
            Map.of(
                "base/a.yaml", pod("reg.old/shop/web:1"),
                "base/kustomization.yaml",
                    "images:\n- name: reg.old/shop/web\n  newName: reg.old/shop/web2\n",
                "dev/kustomization.yaml", "images:\n- name: reg.old/shop/web2\n  newTag: dev\n"));
    assertThat(moved.files().values())
        .containsExactly(
            pod("reg.new/shop/web:1"),
            "images:\n- name: reg.new/shop/web\n  newName: reg.new/shop/web2\n",
            "images:\n- name: reg.new/shop/web2\n  newTag: dev\n");
    assertThat(moved.left()).isEmpty();
  }

  @Test
  void an_image_that_a_kustomization_finds_moves_in_all_places_or_in_none() {
    Map<String, String> files =
        Map.of(
            "a.yaml",
            pod("reg.old/shop/web:1", "reg.old/shop/api:1"),
            "b.yaml",
            "x: &i reg.old/shop/web:2\n" + pod("*i"),
            "kustomization.yaml",
            "images: [{name: reg.old/shop/web, newTag: '2'}]\n");
    Moved moved = rewrite(files);
    assertThat(moved.files())
        .containsEntry("a.yaml", pod("reg.old/shop/web:1", "reg.new/shop/api:1"))
        .containsEntry("kustomization.yaml", files.get("kustomization.yaml"));
    assertThat(moved.left())
        .containsExactly(
            "kustomize-name reg.old/shop/web:1",
            "shared-yaml reg.old/shop/web:2",
            "kustomize-name reg.old/shop/web");
  }

  @Test
  void a_name_that_no_manifest_has_finds_images_from_elsewhere_and_stays() {
    Moved moved =
        rewrite(
            Map.of(
                "kustomization.yaml",
                """
                images:
                - {name: reg.old/shop/web, newName: reg.old/shop/web2}
                - {name: reg.old/shop/api, newTag: '2'}
                """));
    assertThat(moved.only())
        .isEqualTo(
            """
            images:
            - {name: reg.old/shop/web, newName: reg.new/shop/web2}
            - {name: reg.old/shop/api, newTag: '2'}
            """);
    assertThat(moved.left()).containsExactly("kustomize-unseen reg.old/shop/api");
  }

  @Test
  void argo_cd_names_two_images_in_one() {
    String app =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        spec: {source: {kustomize: {images: ["%1$s/web=%2$s/web2:2", "x=%2$s/y:1", "%1$s/api:3"]}}}
        """;
    String old = "reg.old/shop";
    String fresh = "reg.new/shop";
    Moved moved =
        rewrite(
            Map.of(
                "a.yaml", pod(old + "/web:1", old + "/api:1"),
                "b.yaml", app.formatted(old, old)));
    assertThat(moved.files().get("b.yaml")).isEqualTo(app.formatted(fresh, fresh));
    assertThat(rewrite(app.formatted(old, old)).left())
        .containsExactly(
            "kustomize-unseen reg.old/shop/web=reg.old/shop/web2:2",
            "kustomize-unseen reg.old/shop/api:3");
  }

  @Provide
  Arbitrary<Map<String, String>> trees() {
    Arbitrary<String> name =
        Combinators.combine(
                Arbitraries.of("reg.old/shop", "reg.old", "reg.new/shop", "shop", "docker.io/shop"),
                Arbitraries.of("web", "api", "shop", "a/b"))
            .as((prefix, path) -> prefix + "/" + path);
    Arbitrary<String> image =
        Combinators.combine(name, Arbitraries.of("", ":1", ":${TAG}")).as((a, b) -> a + b);
    Arbitrary<String> written =
        Combinators.combine(image, Arbitraries.of("%s", "'%s'", "\"%s\"", "&i %s", "!!str %s"))
            .as((text, style) -> style.formatted(text));
    Arbitrary<String> manifest =
        written.list().ofMaxSize(4).map(images -> pod(images.toArray(new String[0])));
    Arbitrary<String> kustomization =
        Combinators.combine(name, name, image, image, Arbitraries.of("|-", "|", "|2+"))
            .as(
                (found, fresh, a, b, header) ->
                    "images:\n- {name: %s, newName: %s}\npatches:\n- patch: %s\n"
                            .formatted(found, fresh, header)
                        + "    - {op: add, path: /spec/image, value: '%s'}\n".formatted(a)
                        + "    - {op: add, path: /spec/image, value: \"%s\"}\n".formatted(b));
    return Combinators.combine(manifest, manifest, kustomization)
        .as((a, b, k) -> Map.of("a.yaml", a, "b.yaml", b, "kustomization.yaml", k));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void a_second_run_changes_nothing_and_what_is_on_the_old_registry_is_named(
      @ForAll("trees") Map<String, String> files) {
    Moved once = rewrite(files);
    Moved twice = rewrite(once.files());
    assertThat(twice.rewrite().edits()).isEmpty();
    assertThat(twice.rewrite().changes()).isEmpty();
    assertThat(twice.left()).isEqualTo(once.left());
    long old =
        once.files().values().stream()
            .flatMap(String::lines)
            .mapToLong(line -> line.split("reg\\.old/shop/", -1).length - 1)
            .sum();
    long unseen = old - once.left().stream().filter(left -> left.contains("reg.old/shop/")).count();
    assertThat(unseen)
        .as("a kustomization's name that gets another name needs no word")
        .isBetween(0L, 1L);
  }
}
