package io.github.pullsecret.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.WrittenName.Item;
import io.github.pullsecret.kubernetes.WrittenName.Kept;
import io.github.pullsecret.kubernetes.WrittenName.Missing;
import io.github.pullsecret.kubernetes.WrittenName.Token;
import io.github.pullsecret.kubernetes.WrittenName.Whole;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.DocumentParser;
import io.github.pullsecret.yaml.NodePath;
import io.github.pullsecret.yaml.YamlDocument;
import io.github.pullsecret.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** References as tests write them: one line each. */
final class FoundSecrets {
  private FoundSecrets() {}

  /** The references to {@code regcred} in a manifest. */
  static List<SecretReference> in(String text) {
    return in("manifest.yaml", text, "regcred");
  }

  static List<SecretReference> in(String file, String text, String... wanted) {
    List<SecretReference> found = new ArrayList<>();
    int index = 0;
    for (YamlDocument document : documents(text)) {
      List<SecretReference> references =
          SecretReferenceReader.read(
              document, file, index, List.of(), Optional.of("run"), List.of(wanted)::contains);
      references.forEach(reference -> check(reference, document));
      found.addAll(references);
      index++;
    }
    return found;
  }

  static List<YamlDocument> documents(String text) {
    try {
      SourceText source = SourceText.decode(text.getBytes(UTF_8));
      List<YamlDocument> documents = new ArrayList<>();
      for (Span span : DocumentParser.split(source)) {
        documents.add(DocumentParser.parse(source, span));
      }
      return documents;
    } catch (Exception e) {
      throw new AssertionError(text, e);
    }
  }

  /** Every reference has to say where exactly its name is written. */
  private static void check(SecretReference reference, YamlDocument outer) {
    YamlDocument document =
        reference
            .inner()
            .map(inner -> documents(text(outer, inner.text())).get(inner.document()))
            .orElse(outer);
    String name = reference.name();
    WrittenName written = reference.written();
    if (written instanceof Whole whole) {
      assertThat(text(document, whole.scalar())).isEqualTo(name);
    } else if (written instanceof Token token) {
      String text = text(document, token.scalar());
      assertThat(text.substring(token.from(), token.to())).isEqualTo(name);
    } else if (written instanceof Item item) {
      assertThat(text(document, item.scalar())).isEqualTo(name);
      assertThat(item.names().get(item.position())).isEqualTo(name);
      assertThat(document.find(item.list().index(item.position()))).isPresent();
    } else if (written instanceof Missing missing) {
      assertThat(document.find(missing.mapping())).isPresent();
      assertThat(document.find(missing.mapping().key(missing.keys().get(0)))).isEmpty();
    } else if (written instanceof Kept kept) {
      assertThat(kept.names()).contains(name);
      assertThat(document.find(kept.list())).isPresent();
    }
  }

  private static String text(YamlDocument document, NodePath path) {
    return document
        .find(path)
        .map(node -> node instanceof Scalar scalar ? scalar.value() : "no scalar")
        .orElse("nothing");
  }

  /** The references, one a line. */
  static String lines(List<SecretReference> references) {
    return String.join("\n", references.stream().map(FoundSecrets::line).toList());
  }

  /**
   * A reference as {@code reference spec.x.name}: the role, where the name is written, and what
   * else is to be said. A token is {@code PATH@FROM-TO}, an item of a list {@code LIST#POSITION}, a
   * missing field {@code MAPPING+KEYS}, a list that keeps the name {@code LIST+}.
   */
  static String line(SecretReference reference) {
    return reference.role().name().toLowerCase(Locale.ROOT)
        + " "
        + reference.inner().map(inner -> inner.text() + "!" + inner.document() + ":").orElse("")
        + written(reference.written())
        + reference.namespace().map(namespace -> " of " + namespace).orElse("")
        + (reference.anyNamespace() ? " of any" : "")
        + (reference.shared() ? " shared" : "")
        + reference.refusal().map(refusal -> " " + refusal.reason()).orElse("");
  }

  private static String written(WrittenName written) {
    if (written instanceof Whole whole) {
      return whole.scalar().toString();
    } else if (written instanceof Token token) {
      return token.scalar() + "@" + token.from() + "-" + token.to();
    } else if (written instanceof Item item) {
      String place = item.list() + "#" + item.position();
      boolean inside = item.scalar().toString().startsWith(item.list().toString());
      return place + (inside ? "" : " at " + item.scalar());
    } else if (written instanceof Missing missing) {
      return missing.mapping() + "+" + String.join(".", missing.keys());
    }
    return ((Kept) written).list() + "+";
  }
}
