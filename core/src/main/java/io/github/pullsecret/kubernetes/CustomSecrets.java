package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.CustomRow.Shape;
import io.github.pullsecret.kubernetes.SecretReference.Reason;
import io.github.pullsecret.kubernetes.SecretReference.Refusal;
import io.github.pullsecret.yaml.NodePath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds in a custom resource what names a Secret although no row says so: pod specs, and the keys
 * that mean a Secret by convention. Rows find what they know before, and what is found twice counts
 * as they say.
 */
final class CustomSecrets {
  private static final int MAX_DEPTH = 60;

  private final SecretReferenceReader reader;
  private final SecretHolder holder;
  private final ObjectSecrets secrets;
  private final Set<NodePath> pods = new HashSet<>();
  private final Map<NodePath, CustomRow> embedded = new HashMap<>();

  CustomSecrets(SecretReferenceReader reader, SecretHolder holder, ObjectSecrets secrets) {
    this.reader = reader;
    this.holder = holder;
    this.secrets = secrets;
  }

  void read(ManifestObject object, List<CustomRow> rows) {
    for (CustomRow row : rows) {
      boolean pod = row.isOfPodSpecKey() && row.isPodOfDefault();
      if (pod || row.shape() == Shape.INSIDE) {
        for (Value value : row.path().distinct(object.value())) {
          if (pod) {
            pods.add(value.path());
          } else {
            embedded.put(value.path(), row);
          }
        }
      }
    }
    boolean template = object.type().kind().equals("Template");
    for (Value.Field field : object.value().lastFields()) {
      // Objects of a template are read by themselves.
      boolean own = !field.key().equals("objects") || !template;
      if (own && !field.key().equals("status")) {
        field(field, 0);
      }
    }
  }

  /** Looks through a part of an object whose kind may not be known. */
  void walk(Value value) {
    walk(value, 0);
  }

  private void walk(Value value, int depth) {
    // Aliases are not followed, since they could lead in circles.
    if (depth > MAX_DEPTH || value.shared()) {
      return;
    }
    CustomRow inside = embedded.isEmpty() ? null : embedded.get(value.path());
    if (inside != null && ManifestObject.type(value).isPresent()) {
      Refusal refusal =
          new Refusal(Reason.EMBEDDED, inside.why(), "rename it by hand", value.location());
      reader.objects(value, holder.refusing(refusal).withoutNamespace());
      return;
    }
    if (value.isMapping()) {
      if (CustomSearch.isPod(value) || (!pods.isEmpty() && pods.contains(value.path()))) {
        SecretReferenceReader.podSpec(secrets, value);
      }
      SecretRows.of(SecretRows.CUSTOM).forEach(row -> secrets.in(row, value));
    }
    value.lastFields().forEach(field -> field(field, depth + 1));
    value.items().forEach(item -> walk(item, depth + 1));
  }

  private void field(Value.Field field, int depth) {
    if (!field.key().equals("metadata")) {
      walk(field.value(), depth);
    }
  }
}
