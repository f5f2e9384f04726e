package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.PatchDocument.Change;
import io.github.pullsecret.kubernetes.PatchDocument.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds which fields of interest the replacements and variables of a kustomization read or write:
 * kustomize refuses to build when such a field is gone.
 */
final class ReplacementReader {
  private static final String TARGETS = "targets";

  /** What kustomize takes when a target has no paths. */
  private static final Change NAME = Change.IDENTITY;

  private ReplacementReader() {}

  /** The replacements of a file: one, or a list of them; none if it holds something else. */
  static List<PatchDocument> inFile(Value root) {
    List<PatchDocument> found = new ArrayList<>();
    for (Value item : root.isSequence() ? root.items() : List.of(root)) {
      if (item.get("source").isPresent() && item.get("kind").isEmpty()) {
        found.addAll(replacement(item));
      }
    }
    return found;
  }

  /** A replacement that is written out. */
  static List<PatchDocument> replacement(Value item) {
    List<PatchDocument> found = new ArrayList<>();
    item.get("source")
        .ifPresent(source -> field(source, source, "fieldPath").ifPresent(found::add));
    for (Value target : item.get(TARGETS).map(Value::items).orElse(List.of())) {
      Optional<Value> select = target.get("select");
      if (select.isPresent() && target.get("fieldPaths").isPresent()) {
        field(select.get(), target, "fieldPaths").ifPresent(found::add);
      } else if (select.isPresent()) {
        Part part = new Part(NAME, target.location(), Optional.empty());
        found.add(new PatchDocument(PatchTarget.of(select.get()), List.of(part)));
      }
    }
    return found;
  }

  /** A variable. */
  static Optional<PatchDocument> variable(Value item) {
    Optional<Value> object = item.get("objref");
    Optional<Value> field = item.get("fieldref");
    return object.isPresent() && field.isPresent()
        ? field(object.get(), field.get(), "fieldpath")
        : Optional.empty();
  }

  /** A field, or several, that is read or written by its path with dots. */
  private static Optional<PatchDocument> field(Value selected, Value holder, String key) {
    List<Part> parts = new ArrayList<>();
    for (Value path : holder.get(key).map(ReplacementReader::itself).orElse(List.of())) {
      String pointer =
          "/" + path.scalar().orElse("").replaceAll("\\[[^\\]]*\\]", "").replace('.', '/');
      PatchReader.change(pointer)
          .ifPresent(change -> parts.add(new Part(change, path.location(), Optional.empty())));
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new PatchDocument(PatchTarget.of(selected), parts));
  }

  private static List<Value> itself(Value value) {
    return value.isSequence() ? value.items() : List.of(value);
  }
}
