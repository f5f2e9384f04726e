package io.github.pullsecret.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Runs the commands on a small tree, so that a JVM can archive what they load. The launcher calls
 * it once for each JVM.
 */
public final class Training {
  private Training() {}

  /**
   * Runs the commands; the outputs are thrown away.
   *
   * @param args none
   */
  public static void main(String[] args) throws IOException, URISyntaxException {
    Path tree = Files.createTempDirectory("pullsecret");
    try {
      copyDemo(tree);
      run(tree, "--version");
      run(tree, "move", "--dry-run");
      run(tree, "check");
      run(tree, "rename", "dockersec", "other", "--dry-run");
      run(tree, "explain");
      run(tree, "move");
      writeOverlay(tree);
      run(tree, "move", "--dry-run");
      Files.writeString(tree.resolve("pullsecret.yaml"), "rules:\n- move: {}\n");
      run(tree, "rewrite", "--dry-run");
    } finally {
      delete(tree);
    }
  }

  private static void run(Path tree, String... args) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Main.run(args, tree, nowhere, nowhere);
  }

  /** A base with an overlay, which the demo has none of. */
  private static void writeOverlay(Path tree) throws IOException {
    Path base = Files.createDirectories(tree.resolve("kustomize/base"));
    Path prod = Files.createDirectories(tree.resolve("kustomize/prod"));
    Files.writeString(
        base.resolve("kustomization.yaml"), "resources:\n- web.yaml\n- \"job.yaml\" # &\n");
    for (String name : List.of("web", "job")) {
      Files.writeString(
          base.resolve(name + ".yaml"),
          String.join(
              "\n",
              "apiVersion: apps/v1",
              "kind: Deployment",
              "metadata: {name: " + name + ", labels: &labels {app: " + name + "}}",
              "spec:",
              "  selector: {matchLabels: *labels}",
              "  template:",
              "    metadata: {labels: *labels}",
              "    spec:",
              "      imagePullSecrets: [{name: registry}]",
              "      containers: [{name: " + name + ", image: registry.example/" + name + "}]",
              ""));
    }
    Files.writeString(
        prod.resolve("kustomization.yaml"),
        "namespace: prod\nresources:\n- ../base\npatches:\n- path: replicas.yaml\n");
    Files.writeString(
        prod.resolve("replicas.yaml"),
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 2\n");
  }

  private static void copyDemo(Path target) throws IOException, URISyntaxException {
    URI inside = Objects.requireNonNull(Training.class.getResource("demo/README.md")).toURI();
    if (!inside.getScheme().equals("jar")) {
      copy(Path.of(inside).resolveSibling(""), target);
      return;
    }
    try (FileSystem jar = FileSystems.newFileSystem(inside, Map.of())) {
      copy(jar.provider().getPath(inside).resolveSibling(""), target);
    }
  }

  private static void copy(Path source, Path target) throws IOException {
    for (Path file : files(source)) {
      Path copy = target.resolve(source.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(file, copy);
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    for (Path file : files(tree).stream().sorted(Comparator.reverseOrder()).toList()) {
      Files.delete(file);
    }
  }

  private static List<Path> files(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      return files.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
