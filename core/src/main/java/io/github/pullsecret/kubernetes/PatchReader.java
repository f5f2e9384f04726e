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

  private void merge(Value value, boolean inList, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    for (Value.Field field : value.fields()) {
      Value below = field.value();
      if (field.key().equals(PullSecretReader.KEY)) {
        boolean emptyList = below.isSequence() && below.items().isEmpty(); // Merges to no change.
        if (!emptyList) {
          add(Change.LIST, below, Optional.empty());
        }
      } else if (ACCOUNT_KEYS.contains(field.key()) && !below.isMapping()) {
        add(Change.ACCOUNT, below, Optional.of(below.text().orElse(AccountKey.DEFAULT)));
      } else if (field.key().equals(DIRECTIVE) && !inList) {
        add(Change.WHOLE, below, Optional.empty());
      } else {
        merge(below, inList, depth + 1);
      }
    }
    value.items().forEach(item -> merge(item, /* inList= */ true, depth + 1));
  }

  private void operation(Value operation) {
    for (String key : List.of("path", "from")) {
      Optional<String> path = operation.text(key);
      if (path.isPresent() || operation.get(key).isPresent()) {
        Optional<String> account = operation.get("value").flatMap(Value::text);
        change(path.orElse(""))
            .ifPresent(change -> add(change, operation, account(change, account)));
      }
    }
  }

  /** The ServiceAccount that pods get: the one written, or {@code default} if it is removed. */
  private static Optional<String> account(Change change, Optional<String> written) {
    return change == Change.ACCOUNT
        ? Optional.of(written.orElse(AccountKey.DEFAULT))
        : Optional.empty();
  }

  /**
   * What changes with the value at a path.
   *
   * @param path a JSON pointer (RFC 6901)
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
    boolean holder =
        Set.of("spec", "template", "jobTemplate").containsAll(steps.subList(1, steps.size()));
    boolean whole = path.isEmpty() || path.equals("/") || path.equals("/metadata");
    return whole || (steps.size() > 1 && holder) ? Optional.of(Change.WHOLE) : Optional.empty();
  }

  private void add(Change change, Value where, Optional<String> account) {
    parts.add(new Part(change, locations.apply(where), account));
  }
}
