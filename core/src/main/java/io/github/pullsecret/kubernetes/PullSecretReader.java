package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.PullSecretList.Shape;
import io.github.pullsecret.text.Location;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code imagePullSecrets} of a pod spec or a ServiceAccount. */
final class PullSecretReader {
  static final String KEY = "imagePullSecrets";

  private PullSecretReader() {}

  /**
   * Reads pull secrets that a custom resource names in another shape than a pod spec: as strings or
   * objects with a name, several or one.
   */
  static PullSecretList readOther(Value holder, String key, Location object) {
    Optional<Value> field = holder.get(key).filter(value -> !value.isNull());
    List<Value> entries =
        field.map(value -> value.isSequence() ? value.items() : List.of(value)).orElse(List.of());
    List<String> names =
        entries.stream()
            .flatMap(entry -> entry.text().or(() -> entry.text("name")).stream())
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    return names.isEmpty()
        ? PullSecretList.absent(object)
        : new PullSecretList(Shape.NAMES, names, field.orElseThrow().location(), true);
  }

  static PullSecretList read(Value holder, Location object) {
    Optional<Value> field = holder.get(KEY);
    if (field.isEmpty()) {
      return PullSecretList.absent(object);
    }
    Value list = field.get();
    // A list that a merge key supplies is written elsewhere, perhaps for several pods.
    boolean here = holder.writes(KEY) && !holder.shared();
    Location location = here ? list.location() : holder.location();
    if (list.isNull() || (list.isSequence() && list.items().isEmpty())) {
      return new PullSecretList(Shape.EMPTY, List.of(), location, true);
    }
    if (!list.isSequence() || list.isTagged()) {
      return new PullSecretList(Shape.MALFORMED, List.of(), location, false);
    }
    Set<String> names = new LinkedHashSet<>();
    Shape shape = Shape.BLOCKING;
    boolean clean = true;
    for (Value item : list.items()) {
      Shape entry = entry(item);
      Optional<String> name = item.text("name");
      boolean fresh = name.isPresent() && names.add(name.get());
      clean &= fresh && (entry == Shape.NAMES || entry == Shape.PLACEHOLDER);
      shape = worse(shape, entry);
    }
    return new PullSecretList(shape, List.copyOf(names), location, clean);
  }

  private static Shape entry(Value item) {
    if (item.isNull()) {
      return Shape.BLOCKING;
    }
    if (!item.isMapping() || item.isTagged()) {
      return Shape.MALFORMED;
    }
    if (item.fields().stream().anyMatch(field -> !field.key().equals("name"))) {
      return Shape.EXTRA_KEYS;
    }
    Optional<Value> name = item.get("name");
    if (name.isEmpty() || name.get().isNull()) {
      return Shape.BLOCKING;
    }
    Optional<String> text = name.get().text();
    if (text.isEmpty()) {
      return Shape.NAME_NOT_TEXT;
    }
    if (text.get().isEmpty()) {
      return Shape.BLOCKING;
    }
    return Names.isPlaceholder(text.get()) ? Shape.PLACEHOLDER : Shape.NAMES;
  }

  /** The shape of a list that holds entries of both shapes. */
  private static Shape worse(Shape a, Shape b) {
    for (Shape shape :
        List.of(
            Shape.MALFORMED,
            Shape.NAME_NOT_TEXT,
            Shape.EXTRA_KEYS,
            Shape.PLACEHOLDER,
            Shape.NAMES)) {
      if (a == shape || b == shape) {
        return shape;
      }
    }
    return Shape.BLOCKING;
  }
}
