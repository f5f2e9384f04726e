package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.SecretReference.Reason;
import io.github.pullsecret.kubernetes.SecretReference.Refusal;
import io.github.pullsecret.yaml.YamlDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds everything in a document that names a Secret: in objects, in patches of both forms, and in
 * kustomizations with the patches that are written in their strings.
 */
public final class SecretReferenceReader {
  private static final GroupKind KUSTOMIZATION =
      new GroupKind("kustomize.config.k8s.io", "Kustomization");
  private static final GroupKind SEALED = new GroupKind("bitnami.com", "SealedSecret");
  private static final GroupKind DEFINITION =
      new GroupKind("apiextensions.k8s.io", "CustomResourceDefinition");

  /** What lets a SealedSecret have another name. */
  private static final List<String> WIDE =
      List.of("sealedsecrets.bitnami.com/namespace-wide", "sealedsecrets.bitnami.com/cluster-wide");

  /** Kinds whose fields hold the texts of others. */
  static final Set<GroupKind> OPAQUE = Set.of(new GroupKind("", "ConfigMap"), DEFINITION);

  private final CustomKinds kinds;
  private final Optional<String> defaultNamespace;
  private final SecretCollector collector;

  private SecretReferenceReader(
      CustomKinds kinds, Optional<String> defaultNamespace, Predicate<String> wanted) {
    this.kinds = kinds;
    this.defaultNamespace = defaultNamespace;
    this.collector = new SecretCollector(wanted);
  }

  /**
   * The references of a document, in its order.
   *
   * @param document the document
   * @param file the file as displayed
   * @param index the index of the document in the file
   * @param kinds custom resources that the user vouches for
   * @param defaultNamespace what a manifest without namespace means, if the run says so
   * @param wanted the names of interest
   */
  public static List<SecretReference> read(
      YamlDocument document,
      String file,
      int index,
      List<UserKind> kinds,
      Optional<String> defaultNamespace,
      Predicate<String> wanted) {
    return Value.root(document, file)
        .map(root -> read(root, file, index, new CustomKinds(kinds), defaultNamespace, wanted))
        .orElse(List.of());
  }

  static List<SecretReference> read(
      Value root,
      String file,
      int index,
      CustomKinds kinds,
      Optional<String> defaultNamespace,
      Predicate<String> wanted) {
    SecretReferenceReader reader = new SecretReferenceReader(kinds, defaultNamespace, wanted);
    reader.document(root, file, index);
    return reader.collector.references();
  }

  private void document(Value root, String file, int index) {
    boolean kustomization = ManifestFile.isKustomization(file) && !AppliedPathReader.isFlux(root);
    String name = file.substring(file.lastIndexOf('/') + 1);
    ObjectId id =
        kustomization
            ? new ObjectId(KUSTOMIZATION, root.word("namespace").or(() -> defaultNamespace), name)
            : new ObjectId(new GroupKind("", SecretReference.JSON_PATCH), defaultNamespace, name);
    SecretHolder holder = SecretHolder.document(file, index, id, encrypted(root));
    KustomizationSecrets kustomize = new KustomizationSecrets(this, collector);
    if (kustomization) {
      kustomize.read(root, holder);
    } else {
      document(root, PatchTarget.ANY, holder);
      kustomize.replacementFile(root, holder);
    }
  }

  /** An object or a list of objects, or a patch: operations, or an object with what to change. */
  void document(Value root, PatchTarget target, SecretHolder holder) {
    if (root.isSequence()) {
      operations(root, target, holder);
    } else {
      objects(root, holder);
    }
  }

  /** SOPS signs every value of a document, unless it was told to sign the encrypted ones only. */
  static Optional<Refusal> encrypted(Value root) {
    return root.get("sops")
        .filter(Value::isMapping)
        .filter(
            sops ->
                sops.get("mac_only_encrypted")
                    .flatMap(Value::scalar)
                    .filter("true"::equals)
                    .isEmpty())
        .map(
            sops ->
                new Refusal(
                    Reason.ENCRYPTED,
                    "SOPS signs every value of the document",
                    "rename it with sops",
                    sops.location()));
  }

  /** The objects of a document or of a part of one. */
  void objects(Value root, SecretHolder around) {
    for (ManifestObject object : ManifestObject.in(root)) {
      object(object, SecretHolder.of(object, around));
    }
  }

  private void object(ManifestObject object, SecretHolder found) {
    SecretHolder holder = sealed(object).map(found::refusing).orElse(found);
    ObjectSecrets secrets = new ObjectSecrets(collector, holder);
    GroupKind type = object.type();
    if (!OPAQUE.contains(type)) {
      SecretRows.of(SecretRows.ANY).forEach(row -> secrets.read(row, object.value()));
    }
    SecretRows.of(type, kinds).forEach(row -> secrets.read(row, object.value()));
    Optional<List<String>> pod = PodSpecPaths.of(type);
    if (pod.isPresent()) {
      object.value().get(pod.get()).ifPresent(spec -> podSpec(secrets, spec));
    } else if (type.isCustom() || (holder.isEmbedded() && !OPAQUE.contains(type))) {
      // Inside a custom resource, any kind is looked through as that is.
      new KustomizationSecrets(this, collector).inObject(object, holder);
      new CustomSecrets(this, holder, secrets).read(object, kinds.rows(type));
    }
  }

  static void podSpec(ObjectSecrets secrets, Value spec) {
    SecretRows.of(SecretRows.POD_SPEC).forEach(row -> secrets.read(row, spec));
  }

  private static Optional<Refusal> sealed(ManifestObject object) {
    boolean strict =
        object.type().equals(SEALED)
            && WIDE.stream()
                .map(object::annotation)
                .flatMap(Optional::stream)
                .map(Value::scalar)
                .flatMap(Optional::stream)
                .noneMatch("true"::equals);
    return strict
        ? Optional.of(
            new Refusal(
                Reason.SEALED,
                "the name is a part of what is sealed",
                "re-seal the Secret under its new name",
                object.metadata().location()))
        : Optional.empty();
  }

  /** A patch that is a list of operations. */
  private void operations(Value root, PatchTarget target, SecretHolder holder) {
    PatchedKinds patched = new PatchedKinds(target, kinds);
    ObjectSecrets secrets = new ObjectSecrets(collector, holder);
    PointerSecrets pointers = new PointerSecrets(secrets, patched);
    for (Value operation : root.items()) {
      Optional<Value> value = operation.get("value");
      Optional<String> path =
          operation
              .get("path")
              .flatMap(Value::scalar)
              .filter(pointer -> pointer.startsWith("/") && operation.text("op").isPresent());
      if (value.isPresent() && path.isPresent()) {
        pointers.read(path.get(), value.get());
        if (patched.isOpen(path.get())) {
          new CustomSecrets(this, holder, secrets).walk(value.get());
        }
      }
    }
  }
}
