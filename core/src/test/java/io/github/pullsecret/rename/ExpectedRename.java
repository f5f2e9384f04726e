package io.github.pullsecret.rename;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a rename has to make of objects, written down once more for another parser than ours. In all
 * lists of names the first of equal ones counts.
 *
 * @param names the new names by the old ones
 */
record ExpectedRename(Map<String, String> names) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String NAMESPACE = "{namespace}";

  /** The objects of a text. */
  static List<JsonNode> read(String text) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
      while (documents.hasNext()) {
        objects.add(documents.next());
      }
    }
    return objects;
  }

  /** The objects of a text with each list of names as what a cluster makes of it. */
  static List<JsonNode> effective(String text) throws IOException {
    List<JsonNode> objects = read(text);
    objects.forEach(ExpectedRename::dropRepeated);
    return objects;
  }

  /** The objects that the renamed text has to hold. */
  List<JsonNode> of(String text) throws IOException {
    List<JsonNode> objects = read(text);
    objects.forEach(this::rename);
    objects.forEach(ExpectedRename::dropRepeated);
    return objects;
  }

  private void rename(JsonNode object) {
    String namespace = object.at("/metadata/namespace").asText("");
    switch (object.path("kind").asText()) {
      case "Secret" -> rename(object.path("metadata"), "name", namespace);
      case "ServiceAccount" -> list(object.path("imagePullSecrets"), namespace);
      case "Role" -> object.path("rules").forEach(rule -> rule(rule, namespace));
      case "Pod" -> {
        JsonNode spec = object.path("spec");
        list(spec.path("imagePullSecrets"), namespace);
        spec.path("volumes").forEach(v -> rename(v.path("secret"), "secretName", namespace));
        for (JsonNode container : spec.path("containers")) {
          container
              .path("env")
              .forEach(env -> rename(env.at("/valueFrom/secretKeyRef"), "name", namespace));
        }
      }
      default -> {}
    }
  }

  private void list(JsonNode list, String namespace) {
    list.forEach(item -> rename(item, "name", namespace));
  }

  private void rename(JsonNode holder, String key, String namespace) {
    if (holder instanceof ObjectNode object && object.path(key).isTextual()) {
      object.put(key, renamed(object.path(key).asText(), namespace));
    }
  }

  private void rule(JsonNode rule, String namespace) {
    List<String> resources = texts(rule.path("resources"));
    if (!resources.contains("secrets")) {
      return;
    }
    ArrayNode list = (ArrayNode) rule.path("resourceNames");
    Set<String> all = new LinkedHashSet<>();
    boolean only = resources.size() == 1;
    for (String name : texts(list)) {
      all.add(only ? renamed(name, namespace) : name);
    }
    if (!only) {
      texts(list).stream().map(name -> renamed(name, namespace)).sorted().forEach(all::add);
    }
    list.removeAll();
    all.forEach(list::add);
  }

  private String renamed(String name, String namespace) {
    String given = names.getOrDefault(name, name);
    return !given.contains(NAMESPACE)
        ? given
        : namespace.isEmpty() ? name : given.replace(NAMESPACE, namespace);
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static void dropRepeated(JsonNode object) {
    dropRepeatedItems(object.path("imagePullSecrets"));
    dropRepeatedItems(object.at("/spec/imagePullSecrets"));
    object.path("rules").forEach(rule -> dropRepeatedItems(rule.path("resourceNames")));
  }

  private static void dropRepeatedItems(JsonNode list) {
    if (list instanceof ArrayNode array) {
      Set<JsonNode> kept = new LinkedHashSet<>();
      array.forEach(item -> kept.add(item instanceof TextNode ? item : item.path("name")));
      boolean texts = array.path(0) instanceof TextNode;
      array.removeAll();
      kept.forEach(name -> array.add(texts ? name : YAML.createObjectNode().set("name", name)));
    }
  }
}
