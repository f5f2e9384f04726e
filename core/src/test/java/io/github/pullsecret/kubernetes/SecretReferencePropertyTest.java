package io.github.pullsecret.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for references in whatever is written, also where it makes no sense. */
class SecretReferencePropertyTest {
  private static final List<String> KEYS =
      List.of(
          "name",
          "namespace",
          "kind",
          "imagePullSecrets",
          "secrets",
          "secretRef",
          "secretName",
          "secretKeyRef",
          "containers",
          "env",
          "envFrom",
          "valueFrom",
          "volumes",
          "secret",
          "spec",
          "template",
          "metadata",
          "target",
          "patches",
          "patch",
          "op",
          "path",
          "value");

  private static final List<String> TEXTS =
      List.of(
          "regcred",
          "'regcred'",
          "other",
          "Secret",
          "add",
          "/spec/template/spec",
          "'{apiVersion: v1, kind: Secret, metadata: {name: regcred}}'",
          "'[{op: add, path: /spec/imagePullSecrets, value: [{name: regcred}]}]'",
          "~",
          "1",
          "*a",
          "*a");

  private static final List<String> TYPES =
      List.of(
          "v1, kind: Pod",
          "v1, kind: ServiceAccount",
          "v1, kind: Secret",
          "apps/v1, kind: Deployment",
          "example.com/v1, kind: Widget",
          "external-secrets.io/v1, kind: ExternalSecret",
          "kustomize.toolkit.fluxcd.io/v1, kind: Kustomization",
          "kustomize.config.k8s.io/v1beta1, kind: Kustomization");

  /** Every reference says where its name is written, which the reading of the tests checks. */
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void a_reference_is_where_it_says_and_is_said_once(@ForAll("documents") String text) {
    for (String file : List.of("a.yaml", "kustomization.yaml")) {
      List<SecretReference> found = FoundSecrets.in(file, text, "regcred");
      assertThat(found).doesNotHaveDuplicates().isEqualTo(FoundSecrets.in(file, text, "regcred"));
      assertThat(FoundSecrets.in(file, text, "nobody")).isEmpty();
    }
  }

  @Provide
  Arbitrary<String> documents() {
    Arbitrary<String> object =
        Combinators.combine(
                Arbitraries.of(TYPES), tree(3, "regcred"), mapping(4, "*a"), mapping(4, "*a"))
            .as(
                (type, anchored, spec, rest) ->
                    "{apiVersion: %s, x: &a %s, spec: %s, metadata: {name: regcred}, %s"
                        .formatted(type, anchored, spec, rest.substring(1)));
    Arbitrary<String> list =
        Combinators.combine(tree(2, "regcred"), tree(4, "*a"), tree(4, "*a"))
            .as(
                (anchored, one, two) ->
                    "[&a %s, {op: add, path: /spec, value: %s}, %s]".formatted(anchored, one, two));
    return Arbitraries.frequencyOf(Tuple.of(4, object), Tuple.of(1, list));
  }

  /** A value, in which {@code alias} stands for the aliases; an anchor can't be named inside it. */
  private static Arbitrary<String> tree(int depth, String alias) {
    Arbitrary<String> text = Arbitraries.of(TEXTS).map(found -> found.equals("*a") ? alias : found);
    if (depth == 0) {
      return text;
    }
    Arbitrary<String> list =
        tree(depth - 1, alias)
            .list()
            .ofMaxSize(3)
            .map(items -> "[" + String.join(", ", items) + "]");
    return Arbitraries.frequencyOf(
        Tuple.of(1, text), Tuple.of(2, list), Tuple.of(3, mapping(depth, alias)));
  }

  private static Arbitrary<String> mapping(int depth, String alias) {
    return Arbitraries.maps(Arbitraries.of(KEYS), tree(depth - 1, alias))
        .ofMaxSize(4)
        .map(
            entries ->
                entries.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}")));
  }
}
