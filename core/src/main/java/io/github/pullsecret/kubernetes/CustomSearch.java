package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.CustomRow.Mode;
import io.github.pullsecret.kubernetes.CustomRow.Shape;
import io.github.pullsecret.yaml.NodePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds in a custom resource what is or may be a pod spec: the places that are known of its kind,
 * and anything else with the looks of one, since its pods are users of a ServiceAccount.
 */
final class CustomSearch {
  private static final int MAX_DEPTH = 60;

  private final ManifestObject object;
  private final Map<NodePath, List<CustomRow>> known = new HashMap<>();
  private final List<Found> found = new ArrayList<>();

  private CustomSearch(ManifestObject object) {
    this.object = object;
  }

  /**
   * A mapping of a custom resource that pods may be made of.
   *
   * @param holder the mapping
   * @param row what is known about it
   */
  record Found(Value holder, Optional<CustomRow> row) {}

  /** What is found, in the order of the document. */
  static List<Found> in(ManifestObject object, List<CustomRow> rows) {
    boolean template =
        object.type().kind().equals("Template")
            && object.type().group().equals("template.openshift.io");
    // A Template's objects are searched by themselves.
    if (template) {
      return List.of();
    }
    CustomSearch search = new CustomSearch(object);
    rows.forEach(search::locate);
    for (Value.Field field : object.value().lastFields()) {
      if (!field.key().equals("metadata") && !field.key().equals("status")) {
        search.search(field.value(), Optional.empty(), 0);
      }
    }
    return search.found;
  }

  private void locate(CustomRow row) {
    for (Value holder : row.path().in(object.value())) {
      if (!holder.isMapping()) {
        continue;
      }
      if (!holder.shared()) {
        known.computeIfAbsent(holder.path(), path -> new ArrayList<>()).add(row);
      } else if (row.isOfPodSpecKey() && isUser(holder, row)) {
        // The search does not follow aliases, which could lead it in circles.
        found.add(new Found(holder, Optional.of(row)));
      }
    }
  }

  private void search(Value value, Optional<CustomRow> outer, int depth) {
    if (depth > MAX_DEPTH || value.shared()) {
      return;
    }
    List<CustomRow> rows = known.isEmpty() ? List.of() : known.getOrDefault(value.path(), NO_ROWS);
    Optional<CustomRow> inside =
        rows.stream().filter(row -> row.shape() == Shape.INSIDE).findFirst().or(() -> outer);
    if (value.isMapping()) {
      mentions(value, rows);
      holder(value, rows, inside);
    }
    value.lastFields().forEach(field -> search(field.value(), inside, depth + 1));
    value.items().forEach(item -> search(item, inside, depth + 1));
  }

  private static final List<CustomRow> NO_ROWS = List.of();

  private void mentions(Value value, List<CustomRow> rows) {
    for (CustomRow row : rows) {
      if (row.isMention()
          && row.moving().mode() != Mode.RENAME
          && value.get(row.key()).filter(there -> !there.isNull()).isPresent()) {
        found.add(new Found(value, Optional.of(row)));
      }
    }
  }

  private void holder(Value value, List<CustomRow> rows, Optional<CustomRow> inside) {
    Optional<CustomRow> row = rows.stream().filter(CustomRow::isOfPodSpecKey).findFirst();
    boolean user =
        row.isPresent()
            ? isUser(value, row.get())
            : looksLikeUser(value, rows.stream().anyMatch(each -> each.shape() == Shape.NONE));
    if (user && (row.isPresent() || !object.inTemplate())) {
      found.add(new Found(value, row.or(() -> inside)));
    }
  }

  private static boolean isUser(Value holder, CustomRow row) {
    return row.isPodOfDefault() || looksLikeUser(holder, /* foreignAccount= */ false);
  }

  /** Whether it looks like a pod spec, or names an account or pull secrets. */
  private static boolean looksLikeUser(Value holder, boolean foreignAccount) {
    boolean account =
        holder.text("serviceAccountName").isPresent() || holder.text("serviceAccount").isPresent();
    return isPod(holder)
        || holder.get(PullSecretReader.KEY).filter(there -> !there.isNull()).isPresent()
        || (account && !foreignAccount);
  }

  /** Whether it has containers, as a pod spec has. */
  static boolean isPod(Value holder) {
    return holder.get("containers").filter(Value::isSequence).isPresent();
  }
}
