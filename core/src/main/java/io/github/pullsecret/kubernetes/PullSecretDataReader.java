package io.github.pullsecret.kubernetes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pullsecret.kubernetes.PullCredentials.State;
import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.DocumentParser;
import io.github.pullsecret.yaml.YamlDocument;
import io.github.pullsecret.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the data of a Secret as the kubelet does (Kubernetes
 * pkg/credentialprovider/secrets/secrets.go and config.go), and keeps of it only which registries
 * it is for.
 */
final class PullSecretDataReader {
  private static final String OPAQUE = "Opaque";
  private static final String CONFIG_JSON = "kubernetes.io/dockerconfigjson";

  /** The types that the kubelet looks at, and the key that each asks for. */
  private static final Map<String, String> KEYS =
      Map.of(CONFIG_JSON, ".dockerconfigjson", "kubernetes.io/dockercfg", ".dockercfg");

  /** Annotations of operators that copy Secrets: reflector, kubernetes-replicator. */
  private static final List<String> COPIES = List.of("reflector.", "replicator.", "replicate");

  /** How values start that SOPS, Vault's webhook or vals put others in the place of. */
  private static final List<String> FILLED_IN = List.of("ENC[", "vault:", "ref+");

  /** What starts a part of a text that another tool fills in. */
  private static final List<String> OPEN = List.of("${", "$(", "{{");

  private PullSecretDataReader() {}

  static boolean isPullType(String type) {
    return KEYS.containsKey(type);
  }

  static String key(String type) {
    return KEYS.getOrDefault(type, "");
  }

  static PullCredentials read(Value secret, boolean encrypted) {
    String type = secret.word("type").orElse(OPAQUE);
    if (isFilledIn(type)) {
      return PullCredentials.of(State.UNKNOWN, "");
    }
    if (!isPullType(type)) {
      return PullCredentials.of(State.WRONG_TYPE, type);
    }
    if (encrypted || isOpen(secret) || isCopy(secret)) {
      return PullCredentials.of(State.UNKNOWN, type);
    }
    Optional<Value> plain = secret.get(List.of("stringData", key(type)));
    Optional<Value> coded = secret.get(List.of("data", key(type)));
    if (plain.isEmpty() && coded.isEmpty()) {
      return PullCredentials.of(State.MISSING, type);
    }
    String written = plain.or(() -> coded).flatMap(Value::scalar).orElse("");
    Optional<List<RegistryPattern>> found =
        (plain.isPresent() ? Optional.of(written) : decoded(written))
            .flatMap(json -> registries(json, type));
    // JSON may end as templates do, so that it counts as JSON first.
    if (found.isEmpty() ? isFilledIn(written) : OPEN.stream().anyMatch(written::contains)) {
      return PullCredentials.of(State.UNKNOWN, type);
    }
    if (found.isEmpty()) {
      return PullCredentials.of(State.MALFORMED, type);
    }
    return found.get().isEmpty()
        ? PullCredentials.of(State.NO_REGISTRY, type)
        : PullCredentials.known(type, found.get());
  }

  /** Whether data comes in by a way that is not followed. */
  private static boolean isOpen(Value secret) {
    return List.of("data", "stringData").stream()
        .map(secret::get)
        .flatMap(Optional::stream)
        .anyMatch(data -> !data.isMapping() && !data.isNull());
  }

  /** Whether an operator in the cluster copies the data of another Secret into it. */
  private static boolean isCopy(Value secret) {
    return secret
        .get(List.of("metadata", "annotations"))
        .map(Value::fields)
        .orElse(List.of())
        .stream()
        .anyMatch(annotation -> COPIES.stream().anyMatch(annotation.key()::contains));
  }

  /** Whether another tool writes the text before it reaches a cluster. */
  private static boolean isFilledIn(String text) {
    String word = text.strip();
    return Names.isPlaceholder(word)
        || (word.startsWith("<") && word.endsWith(">"))
        || FILLED_IN.stream().anyMatch(word::startsWith);
  }

  /** Base64 as the API server takes it: padded, line ends ignored. */
  private static Optional<String> decoded(String text) {
    String one = text.replace("\n", "").replace("\r", "");
    if (one.isEmpty() || one.length() % 4 != 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new String(Base64.getDecoder().decode(one), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The registries of a configuration; empty if it is none. */
  private static Optional<List<RegistryPattern>> registries(String json, String type) {
    Optional<Value> root = json(json).filter(Value::isMapping);
    if (root.isEmpty()) {
      return Optional.empty();
    }
    Optional<Value> auths = type.equals(CONFIG_JSON) ? root.get().get("auths") : root;
    List<RegistryPattern> registries = new ArrayList<>();
    if (auths.isEmpty() || auths.get().isNull()) {
      return Optional.of(registries);
    }
    if (!auths.get().isMapping()) {
      return Optional.empty();
    }
    for (Value.Field field : auths.get().lastFields()) {
      if (!isEntry(field.value())) {
        return Optional.empty();
      }
      RegistryPattern.parse(field.key()).ifPresent(registries::add);
    }
    return Optional.of(registries);
  }

  private static Optional<Value> json(String text) {
    try {
      SourceText source = SourceText.decode(text.strip().getBytes(UTF_8));
      List<Span> spans = DocumentParser.split(source);
      if (spans.size() != 1) {
        return Optional.empty();
      }
      YamlDocument document = DocumentParser.parse(source, spans.get(0));
      return document.isStrictJson() ? Value.root(document, "") : Optional.empty();
    } catch (YamlSyntaxException | MalformedTextException e) {
      return Optional.empty();
    }
  }

  /** Whether the kubelet can read an entry: a broken {@code auth} breaks the whole of it. */
  private static boolean isEntry(Value entry) {
    if (entry.isNull()) {
      return true;
    }
    Optional<Value> auth = entry.get("auth").filter(found -> !found.isNull());
    return entry.isMapping()
        && (auth.isEmpty() || auth.flatMap(Value::text).filter(t -> isPair(t)).isPresent());
  }

  /** {@code user:password} in base64, padded or not; nothing at all is no mistake either. */
  private static boolean isPair(String auth) {
    String text = auth.strip().replace("\n", "").replace("\r", "");
    if (text.isEmpty()) {
      return true;
    }
    try {
      byte[] pair = Base64.getDecoder().decode(text);
      return new String(pair, ISO_8859_1).contains(":");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
