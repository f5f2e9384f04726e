package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.PodSpec.AccountField;
import io.github.pullsecret.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the pod specs of an object, built-in by path, in custom resources by their shape. */
final class PodSpecReader {
  private static final String HELM_HOOK = "helm.sh/hook";
  private static final String ARGO_HOOK = "argocd.argoproj.io/hook";
  private static final String ARGO_WAVE = "argocd.argoproj.io/sync-wave";
  private static final Set<String> STATIC_POD =
      Set.of("kubernetes.io/config.mirror", "kubernetes.io/config.hash");
  private static final String CONFIG_SOURCE = "kubernetes.io/config.source";
  private static final String IGNORE = "pullsecret:ignore";
  private static final int MAX_DEPTH = 60;

  private final ManifestObject object;
  private final ObjectId id;
  private final Place place;
  private final boolean encrypted;
  private final SharedListReader shares;

  PodSpecReader(
      ManifestObject object, ObjectId id, Place place, boolean encrypted, SharedListReader shares) {
    this.shares = shares;
    this.object = object;
    this.id = id;
    this.place = place;
    this.encrypted = encrypted;
  }

  List<PodSpec> read() {
    Optional<List<String>> path = PodSpecPaths.of(object.type());
    if (path.isPresent()) {
      return object
          .value()
          .get(path.get())
          .filter(Value::isMapping)
          .map(spec -> List.of(podSpec(spec, PodSpec.Kind.WORKLOAD)))
          .orElse(List.of());
    }
    List<PodSpec> found = new ArrayList<>();
    if (object.type().isCustom()) {
      for (Value.Field field : object.value().fields()) {
        if (!field.key().equals("metadata") && !field.key().equals("status")) {
          custom(field.value(), found, 0);
        }
      }
    }
    return found;
  }

  /** What in a custom resource looks like a pod spec, or names an account or pull secrets. */
  private void custom(Value value, List<PodSpec> found, int depth) {
    if (depth > MAX_DEPTH || value.shared()) {
      return;
    }
    boolean holder = object.inTemplate() || isTemplate();
    if (value.isMapping() && !holder) {
      boolean pod = value.get("containers").filter(Value::isSequence).isPresent();
      boolean list = value.get(PullSecretReader.KEY).filter(there -> !there.isNull()).isPresent();
      boolean account =
          value.text("serviceAccountName").isPresent() || value.text("serviceAccount").isPresent();
      if (pod || list || account) {
        found.add(podSpec(value, pod ? PodSpec.Kind.CUSTOM : PodSpec.Kind.CUSTOM_FIELD));
      }
    }
    if (!holder) {
      value.fields().forEach(field -> custom(field.value(), found, depth + 1));
      value.items().forEach(item -> custom(item, found, depth + 1));
    }
  }

  private boolean isTemplate() {
    return object.type().kind().equals("Template")
        && object.type().group().equals("template.openshift.io");
  }

  private PodSpec podSpec(Value spec, PodSpec.Kind kind) {
    PullSecretList list = PullSecretReader.read(spec, object.value().location());
    Optional<String> name = spec.word("serviceAccountName");
    Optional<String> alias = spec.word("serviceAccount");
    AccountKey account =
        new AccountKey(id.namespace(), name.or(() -> alias).orElse(AccountKey.DEFAULT));
    Optional<Obstacle> obstacle = obstacle(spec, list, kind);
    return new PodSpec(
        place,
        id,
        spec.path(),
        list.location(),
        list,
        account,
        spec.get("serviceAccountName").isPresent() ? AccountField.WRITTEN : AccountField.ABSENT,
        spec.get("serviceAccount").isPresent(),
        object.meta("namespace").isPresent(),
        obstacle,
        kind,
        list.present() && obstacle.isEmpty() ? shares.read(spec) : SharedList.none(spec.path()));
  }

  /** The first thing that keeps the list in place whatever the ServiceAccount. */
  private Optional<Obstacle> obstacle(Value spec, PullSecretList list, PodSpec.Kind kind) {
    if (kind != PodSpec.Kind.WORKLOAD) {
      return Optional.of(
          Obstacle.here(KeepReason.CUSTOM_RESOURCE, "a custom resource of " + id.type().group()));
    }
    if (object.inTemplate()) {
      return Optional.of(Obstacle.here(KeepReason.TEMPLATE_OBJECT, "an OpenShift Template"));
    }
    if (spec.hasAliasKey()) {
      return Optional.of(
          Obstacle.at(KeepReason.SHARED_YAML, "an alias stands for a key", spec.location()));
    }
    return list.obstacle()
        .or(() -> badAccount(spec))
        .or(this::placeholderNamespace)
        .or(this::lifecycle)
        .or(() -> ignored(spec))
        .or(() -> sharedYaml(spec));
  }

  private Optional<Obstacle> badAccount(Value spec) {
    for (String key : List.of("serviceAccountName", "serviceAccount")) {
      Optional<Value> field = spec.get(key);
      if (field.isEmpty() || field.get().isNull()) {
        continue;
      }
      if (field.get().text().isEmpty()) {
        return Optional.of(
            Obstacle.at(KeepReason.UNSAFE_EDIT, key + " is not a string", field.get().location()));
      }
      if (Names.isPlaceholder(field.get().text().get())) {
        return Optional.of(
            Obstacle.at(
                KeepReason.PLACEHOLDER,
                key + " is filled in by another tool",
                field.get().location()));
      }
    }
    return Optional.empty();
  }

  /** A comment on the list's line or right above: {@code # pullsecret:ignore REASON}. */
  private static Optional<Obstacle> ignored(Value spec) {
    Optional<Value> list = spec.get(PullSecretReader.KEY);
    if (list.isEmpty()) {
      return Optional.empty();
    }
    return list.get().commentsBeside(IGNORE).stream()
        .map(comment -> comment.substring(comment.indexOf(IGNORE) + IGNORE.length()).strip())
        .map(why -> Obstacle.here(KeepReason.IGNORED, why.isEmpty() ? "no reason given" : why))
        .findFirst();
  }

  private Optional<Obstacle> placeholderNamespace() {
    return id.namespace()
        .filter(Names::isPlaceholder)
        .map(found -> Obstacle.here(KeepReason.PLACEHOLDER, "its namespace is filled in later"));
  }

  private Optional<Obstacle> lifecycle() {
    if (encrypted) {
      return Optional.of(Obstacle.here(KeepReason.SOPS, "the document is encrypted with SOPS"));
    }
    if (object.type().equals(new GroupKind("apps", "ControllerRevision"))
        || object.metadata().get("ownerReferences").filter(o -> !o.items().isEmpty()).isPresent()) {
      return Optional.of(Obstacle.here(KeepReason.CONTROLLER_OWNED, "another object owns it"));
    }
    for (String key : STATIC_POD) {
      if (object.annotation(key).isPresent()) {
        return Optional.of(staticPod(object.annotation(key).get()));
      }
    }
    Optional<Value> source = object.annotation(CONFIG_SOURCE);
    if (source.flatMap(Value::scalar).filter(from -> !from.equals("api")).isPresent()) {
      return source.map(PodSpecReader::staticPod);
    }
    return hook();
  }

  private static Obstacle staticPod(Value annotation) {
    return Obstacle.at(
        KeepReason.STATIC_POD, "the kubelet reads it from a file", annotation.location());
  }

  private Optional<Obstacle> hook() {
    Optional<Value> helm = object.annotation(HELM_HOOK);
    if (helm.isPresent()) {
      return Optional.of(hook("Helm " + helm.get().scalar().orElse("hook"), helm.get()));
    }
    Optional<Value> argo = object.annotation(ARGO_HOOK);
    if (argo.isPresent()) {
      return Optional.of(hook("Argo CD " + argo.get().scalar().orElse("hook"), argo.get()));
    }
    Optional<Value> wave = object.annotation(ARGO_WAVE);
    if (wave.flatMap(Value::scalar).filter(number -> number.startsWith("-")).isPresent()) {
      return wave.map(found -> hook("Argo CD sync wave " + found.scalar().orElse(""), found));
    }
    return Optional.empty();
  }

  private static Obstacle hook(String detail, Value annotation) {
    return Obstacle.at(KeepReason.HOOK, detail, annotation.location());
  }

  private Optional<Obstacle> sharedYaml(Value spec) {
    Optional<Location> shared =
        List.of("serviceAccountName", "serviceAccount").stream()
            .map(spec::get)
            .flatMap(Optional::stream)
            .filter(Value::shared)
            .map(Value::location)
            .findFirst();
    if (spec.shared()) {
      shared = Optional.of(spec.location());
    }
    return shared
        .map(
            where ->
                Obstacle.at(
                    KeepReason.SHARED_YAML, "an alias or a merge key supplies a part of it", where))
        .or(() -> shares.obstacle(spec));
  }
}
