package io.github.pullsecret.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a ServiceAccount's manifest. */
final class ServiceAccountReader {
  /** What ties a ServiceAccount to an identity in a cloud, as the start of a key. */
  private static final List<String> CLOUD =
      List.of(
          "eks.amazonaws.com/",
          "iam.gke.io/",
          "azure.workload.identity/",
          "pod-identity.alibabacloud.com/",
          "vault.hashicorp.com/");

  /** What tools track objects by, or copy of them; it must not be on two objects. */
  private static final List<String> TRACKING =
      List.of(
          "kubectl.kubernetes.io/",
          "meta.helm.sh/",
          "helm.sh/",
          "argocd.argoproj.io/tracking-id",
          "app.kubernetes.io/instance",
          "kustomize.toolkit.fluxcd.io/",
          "helm.toolkit.fluxcd.io/",
          "objectset.rio.cattle.io/",
          "config.kubernetes.io/");

  private ServiceAccountReader() {}

  static ServiceAccountManifest read(
      ManifestObject object, ObjectId id, Place place, boolean encrypted) {
    AccountKey key = new AccountKey(id.namespace(), id.name());
    Map<String, String> labels = strings(object, "labels");
    Map<String, String> annotations = strings(object, "annotations");
    return new ServiceAccountManifest(
        place,
        key,
        object.meta("namespace").isPresent(),
        object.value().location(),
        PullSecretReader.read(object.value(), object.value().location()),
        object
            .value()
            .get("automountServiceAccountToken")
            .flatMap(Value::scalar)
            .map(Boolean::parseBoolean),
        object.value().get("secrets").map(Value::items).orElse(List.of()).stream()
            .map(secret -> secret.text("name"))
            .flatMap(Optional::stream)
            .toList(),
        labels,
        annotations,
        cloudIdentity(object, key),
        obstacle(object, encrypted));
  }

  private static Optional<IdentityReference> cloudIdentity(ManifestObject object, AccountKey key) {
    for (String map : List.of("annotations", "labels")) {
      for (Value.Field field : fields(object, map)) {
        if (CLOUD.stream().anyMatch(field.key()::startsWith)) {
          return Optional.of(
              new IdentityReference(
                  key, field.value().location(), field.key() + " on ServiceAccount " + key));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Obstacle> obstacle(ManifestObject object, boolean encrypted) {
    if (object.inTemplate()) {
      return Optional.of(
          Obstacle.at(
              KeepReason.TEMPLATE_OBJECT,
              "its ServiceAccount stands in an OpenShift Template",
              object.value().location()));
    }
    if (encrypted) {
      return Optional.of(
          Obstacle.at(
              KeepReason.SOPS,
              "its ServiceAccount is encrypted with SOPS",
              object.value().location()));
    }
    boolean shared =
        object.value().shared()
            || object.value().get(PullSecretReader.KEY).filter(Value::shared).isPresent();
    return shared
        ? Optional.of(
            Obstacle.at(
                KeepReason.SHARED_YAML,
                "an alias or a merge key supplies a part of its ServiceAccount",
                object.value().location()))
        : Optional.empty();
  }

  private static List<Value.Field> fields(ManifestObject object, String map) {
    return object
        .value()
        .get("metadata")
        .flatMap(metadata -> metadata.get(map))
        .map(Value::fields)
        .orElse(List.of());
  }

  private static Map<String, String> strings(ManifestObject object, String map) {
    Map<String, String> strings = new LinkedHashMap<>();
    for (Value.Field field : fields(object, map)) {
      if (TRACKING.stream().noneMatch(field.key()::startsWith)) {
        field.value().scalar().ifPresent(value -> strings.put(field.key(), value));
      }
    }
    return strings;
  }
}
