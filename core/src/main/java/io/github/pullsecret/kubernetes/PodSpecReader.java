package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.CustomRow.Absent;
import io.github.pullsecret.kubernetes.CustomRow.Mode;
import io.github.pullsecret.kubernetes.PodSpec.AccountField;
import io.github.pullsecret.text.Location;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the pod specs of an object: by path in built-in kinds, by search in custom resources. */
final class PodSpecReader {
  private static final String HELM_HOOK = "helm.sh/hook";
  private static final String ARGO_HOOK = "argocd.argoproj.io/hook";
  private static final String ARGO_WAVE = "argocd.argoproj.io/sync-wave";
  private static final Set<String> STATIC_POD =
      Set.of("kubernetes.io/config.mirror", "kubernetes.io/config.hash");
  private static final String CONFIG_SOURCE = "kubernetes.io/config.source";

  private final ManifestObject object;
  private final ObjectId id;
  private final Place place;
  private final boolean encrypted;
  private final CustomKinds kinds;
  private final IgnoreComments ignores;
  private final SharedListReader shares;

  PodSpecReader(
      ManifestObject object,
      ObjectId id,
      Place place,
      boolean encrypted,
      CustomKinds kinds,
      IgnoreComments ignores,
      SharedListReader shares) {
    this.shares = shares;
    this.object = object;
    this.id = id;
    this.place = place;
    this.encrypted = encrypted;
    this.kinds = kinds;
    this.ignores = ignores;
  }

  List<PodSpec> read() {
    Optional<List<String>> path = PodSpecPaths.of(object.type());
    if (path.isPresent()) {
      return object
          .value()
          .get(path.get())
          .filter(Value::isMapping)
          .map(spec -> List.of(podSpec(spec)))
          .orElse(List.of());
    }
    List<CustomRow> rows = kinds.rows(object.type());
    return rows.isEmpty() && !object.type().isCustom()
        ? List.of()
        : CustomSearch.in(object, rows).stream().map(this::custom).toList();
  }

  private PodSpec podSpec(Value spec) {
    PullSecretList list = PullSecretReader.read(spec, object.value().location());
    return podSpec(
        spec, list, account(spec), accountField(spec), obstacle(spec, list), PodSpec.Kind.WORKLOAD);
  }

  private static AccountField accountField(Value spec) {
    return spec.get("serviceAccountName").isPresent() ? AccountField.WRITTEN : AccountField.ABSENT;
  }

  private AccountKey account(Value spec) {
    Optional<String> name = spec.word("serviceAccountName");
    Optional<String> alias = spec.word("serviceAccount");
    return new AccountKey(id.namespace(), name.or(() -> alias).orElse(AccountKey.DEFAULT));
  }

  /** What the search found in a custom resource, with what is known about its kind. */
  private PodSpec custom(CustomSearch.Found found) {
    Value spec = found.holder();
    Optional<CustomRow> row = found.row();
    Mode mode = row.map(known -> known.mode(object.value())).orElse(Mode.NO);
    boolean pod = mode == Mode.YES || mode == Mode.NAMED || CustomSearch.isPod(spec);
    boolean fixed = mode == Mode.NAMED && row.filter(known -> known.isNamed(spec)).isPresent();
    Optional<Obstacle> unmoved =
        row.isPresent() ? row.get().obstacle(object.value(), spec) : Optional.of(unknown(spec));
    PullSecretList list = customList(spec, row);
    return podSpec(
        spec,
        list,
        customAccount(spec, row),
        fixed ? AccountField.FIXED : accountField(spec),
        unmoved.or(() -> obstacle(spec, list)),
        pod ? PodSpec.Kind.CUSTOM : PodSpec.Kind.CUSTOM_FIELD);
  }

  private PullSecretList customList(Value spec, Optional<CustomRow> row) {
    Location location = object.value().location();
    return row.filter(CustomRow::isOtherShape)
        .map(other -> PullSecretReader.readOther(spec, other.key(), location))
        .orElseGet(() -> PullSecretReader.read(spec, location));
  }

  private AccountKey customAccount(Value spec, Optional<CustomRow> row) {
    boolean mention = row.filter(CustomRow::isMention).isPresent();
    boolean unnamed =
        spec.word("serviceAccountName").or(() -> spec.word("serviceAccount")).isEmpty();
    boolean own = row.filter(known -> known.absent() == Absent.OWN).isPresent();
    return mention || (own && unnamed) ? AccountKey.operatorMade(id.namespace()) : account(spec);
  }

  private Obstacle unknown(Value spec) {
    Obstacle obstacle =
        Obstacle.here(KeepReason.CUSTOM_RESOURCE, "a custom resource of " + id.type().group());
    return CustomSearch.isPod(spec)
        ? obstacle.withFix(
            "if its pods get the pod spec as it stands, declare it under kinds in pullsecret.yaml")
        : obstacle;
  }

  private PodSpec podSpec(
      Value spec,
      PullSecretList list,
      AccountKey account,
      AccountField field,
      Optional<Obstacle> unmoved,
      PodSpec.Kind kind) {
    Optional<Obstacle> obstacle = ignored(spec, list).or(() -> unmoved);
    return new PodSpec(
        place,
        id,
        spec.path(),
        list.location(),
        list,
        account,
        field,
        spec.get("serviceAccount").isPresent(),
        object.meta("namespace").isPresent(),
        UpdateStrategy.isOnDelete(object),
        obstacle,
        kind,
        spec.get("containers").isPresent(),
        list.present() && obstacle.isEmpty() ? shares.read(spec) : SharedList.none(spec.path()));
  }

  /** A comment that keeps the list; it comes first, so that it also says that a list may stay. */
  private Optional<Obstacle> ignored(Value spec, PullSecretList list) {
    return spec.get(PullSecretReader.KEY).filter(found -> list.present()).flatMap(ignores::at);
  }

  /** The first thing in the object that keeps the list in place whatever the ServiceAccount. */
  private Optional<Obstacle> obstacle(Value spec, PullSecretList list) {
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
