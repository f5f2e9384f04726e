package io.github.pullsecret.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.text.SourceText;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every line with data is found, in whatever the Secret is wrapped; the data is called CANARY. */
class SecretDataLinesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: v1\nkind: Secret\ndata:\n  # was: CANARY\n  a: CANARY\n  # CANARY\n\ntype: Opaque\n",
        "apiVersion: v1\nkind: Secret\ndata: {a: CANARY}\ndata: {a: CANARY}\n",
        "apiVersion: v1\nkind: Secret\nstringData:\n  a: |\n    x\n    CANARY\n\n    CANARY\n",
        "apiVersion: v1\nkind: Secret\nstringData:\n  a: >-\n    x\n    CANARY\n  b: 'x\n    CANARY'\n",
        "apiVersion: v1\nkind: Secret\nx: &x\n  CANARY\ndata:\n  a: *x\n",
        "apiVersion: v1\nkind: Secret\nx: &x\n  data: {a: CANARY}\n<<: *x\n",
        "apiVersion: v1\nkind: Secret\nmetadata:\n  annotations:\n    a: |\n      CANARY\n",
        "apiVersion: v1\nkind: Secret\nmetadata: {annotations: {\n a: '{\"data\":\"CANARY\"}'}}\n",
        "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n  data:\n    a: CANARY\n",
        "apiVersion: w/v1\nkind: Work\nspec:\n  manifests:\n  - kind: Secret\n    data: {a: CANARY}\n",
        "apiVersion: v1\nkind: ConfigMap\ndata:\n  m: |\n    kind: Secret\n    data:\n      a: CANARY\n",
        "apiVersion: v1\nkind: ConfigMap\ndata:\n  m: 'kind: Secret\n\n    data: {a: CANARY}'\n",
        "kind: X\nmetadata:\n  annotations:\n    l: >\n      {\"kind\":\"Secret\",\"data\":{\"a\":\n      \"CANARY\"}}\n",
        "kind: Kustomization\npatches:\n- target: {kind: Secret}\n  patch: |-\n    - path: /data/a\n      value: CANARY\n",
        "kind: Kustomization\nsecretGenerator:\n- name: a\n  literals:\n  - a=CANARY\n",
        "apiVersion: v1\nkind: \"\\u0053\\u0065\\u0063\\u0072\\u0065\\u0074\"\ndata:\n  a: CANARY\n",
        "apiVersion: v1\r\nkind: Secret\r\ndata:\r\n  a: CANARY\r\n  # CANARY\r\n",
      })
  void every_line_with_data_is_found(String document) {
    Set<Integer> lines = SecretData.lines("a.yaml", SourceText.ofNewFile(document));

    List<String> all = document.lines().toList();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).contains("CANARY")) {
        assertThat(lines).as(all.get(i)).contains(i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n  annotations: {team: shop}\ntype: x\n",
        "kind: Role\nrules:\n- resources: [secrets]\n  resourceNames: [a]\n",
        "kind: ConfigMap\ndata:\n  a: see the Secret of the shop\n",
      })
  void what_is_no_data_is_shown(String document) {
    assertThat(SecretData.lines("a.yaml", SourceText.ofNewFile(document))).isEmpty();
  }
}
