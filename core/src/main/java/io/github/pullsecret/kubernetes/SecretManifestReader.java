package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.PullCredentials.State;
import io.github.pullsecret.kubernetes.SecretReference.Role;
import io.github.pullsecret.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the Secrets of a document and what makes some: operators' objects, sealed Secrets,
 * generators of kustomizations.
 */
public final class SecretManifestReader {
  private final CustomKinds kinds;
  private final Optional<String> defaultNamespace;

  /**
   * A reader.
   *
   * @param kinds custom resources that the user vouches for
   * @param defaultNamespace what a manifest without namespace means, if the run says so
   */
  public SecretManifestReader(List<UserKind> kinds, Optional<String> defaultNamespace) {
    this.kinds = new CustomKinds(kinds);
    this.defaultNamespace = defaultNamespace;
  }

  /** The Secrets of a document in its order. */
  public List<SecretManifest> read(YamlDocument document, String file, int index) {
    List<SecretManifest> secrets = new ArrayList<>();
    Optional<Value> root = Value.root(document, file);
    if (root.isEmpty()) {
      return secrets;
    }
    boolean encrypted = root.get().get("sops").filter(Value::isMapping).isPresent();
    for (ManifestObject object : ManifestObject.in(root.get())) {
      Optional<String> name = object.meta("name");
      if (object.type().isCore("Secret") && name.isPresent()) {
        secrets.add(
            new SecretManifest(
                file,
                object.value().location(),
                name.get(),
                object.id(defaultNamespace).namespace(),
                /* anyNamespace= */ false,
                PullSecretDataReader.read(object.value(), encrypted)));
      }
    }
    for (SecretReference reference :
        SecretReferenceReader.read(
            root.get(), file, index, kinds, defaultNamespace, name -> !name.isEmpty())) {
      boolean patch = reference.role() == Role.DEFINITION && reference.inner().isPresent();
      if (reference.role() == Role.PRODUCER || patch) {
        secrets.add(
            new SecretManifest(
                file,
                reference.location(),
                reference.name(),
                reference.secretNamespace(),
                reference.anyNamespace(),
                PullCredentials.of(State.UNKNOWN, type(root.get(), reference))));
      }
    }
    return secrets;
  }

  /** The type that a generator gives to the Secret, if it says one. */
  private static String type(Value root, SecretReference producer) {
    for (Value generator : root.get("secretGenerator").map(Value::items).orElse(List.of())) {
      if (generator.word("name").filter(producer.name()::equals).isPresent()) {
        return generator.word("type").orElse("");
      }
    }
    for (ManifestObject object : ManifestObject.in(root)) {
      if (object.value().path().equals(producer.place().object())) {
        return List.of(
                List.of("spec", "target", "template", "type"),
                List.of("spec", "template", "type"),
                List.of("spec", "type"),
                List.of("type"))
            .stream()
            .map(object.value()::get)
            .flatMap(Optional::stream)
            .map(Value::scalar)
            .flatMap(Optional::stream)
            .findFirst()
            .orElse("");
      }
    }
    return "";
  }
}
