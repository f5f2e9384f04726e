package io.github.pullsecret.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelmValuesReaderTest {
  private static String found(String text) {
    return FoundSecrets.lines(
        HelmValuesReader.read(
            FoundSecrets.documents(text).get(0),
            "chart/values.yaml",
            0,
            Optional.empty(),
            "regcred"::equals));
  }

  @Test
  void pull_secrets_are_found_in_every_shape_and_at_any_depth() {
    String text =
        """
        imagePullSecrets: [{name: regcred}]
        global: {imagePullSecrets: [a, regcred]}
        image: {pullSecrets: [regcred], pullSecret: regcred, imagePullSecret: regcred}
        web: [{image_pull_secrets: [{name: regcred}]}]
        imageCredentials: {name: regcred, registry: regcred}
        name: regcred
        secretName: regcred
        image2: {pullSecrets: '{{ regcred }}'}
        """;
    assertThat(found(text))
        .isEqualTo(
            """
            reference imagePullSecrets#0
            reference global.imagePullSecrets#1
            reference image.pullSecrets#0
            reference image.pullSecret
            reference image.imagePullSecret
            reference web[0].image_pull_secrets#0
            producer imageCredentials.name""");
  }

  @Test
  void a_manifest_holds_no_values() {
    assertThat(found("{apiVersion: v1, kind: Pod, imagePullSecrets: [regcred]}")).isEmpty();
  }

  @Test
  void values_encrypted_with_SOPS_are_refused() {
    assertThat(found("{pullSecret: regcred, sops: {mac: x}}"))
        .isEqualTo("reference pullSecret ENCRYPTED");
  }

  @Test
  void the_namespace_is_that_of_the_run() {
    List<SecretReference> references =
        HelmValuesReader.read(
            FoundSecrets.documents("{pullSecret: regcred}").get(0),
            "chart/values.yaml",
            0,
            Optional.of("shop"),
            "regcred"::equals);
    assertThat(references)
        .extracting(SecretReference::secretNamespace)
        .containsExactly(Optional.of("shop"));
  }

  @ParameterizedTest
  @CsvSource({
    "values.yaml, true",
    "chart/values-prod.yml, true",
    "chart/prod-values.yaml, true",
    "chart/Values.yaml, true",
    "env/values/prod.yaml, true",
    "env/helm-values/a/prod.yaml, true",
    "env/values/README.md, false",
    "values/../a.txt, false",
    "chart/values.yaml.gotmpl, false",
    "chart/evaluation.yaml, false",
    "chart/templates/deployment.yaml, false",
  })
  void values_are_told_by_the_names_of_files_and_directories(String path, boolean values) {
    assertThat(HelmValuesReader.isValuesFile(path)).isEqualTo(values);
  }
}
