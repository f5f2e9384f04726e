package io.github.pullsecret.kubernetes;

import io.github.pullsecret.yaml.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An object of a document, found through lists and templates.
 *
 * @param value the object
 * @param type its group and kind
 * @param inTemplate whether an OpenShift Template holds it
 * @param list the path of the {@code items} of the {@code kind: List} that holds it
 */
record ManifestObject(Value value, GroupKind type, boolean inTemplate, Optional<NodePath> list) {
  private static final int MAX_NESTING = 16;

  /** The objects of a document in order; none if it is not a manifest. */
  static List<ManifestObject> in(Value root) {
    List<ManifestObject> objects = new ArrayList<>();
    collect(root, new Holder(Optional.empty(), false, Optional.empty()), 0, objects);
    return objects;
  }

  /** What an object is inside of. */
  private record Holder(Optional<GroupKind> itemType, boolean template, Optional<NodePath> list) {}

  private static void collect(Value value, Holder holder, int depth, List<ManifestObject> objects) {
    Optional<GroupKind> type = type(value).or(holder::itemType);
    if (type.isEmpty() || depth > MAX_NESTING) {
      return;
    }
    GroupKind kind = type.get();
    Optional<Value> items = value.get("items").filter(Value::isSequence);
    if (kind.kind().endsWith("List") && items.isPresent()) {
      // Items of a typed list may leave out what the list says: kubectl resolves them so.
      String itemKind = kind.kind().substring(0, kind.kind().length() - "List".length());
      Optional<GroupKind> itemType =
          itemKind.isEmpty()
              ? Optional.empty()
              : Optional.of(new GroupKind(kind.group(), itemKind));
      Optional<NodePath> list =
          kind.isCore("List") ? Optional.of(items.get().path()) : Optional.empty();
      for (Value item : items.get().items()) {
        collect(item, new Holder(itemType, holder.template(), list), depth + 1, objects);
      }
      return;
    }
    objects.add(new ManifestObject(value, kind, holder.template(), holder.list()));
    boolean template = kind.isCore("Template") || kind.group().equals("template.openshift.io");
    if (template && kind.kind().equals("Template")) {
      value
          .get("objects")
          .ifPresent(
              found ->
                  found
                      .items()
                      .forEach(
                          item ->
                              collect(
                                  item,
                                  new Holder(Optional.empty(), true, Optional.empty()),
                                  depth + 1,
                                  objects)));
    }
  }

  static Optional<GroupKind> type(Value value) {
    Optional<String> apiVersion = value.text("apiVersion");
    Optional<String> kind = value.text("kind");
    return apiVersion.isPresent() && kind.isPresent()
        ? Optional.of(GroupKind.of(apiVersion.get(), kind.get()))
        : Optional.empty();
  }

  Value metadata() {
    return value.get("metadata").orElse(value);
  }

  Optional<String> meta(String key) {
    return value.get("metadata").flatMap(metadata -> metadata.word(key));
  }

  Optional<Value> annotation(String key) {
    return value
        .get("metadata")
        .flatMap(metadata -> metadata.get("annotations"))
        .flatMap(annotations -> annotations.get(key));
  }

  /** The identity, with the namespace that the run gives to manifests without one. */
  ObjectId id(Optional<String> defaultNamespace) {
    String name = meta("name").or(() -> meta("generateName")).orElse("?");
    return new ObjectId(type, meta("namespace").or(() -> defaultNamespace), name);
  }
}
