package io.github.pullsecret.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.ManifestReader;
import io.github.pullsecret.kubernetes.PodSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A tree of kustomizations for tests, written line by line. */
final class KustomizedTree {
  private final Map<String, String> texts = new TreeMap<>();

  /** Adds a kustomization to a directory. */
  KustomizedTree kustomization(String directory, String... lines) {
    return file(directory + "/kustomization.yaml", lines);
  }

  /** Adds a file. */
  KustomizedTree file(String path, String... lines) {
    texts.put(path, String.join("\n", lines) + "\n");
    return this;
  }

  /** Adds a file with a Deployment of this name that has a list. */
  KustomizedTree deployment(String path, String name) {
    return workload(path, "apps/v1", "Deployment", name, "imagePullSecrets: [{name: a}]");
  }

  /** Adds a file with a workload. */
  KustomizedTree workload(String path, String version, String kind, String name, String fields) {
    return file(
        path,
        "apiVersion: " + version,
        "kind: " + kind,
        "metadata: {name: " + name + "}",
        "spec: {template: {spec: {" + fields + ", containers: [{name: main}]}}}");
  }

  /** Adds a file with a ServiceAccount that has no list. */
  KustomizedTree account(String path, String name) {
    return file(path, "apiVersion: v1", "kind: ServiceAccount", "metadata: {name: " + name + "}");
  }

  private List<ManifestFile> files() {
    ManifestReader reader = new ManifestReader(Optional.empty());
    List<ManifestFile> files = new ArrayList<>();
    texts.forEach((path, text) -> files.add(reader.read(path, text.getBytes(UTF_8))));
    return files;
  }

  ManifestTree tree() {
    return tree(DeclaredAccounts.NONE);
  }

  ManifestTree tree(DeclaredAccounts declared) {
    return new ManifestTree(files(), Path.of("/tree"), file -> Context.TREE, declared);
  }

  KustomizationGraph graph() {
    return new KustomizationGraph(files(), Path.of("/tree"));
  }

  /** Where what says no namespace ends up: {@code UNIT NAMESPACE}, sorted. */
  String contexts(String file) {
    return tree().units().contexts(file, Optional.empty()).stream()
        .map(
            context ->
                ManifestTree.directory(context.unit()) + " " + context.namespace().orElse("-"))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** The pod spec of the workload of this name. */
  static PodSpec pod(ManifestTree tree, String name) {
    return tree.pods().stream()
        .filter(pod -> pod.id().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
