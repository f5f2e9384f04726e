package io.github.pullsecret.move;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What kustomize itself makes of a directory, and what its pods then get by the admission rule. */
public record KustomizeBuild(List<JsonNode> objects) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Map<String, String> POD_SPECS =
      Map.of(
          "Pod", "/spec",
          "PodTemplate", "/template/spec",
          "CronJob", "/spec/jobTemplate/spec/template/spec",
          "Deployment", "/spec/template/spec",
          "StatefulSet", "/spec/template/spec",
          "ReplicaSet", "/spec/template/spec",
          "ReplicationController", "/spec/template/spec",
          "Job", "/spec/template/spec");

  /** Whether this machine has kubectl. */
  public static boolean isAvailable() {
    try {
      return new ProcessBuilder("kubectl", "kustomize", "--help")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What a directory builds to; empty if kustomize refuses it. */
  public static Optional<KustomizeBuild> of(Path directory) throws IOException {
    Process process =
        new ProcessBuilder("kubectl", "kustomize", directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String built = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      return process.waitFor() == 0 ? Optional.of(parse(built)) : Optional.empty();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static KustomizeBuild parse(String text) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
      documents.forEachRemaining(objects::add);
    }
    return new KustomizeBuild(objects);
  }

  /** Writes a tree to disk. */
  public static void write(Map<String, String> texts, Path root) throws IOException {
    for (var text : texts.entrySet()) {
      Path file = root.resolve(text.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.getValue());
    }
  }

  /**
   * A pod as it is built.
   *
   * @param own its own list
   * @param account the ServiceAccount it names
   * @param inherited the list of that ServiceAccount, if it is in the build
   */
  public record Pod(List<String> own, String account, Optional<List<String>> inherited) {
    public List<String> effective() {
      return own.isEmpty() ? inherited.orElse(List.of()) : own;
    }
  }

  /** The pods by kind, namespace and name. */
  public Map<String, Pod> pods() {
    Map<String, Pod> pods = new TreeMap<>();
    for (JsonNode object : objects) {
      String pointer = POD_SPECS.get(object.path("kind").asText());
      if (pointer != null) {
        pods.put(
            object.path("kind").asText() + " " + namespace(object) + "/" + name(object),
            pod(object, object.at(pointer)));
      }
    }
    return pods;
  }

  private Pod pod(JsonNode object, JsonNode spec) {
    String written = spec.path("serviceAccountName").asText("");
    String named = written.isEmpty() ? spec.path("serviceAccount").asText("") : written;
    String account = named.isEmpty() ? "default" : named;
    Optional<List<String>> inherited =
        objects.stream()
            .filter(other -> other.path("kind").asText().equals("ServiceAccount"))
            .filter(other -> name(other).equals(account))
            .filter(other -> namespace(other).equals(namespace(object)))
            .map(other -> names(other.path("imagePullSecrets")))
            .findFirst();
    return new Pod(names(spec.path("imagePullSecrets")), account, inherited);
  }

  private static String name(JsonNode object) {
    return object.at("/metadata/name").asText();
  }

  private static String namespace(JsonNode object) {
    return object.at("/metadata/namespace").asText("");
  }

  private static List<String> names(JsonNode list) {
    var names = new LinkedHashSet<String>();
    list.forEach(entry -> names.add(entry.path("name").asText()));
    return List.copyOf(names);
  }
}
