package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.ImageReference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the images of an object or a patch. */
final class ImageSearch {
  private static final List<String> CONTAINERS =
      List.of("initContainers", "containers", "ephemeralContainers");
  private static final String VOLUMES = "volumes";
  private static final String IMAGE = "image";
  private static final String REFERENCE = "reference";
  private static final Set<String> NO_SPEC = Set.of("metadata", "status");
  private static final GroupKind REVISION = new GroupKind("apps", "ControllerRevision");
  private static final int MAX_DEPTH = 60;

  private final List<Found> found = new ArrayList<>();

  private ImageSearch() {}

  /**
   * An image.
   *
   * @param kind what it is for
   * @param value the text
   */
  record Found(Kind kind, Value value) {}

  /** The images of an object: by path in built-in kinds, by their looks in all others. */
  static List<Found> in(ManifestObject object) {
    ImageSearch search = new ImageSearch();
    boolean template =
        object.type().kind().equals("Template")
            && (object.type().isCustom() || object.type().group().isEmpty());
    // A Template's objects are objects of their own, and a revision is its controller's.
    if (template || object.type().equals(REVISION)) {
      return List.of();
    }
    Optional<List<String>> path = PodSpecPaths.of(object.type());
    if (path.isPresent()) {
      object.value().get(path.get()).ifPresent(search::podSpec);
    } else {
      search.top(object.value());
    }
    return search.found;
  }

  /** The images of a patch that does not say what it is for, or is a list of operations. */
  static List<Found> in(Value patch) {
    ImageSearch search = new ImageSearch();
    if (patch.isSequence()) {
      patch.items().forEach(search::operation);
    } else {
      search.top(patch);
    }
    return search.found;
  }

  private void top(Value value) {
    for (Value.Field field : value.fields()) {
      if (!NO_SPEC.contains(field.key())) {
        search(field.value(), 0);
      }
    }
  }

  private void search(Value value, int depth) {
    if (depth > MAX_DEPTH || value.shared()) {
      return; // Aliases could lead it in circles.
    }
    podSpec(value);
    value.fields().forEach(field -> search(field.value(), depth + 1));
    value.items().forEach(item -> search(item, depth + 1));
  }

  private void podSpec(Value spec) {
    CONTAINERS.forEach(key -> spec.get(key).ifPresent(this::containers));
    spec.get(VOLUMES).ifPresent(this::volumes);
  }

  private void containers(Value list) {
    list.items().forEach(this::container);
  }

  private void container(Value container) {
    container.get(IMAGE).ifPresent(image -> add(Kind.CONTAINER, image));
  }

  private void volumes(Value list) {
    list.items().forEach(this::volume);
  }

  private void volume(Value volume) {
    volume.get(List.of(IMAGE, REFERENCE)).ifPresent(image -> add(Kind.VOLUME, image));
  }

  /** An operation of RFC 6902; what its value is shows where it goes. */
  private void operation(Value operation) {
    String path = operation.text("path").orElse("");
    Optional<Value> value = operation.get("value");
    if (operation.get("op").isEmpty() || value.isEmpty()) {
      return;
    }
    List<String> steps = List.of(path.split("/", -1));
    String last = fromEnd(steps, 1);
    String holder = fromEnd(steps, 2);
    if (value.get().scalar().isPresent()) {
      if (last.equals(IMAGE) || (last.equals(REFERENCE) && holder.equals(IMAGE))) {
        add(Kind.OPERATION, value.get());
      }
    } else if (CONTAINERS.contains(last)) {
      containers(value.get());
    } else if (CONTAINERS.contains(holder)) {
      container(value.get());
    } else if (last.equals(VOLUMES)) {
      volumes(value.get());
    } else if (holder.equals(VOLUMES)) {
      volume(value.get());
    } else if (last.equals(IMAGE) && fromEnd(steps, 3).equals(VOLUMES)) {
      value.get().get(REFERENCE).ifPresent(image -> add(Kind.VOLUME, image));
    } else {
      search(value.get(), 0);
    }
  }

  private static String fromEnd(List<String> steps, int count) {
    return steps.size() < count ? "" : steps.get(steps.size() - count);
  }

  private void add(Kind kind, Value image) {
    found.add(new Found(kind, image));
  }
}
