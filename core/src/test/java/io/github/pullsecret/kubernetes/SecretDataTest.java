package io.github.pullsecret.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The data of a Secret is found however the Secret is written. */
class SecretDataTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: v1\nkind: Secret\ndata:\n  a: QQ==\n",
        "apiVersion: v1\nkind: Secret # named so\nstringData:\n  a: QQ==\n",
        "apiVersion: v1\nkind: \"Secret\"\ndata:\n  a: QQ==\n",
        "apiVersion: v1\nkind: \"\\x53ecret\"\n\"d\\x61ta\":\n  a: QQ==\n",
        "apiVersion: v1\nkind: &k Secret\ndata:\n  a: QQ==\n",
        "{\"apiVersion\": \"v1\",\n\"kind\":\"Secret\",\n\"data\": {\n\"a\": \"QQ==\"}}\n",
        "apiVersion: v1\nkind: SecretList\nitems:\n- data: {a: QQ==}\n",
        "# no object\nlist:\nsecretGenerator:\n- literals: [a=QQ==]\n",
      })
  void its_data_stands_in_the_fourth_line(String document) {
    assertThat(SecretData.lines("a.yaml", SourceText.ofNewFile(document))).contains(3);
  }

  @Test
  void the_names_in_a_generator_are_no_data() {
    String text = "secretGenerator:\n- name: regcred\n  literals:\n  - a=QQ==\n  envs: [a.env]\n";

    assertThat(SecretData.lines("kustomization.yaml", SourceText.ofNewFile(text)))
        .containsExactly(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: v1\nkind: ConfigMap\ndata:\n  a: no secret\n",
        "apiVersion: v1\nkind: Pod\nspec:\n  imagePullSecrets:\n  - name: Secrets\n",
        "apiVersion: v1\nkind: SecretStore\ndata:\n  a: QQ==\n",
      })
  void what_is_no_Secret_has_none(String document) {
    assertThat(SecretData.lines("a.yaml", SourceText.ofNewFile(document))).isEmpty();
  }
}
