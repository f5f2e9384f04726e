package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.SecretReference.Role;
import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.DocumentParser;
import io.github.pullsecret.yaml.YamlSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the Secrets that a kustomization names, and those in the patches that it holds. */
final class KustomizationSecrets {
  private static final List<String> PATCHES =
      List.of("patches", "patchesJson6902", "patchesStrategicMerge");
  private static final GroupKind SECRET = new GroupKind("", "Secret");

  private final SecretReferenceReader reader;
  private final SecretCollector collector;

  KustomizationSecrets(SecretReferenceReader reader, SecretCollector collector) {
    this.reader = reader;
    this.collector = collector;
  }

  void read(Value root, SecretHolder holder) {
    ObjectSecrets secrets = new ObjectSecrets(collector, holder);
    for (Value generator : items(root, "secretGenerator")) {
      named(secrets, Role.PRODUCER, generator);
    }
    patches(root, holder);
    for (String key : List.of("helmCharts", "helmChartInflationGenerator")) {
      items(root, key).forEach(chart -> values(chart, "valuesInline", secrets));
    }
    items(root, "replacements").forEach(item -> replacement(item, secrets));
    for (Value variable : items(root, "vars")) {
      variable.get("objref").ifPresent(selected -> selected(selected, secrets));
    }
  }

  /** The patches of an object of Flux or Argo CD, and the values that it gives to a chart. */
  void inObject(ManifestObject object, SecretHolder holder) {
    Optional<Value> spec = object.value().get("spec");
    if (spec.isEmpty()) {
      return;
    }
    switch (object.type().group()) {
      case "kustomize.toolkit.fluxcd.io" ->
          patches(spec.get(), into(spec.get().word("targetNamespace"), holder));
      case "helm.toolkit.fluxcd.io" -> {
        SecretHolder release = spec.get().word("targetNamespace").map(holder::into).orElse(holder);
        values(spec.get(), "values", new ObjectSecrets(collector, release));
        for (Value renderer : items(spec.get(), "postRenderers")) {
          renderer.get("kustomize").ifPresent(patched -> patches(patched, release));
        }
      }
      case "argoproj.io" ->
          application(object, spec.get()).ifPresent(found -> application(found, holder));
      default -> {}
    }
  }

  private void application(Value application, SecretHolder around) {
    Optional<String> namespace =
        application.get("destination").flatMap(destination -> destination.word("namespace"));
    SecretHolder holder = into(namespace, around);
    for (Value source : sources(application)) {
      source
          .get("helm")
          .ifPresent(helm -> values(helm, "valuesObject", new ObjectSecrets(collector, holder)));
      source.get("kustomize").ifPresent(patched -> patches(patched, holder));
    }
  }

  /** What an object makes is not in its own namespace, whether it says in which or not. */
  private static SecretHolder into(Optional<String> namespace, SecretHolder holder) {
    return namespace.map(holder::into).orElseGet(holder::withoutNamespace);
  }

  private static void values(Value holder, String key, ObjectSecrets secrets) {
    holder.get(key).ifPresent(values -> HelmValuesReader.walk(secrets, values));
  }

  private static Optional<Value> application(ManifestObject object, Value spec) {
    return switch (object.type().kind()) {
      case "Application" -> Optional.of(spec);
      case "ApplicationSet" -> spec.get(List.of("template", "spec"));
      default -> Optional.empty();
    };
  }

  private static List<Value> sources(Value application) {
    List<Value> sources = new ArrayList<>();
    application.get("source").ifPresent(sources::add);
    sources.addAll(items(application, "sources"));
    return sources;
  }

  private void patches(Value holder, SecretHolder around) {
    for (String key : PATCHES) {
      for (Value item : items(holder, key)) {
        Optional<Value> target = item.get("target");
        target.ifPresent(found -> selected(found, new ObjectSecrets(collector, around)));
        if (ManifestObject.type(item).isPresent()) {
          reader.objects(item, around);
        } else {
          PatchTarget known = target.map(PatchTarget::of).orElse(PatchTarget.ANY);
          Optional<Value> written = item.isMapping() ? item.get("patch") : Optional.of(item);
          written.ifPresent(patch -> patch(patch, known, target, around));
        }
      }
    }
  }

  private void patch(Value patch, PatchTarget known, Optional<Value> target, SecretHolder around) {
    SecretHolder holder = target.map(found -> of(found, around)).orElse(around);
    Optional<String> text = patch.scalar().filter(KustomizationSecrets::isDocument);
    if (text.isEmpty()) {
      reader.document(patch, known, holder);
      return;
    }
    int index = 0;
    try {
      SourceText source = SourceText.decode(text.get().getBytes(StandardCharsets.UTF_8));
      for (Span span : DocumentParser.split(source)) {
        SecretHolder inside = holder.inside(patch, index);
        Value.root(DocumentParser.parse(source, span), "")
            .ifPresent(root -> reader.document(root, known, inside));
        index++;
      }
    } catch (YamlSyntaxException | MalformedTextException e) {
      // Kustomize can't read it either; what was read before stays.
      return;
    }
  }

  /** A patch is a path unless it could not be one. */
  private static boolean isDocument(String text) {
    return text.contains("\n") || text.contains(": ") || text.contains("{");
  }

  private static SecretHolder of(Value target, SecretHolder around) {
    Optional<String> namespace = target.word("namespace");
    ObjectId id =
        new ObjectId(
            new GroupKind(target.word("group").orElse(""), target.word("kind").orElse("?")),
            namespace.or(around.id()::namespace),
            target.word("name").orElse("?"));
    SecretHolder holder = around.as(id);
    return namespace
        .filter(said -> around.destination().isPresent())
        .map(holder::into)
        .orElse(holder);
  }

  /** The replacements of a file of their own: one, or a list of them. */
  void replacementFile(Value root, SecretHolder holder) {
    for (Value item : root.isSequence() ? root.items() : List.of(root)) {
      if (item.get("source").isPresent() && item.get("kind").isEmpty()) {
        replacement(item, new ObjectSecrets(collector, holder));
      }
    }
  }

  private void replacement(Value item, ObjectSecrets secrets) {
    item.get("source").ifPresent(source -> replaced(source, source, "fieldPath", secrets));
    for (Value target : items(item, "targets")) {
      target.get("select").ifPresent(select -> replaced(select, target, "fieldPaths", secrets));
      items(target, "reject").forEach(reject -> selected(reject, secrets));
    }
  }

  /** What reads or writes fields of a selected object. */
  private void replaced(Value select, Value holder, String key, ObjectSecrets secrets) {
    selected(select, secrets);
    FieldPathSecrets paths = new FieldPathSecrets(PatchTarget.of(select), secrets);
    holder
        .get(key)
        .ifPresent(
            found -> {
              paths.read(found);
              found.items().forEach(paths::read);
            });
  }

  /** What picks an object by its kind and name; a name that is an expression is left alone. */
  private static void selected(Value select, ObjectSecrets secrets) {
    boolean core =
        select
            .word("apiVersion")
            .map(version -> GroupKind.of(version, "").group())
            .or(() -> select.word("group"))
            .filter(group -> !group.equals(SECRET.group()))
            .isEmpty();
    if (core && select.word("kind").filter(SECRET.kind()::equals).isPresent()) {
      named(secrets, Role.SELECTOR, select);
    }
  }

  private static void named(ObjectSecrets secrets, Role role, Value holder) {
    holder.get("name").ifPresent(name -> secrets.whole(role, name, holder.word("namespace")));
  }

  private static List<Value> items(Value holder, String key) {
    return holder.get(key).map(Value::items).orElse(List.of());
  }
}
