package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.PatchDocument.Change;
import io.github.pullsecret.kubernetes.PatchDocument.Part;
import io.github.pullsecret.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds what a document would do to pull secrets if it were a patch: strategic merge (an object
 * with the fields to change) or JSON patch (RFC 6902, a list of operations).
 */
final class PatchReader {
  private static final Set<String> ACCOUNT_KEYS = Set.of("serviceAccountName", "serviceAccount");
  private static final String DIRECTIVE = "$patch";
  private static final String ANY = "*";
  private static final String MERGE_KEY = "<<";

  /** Where a ServiceAccount has its list. */
  private static final String LIST_POINTER = "/" + PullSecretReader.KEY;

  /** The fields on the way to a pod spec. */
  private static final Set<String> HOLDERS = Set.of("spec", "template", "jobTemplate");

  private static final int MAX_DEPTH = 60;

  private final Function<Value, Location> locations;
  private final List<Part> parts = new ArrayList<>();

  private PatchReader(Function<Value, Location> locations) {
    this.locations = locations;
  }

  /** What the document would do; empty if nothing of interest. */
  static Optional<PatchDocument> read(Value root) {
    return read(root, Value::location);
  }

  /**
   * What a document would do.
   *
   * @param locations says where to point people to for a value
   */
  static Optional<PatchDocument> read(Value root, Function<Value, Location> locations) {
    PatchReader reader = new PatchReader(locations);
    if (root.isSequence()) {
      root.items().forEach(reader::operation);
    } else {
      reader.merge(root, /* inList= */ false, 0);
    }
    return reader.parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new PatchDocument(target(root), List.copyOf(reader.parts)));
  }

  private static PatchTarget target(Value root) {
    Optional<String> kind = root.text("kind");
    return new PatchTarget(
        kind.flatMap(found -> root.text("apiVersion"))
            .map(version -> GroupKind.of(version, "").group()),
        kind,
        root.get("metadata").flatMap(metadata -> metadata.word("name")));
  }

  /** Strategic merge: what is written is merged with the object, and null takes away. */
  private void merge(Value value, boolean inList, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    for (Value.Field field : value.fields()) {
      Value below = field.value();
      if (isList(field.key())) {
        boolean empty = below.isSequence() && below.items().isEmpty();
        Change change = empty ? Change.EMPTY_LIST : Change.LIST;
        parts.add(
            new Part(change, locations.apply(below), Optional.empty(), names(value, field.key())));
      } else if (ACCOUNT_KEYS.contains(field.key()) && !below.isMapping()) {
        add(Change.ACCOUNT, below, below.text().filter(name -> !name.isEmpty()));
      } else if (field.key().equals(DIRECTIVE) && !inList) {
        boolean gone = depth == 0 && below.text().filter("delete"::equals).isPresent();
        add(gone ? Change.GONE : Change.WHOLE, below, Optional.empty());
      } else if (isHolder(field.key()) && below.isNull() && !inList) {
        add(Change.WHOLE, below, Optional.empty());
      } else {
        merge(below, inList, depth + 1);
      }
    }
    if (!value.isSequence() && value.get(MERGE_KEY).isPresent()) {
      add(Change.WHOLE, value, Optional.empty()); // What it brings in is not looked into.
    }
    value.items().forEach(item -> merge(item, /* inList= */ true, depth + 1));
  }

  /** The names of a list that says nothing but names. */
  private static Optional<List<String>> names(Value holder, String key) {
    boolean list = key.equals(PullSecretReader.KEY);
    PullSecretList read =
        list
            ? PullSecretReader.read(holder, holder.location())
            : PullSecretList.absent(holder.location());
    return read.shape() == PullSecretList.Shape.NAMES
        ? Optional.of(read.names())
        : Optional.empty();
  }

  /** The list itself, or a directive about it such as {@code $setElementOrder/imagePullSecrets}. */
  private static boolean isList(String key) {
    return key.equals(PullSecretReader.KEY) || key.endsWith("/" + PullSecretReader.KEY);
  }

  private static boolean isHolder(String key) {
    return HOLDERS.contains(key);
  }

  /**
   * Whether a document that names nothing of interest takes away what holds it: {@code spec: null}.
   */
  static boolean takesAway(Value root) {
    Optional<Value> at = Optional.of(root);
    for (int depth = 0; depth < MAX_DEPTH && at.isPresent(); depth++) {
      Value holder = at.get();
      if (HOLDERS.stream().map(holder::get).flatMap(Optional::stream).anyMatch(Value::isNull)) {
        return true;
      }
      at = HOLDERS.stream().map(holder::get).flatMap(Optional::stream).findFirst();
    }
    return false;
  }

  private void operation(Value operation) {
    boolean copied = operation.get("from").isPresent();
    for (String key : List.of("path", "from")) {
      Optional<Value> path = operation.get(key);
      if (path.isPresent()) {
        Optional<String> written =
            copied ? Optional.empty() : operation.text("value").filter(name -> !name.isEmpty());
        boolean whole = path.get().text().filter(LIST_POINTER::equals).isPresent();
        PullSecretList list = PullSecretReader.readOther(operation, "value", operation.location());
        Optional<List<String>> names =
            whole && list.present() && !copied ? Optional.of(list.names()) : Optional.empty();
        change(path.get().text().orElse(""))
            .ifPresent(
                change ->
                    parts.add(
                        new Part(
                            change,
                            locations.apply(operation),
                            change == Change.ACCOUNT ? written : Optional.empty(),
                            names)));
      }
    }
  }

  /**
   * What changes with the value at a path.
   *
   * @param path a JSON pointer (RFC 6901), in which {@code *} may stand for any step
   */
  static Optional<Change> change(String path) {
    List<String> steps = List.of(path.split("/", -1));
    if (steps.contains(PullSecretReader.KEY)) {
      return Optional.of(Change.LIST);
    }
    if (steps.stream().anyMatch(ACCOUNT_KEYS::contains)) {
      return Optional.of(Change.ACCOUNT);
    }
    if (path.equals("/metadata/name") || path.equals("/metadata/namespace")) {
      return Optional.of(Change.IDENTITY);
    }
    int open = steps.indexOf(ANY);
    List<String> above = steps.subList(1, open < 0 ? steps.size() : open);
    boolean holder = steps.size() > 1 && HOLDERS.containsAll(above);
    boolean whole = path.isEmpty() || path.equals("/") || path.equals("/metadata");
    return whole || holder ? Optional.of(Change.WHOLE) : Optional.empty();
  }

  private void add(Change change, Value where, Optional<String> account) {
    parts.add(new Part(change, locations.apply(where), account));
  }
}
