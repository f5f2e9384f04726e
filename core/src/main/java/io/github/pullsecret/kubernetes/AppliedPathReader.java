package io.github.pullsecret.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the directories that GitOps objects apply. */
final class AppliedPathReader {
  private static final GroupKind APPLICATION = new GroupKind("argoproj.io", "Application");
  private static final GroupKind FLUX =
      new GroupKind("kustomize.toolkit.fluxcd.io", "Kustomization");

  private AppliedPathReader() {}

  /** Whether a document is of Flux, which calls its objects Kustomization, too. */
  static boolean isFlux(Value root) {
    return root.text("apiVersion")
        .filter(version -> version.startsWith(FLUX.group() + "/"))
        .isPresent();
  }

  static List<AppliedPath> read(ManifestObject object) {
    Optional<Value> spec = object.value().get("spec");
    if (spec.isEmpty()) {
      return List.of();
    }
    if (object.type().equals(FLUX)) {
      return spec.get().text("path").map(path -> List.of(flux(path, spec.get()))).orElse(List.of());
    }
    return object.type().equals(APPLICATION) ? application(spec.get()) : List.of();
  }

  private static AppliedPath flux(String path, Value spec) {
    Optional<String> namespace = spec.word("targetNamespace");
    return new AppliedPath(
        path,
        /* recursive= */ true,
        namespace,
        namespace.isPresent(),
        renames(spec),
        KustomizationReader.patches(spec),
        spec.location());
  }

  private static List<AppliedPath> application(Value spec) {
    Optional<String> destination =
        spec.get("destination").flatMap(found -> found.word("namespace"));
    List<Value> sources = new ArrayList<>();
    spec.get("source").ifPresent(sources::add);
    spec.get("sources").map(Value::items).ifPresent(sources::addAll);
    List<AppliedPath> found = new ArrayList<>();
    for (Value source : sources) {
      Optional<Value> kustomize = source.get("kustomize");
      Optional<String> override = kustomize.flatMap(options -> options.word("namespace"));
      source
          .text("path")
          .ifPresent(
              path ->
                  found.add(
                      new AppliedPath(
                          path,
                          recurses(source),
                          override.or(() -> destination),
                          override.isPresent(),
                          kustomize.filter(AppliedPathReader::renames).isPresent(),
                          kustomize.map(KustomizationReader::patches).orElse(List.of()),
                          source.location())));
    }
    return found;
  }

  private static boolean recurses(Value source) {
    return source
        .get(List.of("directory", "recurse"))
        .flatMap(Value::scalar)
        .filter("true"::equals)
        .isPresent();
  }

  private static boolean renames(Value options) {
    return options.word("namePrefix").isPresent() || options.word("nameSuffix").isPresent();
  }
}
