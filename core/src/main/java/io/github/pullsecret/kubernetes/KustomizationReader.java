package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.Kustomization.Patch;
import io.github.pullsecret.kubernetes.Kustomization.Reference;
import io.github.pullsecret.kubernetes.Kustomization.ResourceList;
import io.github.pullsecret.kubernetes.PatchDocument.Change;
import io.github.pullsecret.kubernetes.PatchDocument.Part;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.DocumentParser;
import io.github.pullsecret.yaml.NodePath;
import io.github.pullsecret.yaml.YamlSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a kustomization. */
final class KustomizationReader {
  /** Transformers of kustomize's own that touch neither names nor pods' fields of interest. */
  private static final Set<String> HARMLESS =
      Set.of(
          "LabelTransformer",
          "AnnotationsTransformer",
          "ImageTagTransformer",
          "ReplicaCountTransformer");

  private final Value root;
  private final List<Patch> patches = new ArrayList<>();

  private KustomizationReader(Value root) {
    this.root = root;
  }

  static Kustomization read(Value root, String path, int document) {
    return new KustomizationReader(root)
        .read(new Place(path, document, NodePath.ROOT, Optional.empty()));
  }

  /** The patches of a kustomization, or of something that takes the same fields. */
  static List<Patch> patches(Value holder) {
    KustomizationReader reader = new KustomizationReader(holder);
    reader.patches("patches");
    reader.patches("patchesJson6902");
    reader.patches("patchesStrategicMerge");
    return reader.patches;
  }

  private Kustomization read(Place place) {
    patches.addAll(patches(root));
    replacements();
    variables();
    return new Kustomization(
        place,
        root.text("kind").filter("Component"::equals).isPresent(),
        references(),
        root.word("namespace"),
        root.word("namePrefix").isPresent() || root.word("nameSuffix").isPresent(),
        generatedSecrets(),
        List.copyOf(patches),
        data(),
        first("helmCharts", "helmChartInflationGenerator", "generators").or(this::remote),
        opaque(),
        list("resources"),
        list("patches"));
  }

  private ResourceList list(String key) {
    Optional<Value> list = root.get(key);
    if (list.isEmpty()) {
      return ResourceList.ABSENT;
    }
    return list.get().items().isEmpty() ? ResourceList.EMPTY : ResourceList.ENTRIES;
  }

  private List<Reference> references() {
    List<Reference> found = new ArrayList<>();
    for (String key : List.of("resources", "bases", "components")) {
      for (Value item : items(root, key)) {
        item.scalar()
            .ifPresent(
                path -> found.add(new Reference(path, item.location(), key.equals("components"))));
      }
    }
    return found;
  }

  private Optional<Location> remote() {
    return references().stream().filter(Reference::isRemote).map(Reference::location).findFirst();
  }

  private Optional<Location> first(String... keys) {
    for (String key : keys) {
      Optional<Value> value = root.get(key).filter(found -> !found.items().isEmpty());
      if (value.isPresent()) {
        return value.map(Value::location);
      }
    }
    return Optional.empty();
  }

  /** Transformers that are not known to be harmless; those in files are not looked into. */
  private Optional<Location> opaque() {
    for (Value item : items(root, "transformers")) {
      String text = item.scalar().orElse("");
      boolean harmless = HARMLESS.stream().anyMatch(kind -> text.contains("kind: " + kind));
      if (!harmless) {
        return Optional.of(item.location());
      }
    }
    return Optional.empty();
  }

  private List<String> generatedSecrets() {
    return items(root, "secretGenerator").stream()
        .map(generator -> generator.word("name"))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<String> data() {
    List<String> found = new ArrayList<>();
    for (String key : List.of("configMapGenerator", "secretGenerator")) {
      for (Value generator : items(root, key)) {
        items(generator, "files").forEach(file -> file.scalar().ifPresent(found::add));
      }
    }
    items(root, "helmCharts").forEach(chart -> chart.text("valuesFile").ifPresent(found::add));
    for (String key : List.of("generators", "transformers", "validators", "configurations")) {
      items(root, key).forEach(file -> file.scalar().ifPresent(found::add));
    }
    // A ConfigMap's file may get another name: NAME=FILE.
    return found.stream()
        .filter(text -> !text.contains("\n"))
        .map(text -> text.substring(text.indexOf('=') + 1))
        .toList();
  }

  private void patches(String key) {
    for (Value item : items(root, key)) {
      if (item.isMapping()) {
        Optional<PatchTarget> target = item.get("target").map(PatchTarget::of);
        Optional<String> file = item.text("path");
        List<PatchDocument> inline = item.get("patch").map(this::inline).orElse(List.of());
        patches.add(new Patch(file, inline, target, item.location()));
        renaming(item, target).ifPresent(patches::add);
      } else {
        String text = item.scalar().orElse("");
        boolean written = text.contains("\n") || text.contains(": ") || text.contains("{");
        patches.add(
            written
                ? new Patch(Optional.empty(), inline(item), Optional.empty(), item.location())
                : new Patch(Optional.of(text), List.of(), Optional.empty(), item.location()));
      }
    }
  }

  /** A patch may change an object's name or kind only if an option says so. */
  private static Optional<Patch> renaming(Value item, Optional<PatchTarget> target) {
    return Stream.of("allowNameChange", "allowKindChange")
        .map(option -> item.get("options").flatMap(options -> options.get(option)))
        .flatMap(Optional::stream)
        .filter(option -> !option.scalar().orElse("").equals("false"))
        .findFirst()
        .map(
            option -> {
              Part part = new Part(Change.IDENTITY, option.location(), Optional.empty());
              PatchDocument any = new PatchDocument(PatchTarget.ANY, List.of(part));
              return new Patch(Optional.empty(), List.of(any), target, item.location());
            });
  }

  /** The documents of a patch that is written in a string. */
  private List<PatchDocument> inline(Value text) {
    List<PatchDocument> found = new ArrayList<>();
    try {
      SourceText source =
          SourceText.decode(text.scalar().orElse("").getBytes(StandardCharsets.UTF_8));
      for (Span span : DocumentParser.split(source)) {
        Value.root(DocumentParser.parse(source, span), "")
            .flatMap(document -> PatchReader.read(document, part -> within(text, part.location())))
            .ifPresent(found::add);
      }
    } catch (YamlSyntaxException | MalformedTextException e) {
      // What can't be read may do anything.
      found.add(PatchDocument.anything(text.location()));
    }
    return found;
  }

  /** A block scalar's lines are lines of the file; of other strings only the start is known. */
  static Location within(Value text, Location part) {
    Location start = text.location();
    return text.isBlockScalar()
        ? new Location(start.path(), text.contentLine() + part.line(), 1)
        : start;
  }

  private void replacements() {
    for (Value item : items(root, "replacements")) {
      Optional<String> file = item.text("path");
      List<PatchDocument> inline =
          file.isPresent() ? List.of() : ReplacementReader.replacement(item);
      patches.add(new Patch(file, inline, Optional.empty(), item.location()));
    }
  }

  private void variables() {
    for (Value item : items(root, "vars")) {
      List<PatchDocument> read = ReplacementReader.variable(item).stream().toList();
      patches.add(new Patch(Optional.empty(), read, Optional.empty(), item.location()));
    }
  }

  private static List<Value> items(Value holder, String key) {
    return holder.get(key).map(Value::items).orElse(List.of());
  }
}
