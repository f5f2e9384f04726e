package io.github.pullsecret.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.PullCredentials.State;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.yaml.DocumentParser;
import io.github.pullsecret.yaml.YamlSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of Secrets, and what makes some. */
class SecretManifestReaderTest {
  private static final String HEAD =
      "apiVersion: v1\nkind: Secret\nmetadata: {name: regcred, namespace: shop}\n";
  private static final String PULL = HEAD + "type: kubernetes.io/dockerconfigjson\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"auths\": {\"reg.example\": {\"auth\": \"dTpw\"}}}", // u:p
        "{\"auths\": {\"reg.example\": {\"auth\": \"dTpwdw==\"}}}",
        "{\"auths\": {\"reg.example\": {\"auth\": \"dTpwdw\"}}}",
        "{\"auths\": {\"reg.example\": {\"username\": \"u\", \"password\": \"p\"}}}",
        "{\"auths\": {\"reg.example\": {}}}",
        "{\"auths\": {\"reg.example\": {\"auth\": \"\"}}, \"credsStore\": \"osxkeychain\"}",
        " {\"auths\":\n\t{\"reg.example\": null}}\n",
      })
  void registries_are_known(String json) {
    PullCredentials found = secret(PULL + "data: {.dockerconfigjson: " + base64(json) + "}\n");

    assertThat(found.state()).isEqualTo(State.KNOWN);
    assertThat(found.cover("reg.example", "web")).isTrue();
    assertThat(found.cover("other.example", "web")).isFalse();
    assertThat(found.toString()).doesNotContain("example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"auths\": {\"reg.example\": {\"auth\": \"dXA=\"}}}", // up
        "{\"auths\": {\"reg.example\": {\"auth\": \"?\"}}}",
        "{\"auths\": {\"reg.example\": \"dTpw\"}}",
        "{\"auths\": [\"reg.example\"]}",
        "{\"auths\": {\"reg.example\"",
        "{auths: {reg.example: {}}}",
        "[]",
        "reg.example",
      })
  void what_the_kubelet_can_not_read_is_malformed(String json) {
    assertThat(secret(PULL + "data: {.dockerconfigjson: " + base64(json) + "}\n").state())
        .isEqualTo(State.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MISSING | data: {config.json: e30=}",
        "MISSING | data:",
        "MISSING | {}",
        "MALFORMED | data: {.dockerconfigjson: \"\"}",
        "MALFORMED | data: {.dockerconfigjson: e30}", // Not padded.
        "MALFORMED | data: {.dockerconfigjson: '{}'}", // Not encoded.
        "NO_REGISTRY | data: {.dockerconfigjson: e30=}", // {}
        "NO_REGISTRY | stringData: {.dockerconfigjson: '{\"auths\": {}}'}",
        "KNOWN | stringData: {.dockerconfigjson: '{\"auths\": {\"reg.example\": {}}}'}",
        "UNKNOWN | data: {.dockerconfigjson: '${DOCKER_CONFIG}'}",
        "UNKNOWN | data: {.dockerconfigjson: <path:secret/data/docker#config>}",
        "UNKNOWN | stringData: {.dockerconfigjson: 'vault:secret/data/docker#config'}",
        "UNKNOWN | stringData: {.dockerconfigjson: '{\"auths\": {\"${REGISTRY}\": {}}}'}",
        "UNKNOWN | stringData: {.dockerconfigjson: '{{ .Values.config }}'}",
        "UNKNOWN | data: 'ENC[AES256_GCM,data:xyz]'",
      })
  void the_data_is_read_as_far_as_it_is_there(State state, String fields) {
    String text = fields.equals("{}") ? PULL : PULL + fields + "\n";

    assertThat(secret(text).state()).isEqualTo(state);
  }

  @Test
  void data_over_several_lines_is_one_text() {
    String json = base64("{\"auths\": {\"reg.example\": {\"auth\": \"dTpw\"}}}");
    String folded = json.substring(0, 20) + "\n    " + json.substring(20);

    assertThat(secret(PULL + "data:\n  .dockerconfigjson: |\n    " + folded + "\n").state())
        .isEqualTo(State.KNOWN);
  }

  @Test
  void plain_text_comes_before_what_is_encoded() {
    String both =
        """
        data: {.dockerconfigjson: e30=}
        stringData: {.dockerconfigjson: '{"auths": {"reg.example": {}}}'}
        """;

    assertThat(secret(PULL + both).state()).isEqualTo(State.KNOWN);
  }

  @Test
  void the_older_type_has_the_registries_at_the_top() {
    String data = "data: {.dockercfg: " + base64("{\"reg.example\": {\"auth\": \"dTpw\"}}") + "}\n";
    PullCredentials found = secret(HEAD + "type: kubernetes.io/dockercfg\n" + data);

    assertThat(found.cover("reg.example", "web")).isTrue();
  }

  @Test
  void a_secret_of_another_type_is_passed_over() {
    PullCredentials found = secret(HEAD + "data: {.dockerconfigjson: e30=}\n");

    assertThat(found.state()).isEqualTo(State.WRONG_TYPE);
    assertThat(found.type()).isEqualTo("Opaque");
    assertThat(found.isForPulling()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reflector.v1.k8s.emberstack.com/reflects: infra/regcred",
        "replicator.v1.mittwald.de/replicate-from: infra/regcred",
      })
  void what_an_operator_copies_is_not_known(String annotation) {
    String copy = PULL.replace("namespace: shop}", "annotations: {" + annotation + "}}");

    assertThat(secret(copy + "data: {.dockerconfigjson: e30=}\n").state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void a_document_of_sops_is_not_known() {
    assertThat(secret(PULL + "data: {.dockerconfigjson: 'ENC[x]'}\nsops: {mac: x}\n").state())
        .isEqualTo(State.UNKNOWN);
  }

  @Test
  void what_makes_secrets_defines_their_names() {
    List<SecretManifest> made =
        read(
            "a.yaml",
            """
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: regcred, namespace: shop}
            spec: {target: {template: {type: kubernetes.io/dockerconfigjson}}}
            """);

    assertThat(made).singleElement().extracting(SecretManifest::name).isEqualTo("regcred");
    assertThat(made.get(0).namespace()).contains("shop");
    assertThat(made.get(0).credentials().state()).isEqualTo(State.UNKNOWN);
    assertThat(made.get(0).credentials().isForPulling()).isTrue();
  }

  @Test
  void a_generator_of_a_kustomization_defines_a_name() {
    List<SecretManifest> made =
        read(
            "kustomization.yaml",
            """
            namespace: shop
            secretGenerator:
            - name: app
              literals: [a=b]
            - name: regcred
              type: kubernetes.io/dockerconfigjson
            """);

    assertThat(made).extracting(SecretManifest::name).containsExactly("app", "regcred");
    assertThat(made)
        .extracting(secret -> secret.credentials().isForPulling())
        .containsExactly(false, true);
  }

  private static PullCredentials secret(String text) {
    List<SecretManifest> secrets = read("a.yaml", text);
    assertThat(secrets).hasSize(1);
    assertThat(secrets.get(0).name()).isEqualTo("regcred");
    return secrets.get(0).credentials();
  }

  private static List<SecretManifest> read(String file, String text) {
    try {
      return new SecretManifestReader(List.of(), Optional.empty())
          .read(DocumentParser.parse(SourceText.ofNewFile(text), 0), file, 0);
    } catch (YamlSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
