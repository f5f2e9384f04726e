package io.github.pullsecret.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretDataTest {
  /** The lines that no output shows. */
  private static List<String> hidden(String text) throws MalformedTextException {
    Set<Integer> lines =
        SecretData.lines("kustomization.yaml", SourceText.decode(text.getBytes(UTF_8)));
    List<String> all = text.lines().toList();
    List<String> hidden = new ArrayList<>();
    lines.stream().filter(line -> line < all.size()).forEach(line -> hidden.add(all.get(line)));
    return hidden;
  }

  @Test
  void of_a_generator_only_what_holds_data_is_hidden() throws MalformedTextException {
    String text =
        """
        secretGenerator:
          - name: regcred
            type: kubernetes.io/dockerconfigjson
            files: [.dockerconfigjson=config.json]
            literals:
              - password=hunter2
          - {name: other, literals: [a=b]}
          - name: last
            invented: c
        """;
    assertThat(hidden(text))
        .contains("      - password=hunter2", "  - {name: other, literals: [a=b]}")
        .contains("    invented: c")
        .doesNotContain("  - name: regcred", "    files: [.dockerconfigjson=config.json]");
  }

  @Test
  void what_a_generator_can_not_be_read_from_is_hidden_whole() throws MalformedTextException {
    assertThat(hidden("secretGenerator: {name: a}\n")).hasSize(1);
    assertThat(hidden("secretGenerator:\n- text\n")).containsExactly("- text");
  }

  @Test
  void of_a_secret_its_data_and_what_was_applied_are_hidden() throws MalformedTextException {
    String text =
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: regcred
          annotations:
            kubectl.kubernetes.io/last-applied-configuration: '{}'
        data:
          a: Yg==
        stringData: {c: d}
        """;
    assertThat(hidden(text))
        .contains("  a: Yg==", "stringData: {c: d}")
        .anyMatch(line -> line.contains("last-applied-configuration"))
        .doesNotContain("  name: regcred");
  }
}
