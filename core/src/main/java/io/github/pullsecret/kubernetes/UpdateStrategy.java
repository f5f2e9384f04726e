package io.github.pullsecret.kubernetes;

import java.util.Optional;

/**
 * When a StatefulSet or DaemonSet makes its pods anew after its template changed (Kubernetes {@code
 * pkg/apis/apps/v1beta1/defaults.go}, {@code pkg/apis/extensions/v1beta1/defaults.go}).
 */
final class UpdateStrategy {
  private UpdateStrategy() {}

  /** Whether pods are made anew only when someone deletes them. */
  static boolean isOnDelete(ManifestObject object) {
    String kind = object.type().kind();
    if (kind.equals("PetSet")) {
      return true;
    }
    if (!kind.equals("StatefulSet") && !kind.equals("DaemonSet")) {
      return false;
    }
    Optional<String> type =
        object
            .value()
            .get("spec")
            .flatMap(spec -> spec.get("updateStrategy"))
            .flatMap(strategy -> strategy.text("type"));
    String version = object.value().text("apiVersion").orElse("");
    boolean byDefault =
        kind.equals("StatefulSet")
            ? version.equals("apps/v1beta1")
            : version.equals("extensions/v1beta1");
    return type.map("OnDelete"::equals).orElse(byDefault);
  }
}
