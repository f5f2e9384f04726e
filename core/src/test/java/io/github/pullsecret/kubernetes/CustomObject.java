package io.github.pullsecret.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** An object of a custom kind, made by writing values at paths. */
final class CustomObject {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode root = JSON.createObjectNode();

  CustomObject(GroupKind type) {
    root.put("apiVersion", type.group().isEmpty() ? "v1" : type.group() + "/v1");
    root.put("kind", type.kind());
    root.putObject("metadata").put("name", "x").put("namespace", "n");
  }

  /** The mapping at a path, made when it is not there; of lists and maps the first value. */
  ObjectNode at(FieldPath path) {
    return descend(root, path.steps().iterator());
  }

  private static ObjectNode descend(ObjectNode node, Iterator<String> steps) {
    if (!steps.hasNext()) {
      return node;
    }
    String step = steps.next();
    return step.equals("*") ? value(node, "any", steps) : value(node, step, steps);
  }

  private static ObjectNode value(ObjectNode node, String key, Iterator<String> steps) {
    if (!steps.hasNext()) {
      return node.withObjectProperty(key);
    }
    String next = steps.next();
    if (!next.equals("[]")) {
      ObjectNode below = node.withObjectProperty(key);
      return next.equals("*") ? value(below, "any", steps) : value(below, next, steps);
    }
    ArrayNode items = node.withArrayProperty(key);
    ObjectNode item = items.isEmpty() ? items.addObject() : (ObjectNode) items.get(0);
    return descend(item, steps);
  }

  /** Names the pull secret {@code a} in the way of a row. */
  CustomObject secret(CustomRow row) {
    ObjectNode holder = at(row.path());
    switch (row.shape()) {
      case NAMES -> holder.putArray(row.key()).addObject().put("name", "a");
      case STRINGS -> holder.putArray(row.key()).add("a");
      case STRING, TEXT -> holder.put(row.key(), "a");
      case OBJECT -> holder.putObject(row.key()).put("name", "a");
      case OBJECTS -> holder.putArray(row.key()).addObject().put("name", "a").put("mode", "x");
      case INSIDE ->
          holder.putObject("template").putArray("imagePullSecrets").addObject().put("name", "a");
      case NONE -> {}
    }
    return this;
  }

  /** The pod specs that are read from it. */
  List<PodSpec> pods(UserKind... kinds) {
    return new ManifestReader(Optional.empty(), List.of(kinds), Long.MAX_VALUE)
        .read("x.json", root.toString().getBytes(UTF_8))
        .pods();
  }
}
