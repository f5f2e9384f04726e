package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.ImageReference.Inner;
import io.github.pullsecret.kubernetes.ImageReference.Kind;
import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.DocumentParser;
import io.github.pullsecret.yaml.YamlDocument;
import io.github.pullsecret.yaml.YamlSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the texts of a file that name images: in pod specs of built-in kinds and of custom
 * resources, in patches, and in what kustomizations say about images.
 */
public final class ImageReferenceReader {
  private static final GroupKind FLUX =
      new GroupKind("kustomize.toolkit.fluxcd.io", "Kustomization");
  private static final String ARGO = "argoproj.io";

  private final String file;
  private final Optional<String> defaultNamespace;
  private final int document;
  private final boolean encrypted;

  /** Each text once, however many aliases lead to it, in the order in which they are written. */
  private final TreeMap<Position, ImageReference> found = new TreeMap<>();

  private ImageReferenceReader(
      String file, Optional<String> defaultNamespace, int document, Value root) {
    this.file = file;
    this.defaultNamespace = defaultNamespace;
    this.document = document;
    this.encrypted = root.get("sops").filter(Value::isMapping).isPresent();
  }

  /** Where a text starts, in the file and in the string that holds it. */
  private record Position(int start, int innerDocument, int innerStart)
      implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
        Comparator.comparingInt(Position::start)
            .thenComparingInt(Position::innerDocument)
            .thenComparingInt(Position::innerStart);

    @Override
    public int compareTo(Position other) {
      return ORDER.compare(this, other);
    }
  }

  /** What a text belongs to. */
  private record Holder(Place place, Optional<ObjectId> object) {}

  /**
   * The texts in the order of the file; none if a document of it can't be read or is a template.
   *
   * @param file the file as displayed
   * @param source its text
   * @param defaultNamespace what a manifest without namespace means, if the run says so
   */
  public static List<ImageReference> read(
      String file, SourceText source, Optional<String> defaultNamespace) {
    List<ImageReference> references = new ArrayList<>();
    int document = 0;
    try {
      for (Span span : DocumentParser.split(source)) {
        YamlDocument parsed = DocumentParser.parse(source, span);
        if (parsed.templateMark().isPresent()) {
          return List.of();
        }
        Optional<Value> root = Value.root(parsed, file);
        if (root.isPresent()) {
          var reader = new ImageReferenceReader(file, defaultNamespace, document, root.get());
          reader.document(root.get());
          references.addAll(reader.found.values());
        }
        document++;
      }
    } catch (YamlSyntaxException e) {
      return List.of(); // Who reads the manifests says so.
    }
    return List.copyOf(references);
  }

  private void document(Value root) {
    Holder whole =
        new Holder(new Place(file, document, root.path(), Optional.empty()), Optional.empty());
    if (ManifestFile.isKustomization(file) && !AppliedPathReader.isFlux(root)) {
      kustomization(root, whole);
    } else if (root.isSequence()) {
      add(ImageSearch.in(root), whole);
    } else {
      ManifestObject.in(root).forEach(this::object);
    }
  }

  private void object(ManifestObject object) {
    Place place = new Place(file, document, object.value().path(), object.list());
    Holder holder = new Holder(place, Optional.of(object.id(defaultNamespace)));
    add(ImageSearch.in(object), holder);
    Optional<Value> spec = object.value().get("spec");
    if (spec.isPresent() && object.type().equals(FLUX)) {
      kustomization(spec.get(), holder);
    } else if (object.type().equals(new GroupKind(ARGO, "Application"))) {
      spec.ifPresent(application -> application(application, holder));
    } else if (object.type().equals(new GroupKind(ARGO, "ApplicationSet"))) {
      object
          .value()
          .get(List.of("spec", "template", "spec"))
          .ifPresent(application -> application(application, holder));
    }
  }

  private void application(Value spec, Holder holder) {
    List<Value> sources = new ArrayList<>();
    spec.get("source").ifPresent(sources::add);
    sources.addAll(items(spec, "sources"));
    for (Value source : sources) {
      source.get("kustomize").ifPresent(kustomize -> kustomization(kustomize, holder));
    }
  }

  /** A kustomization, or what has the same fields. */
  private void kustomization(Value value, Holder holder) {
    for (Value image : items(value, "images")) {
      if (image.isMapping()) {
        image.get("name").ifPresent(name -> add(Kind.KUSTOMIZE_NAME, name, holder));
        image.get("newName").ifPresent(name -> add(Kind.KUSTOMIZE_NEW_NAME, name, holder));
      } else {
        add(Kind.KUSTOMIZE_ASSIGNMENT, image, holder);
      }
    }
    for (String key : List.of("patches", "patchesJson6902")) {
      for (Value patch : items(value, key)) {
        patch.get("patch").ifPresent(written -> patch(written, holder));
      }
    }
    items(value, "patchesStrategicMerge").forEach(patch -> patch(patch, holder));
  }

  /** A patch: written out, in a string, or the path of a file, which is no YAML of interest. */
  private void patch(Value patch, Holder holder) {
    Optional<String> text = patch.text();
    if (text.isEmpty()) {
      add(ImageSearch.in(patch), holder);
      return;
    }
    try {
      SourceText source = SourceText.decode(text.get().getBytes(StandardCharsets.UTF_8));
      int inner = 0;
      for (Span span : DocumentParser.split(source)) {
        Optional<Value> root = Value.root(DocumentParser.parse(source, span), "");
        if (root.isPresent()) {
          inline(patch, root.get(), inner, holder);
        }
        inner++;
      }
    } catch (YamlSyntaxException | MalformedTextException e) {
      // kustomize can't read it either.
    }
  }

  private void inline(Value patch, Value root, int inner, Holder holder) {
    List<ManifestObject> objects = root.isSequence() ? List.of() : ManifestObject.in(root);
    if (objects.isEmpty()) {
      ImageSearch.in(root).forEach(image -> add(patch, image, inner, holder));
    }
    for (ManifestObject object : objects) {
      Holder named = new Holder(holder.place(), Optional.of(object.id(defaultNamespace)));
      ImageSearch.in(object).forEach(image -> add(patch, image, inner, named));
    }
  }

  private void add(Value patch, ImageSearch.Found image, int inner, Holder holder) {
    Value value = image.value();
    Optional<String> text = value.text().filter(written -> !written.isEmpty());
    if (text.isPresent()) {
      put(
          new Position(patch.span().start(), inner, value.span().start()),
          new ImageReference(
              image.kind(),
              holder.place(),
              holder.object(),
              patch.path(),
              Optional.of(new Inner(inner, value.path())),
              KustomizationReader.within(patch, value.location()),
              text.get(),
              patch.shared() || value.shared(),
              encrypted));
    }
  }

  private void add(List<ImageSearch.Found> images, Holder holder) {
    images.forEach(image -> add(image.kind(), image.value(), holder));
  }

  private void add(Kind kind, Value value, Holder holder) {
    Optional<String> text = value.text().filter(written -> !written.isEmpty());
    if (text.isPresent()) {
      put(
          new Position(value.span().start(), -1, -1),
          new ImageReference(
              kind,
              holder.place(),
              holder.object(),
              value.path(),
              Optional.empty(),
              value.location(),
              text.get(),
              value.shared(),
              encrypted));
    }
  }

  private void put(Position position, ImageReference reference) {
    // Of several ways to a text the one without alias leads to it.
    found.merge(position, reference, (old, other) -> old.shared() && !other.shared() ? other : old);
  }

  private static List<Value> items(Value holder, String key) {
    return holder.get(key).map(Value::items).orElse(List.of());
  }
}
