package io.github.pullsecret.bench;

import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.ManifestReader;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.DocumentParser;
import io.github.pullsecret.yaml.Edit;
import io.github.pullsecret.yaml.NewNode;
import io.github.pullsecret.yaml.NodePath;
import io.github.pullsecret.yaml.YamlDocument;
import io.github.pullsecret.yaml.YamlEditor;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;

/** What the steps of a run cost on one file, warm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class CoreBenchmark {
  /** How many documents the file has, about 800 bytes each. */
  @Param({"1", "100"})
  public int documents;

  private byte[] bytes;
  private SourceText source;
  private List<Placed> edits;

  /** Makes the file. */
  @Setup
  public void makeFile() throws Exception {
    StringBuilder text = new StringBuilder();
    edits = new ArrayList<>();
    for (int i = 0; i < documents; i++) {
      text.append(document(i));
      edits.add(new Placed(i, accountName()));
    }
    source = SourceText.ofNewFile(text.toString());
    bytes = source.bytes();
  }

  private static Edit accountName() {
    NodePath pod = NodePath.ROOT.keys(List.of("spec", "template", "spec"));
    NewNode name = new NewNode.Text("image-puller");
    return new Edit.AddEntry(pod, "serviceAccountName", name, Optional.of("imagePullSecrets"));
  }

  private static String document(int number) {
    StringBuilder environment = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      environment.append("        - name: VARIABLE_").append(i).append("\n          value: \"some text\"\n");
    }
    return """
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: app-%d # as its image
          labels: {app: app, team: shop}
        spec:
          replicas: 2
          template:
            spec:
              imagePullSecrets:
              - name: dockersec
              containers:
              - name: app
                image: registry.example.com/shop/app:1.0
                env:
        """
            .formatted(number)
        + environment;
  }

  /** Bytes to text and its lines. */
  @Benchmark
  public SourceText decode() throws Exception {
    return SourceText.decode(bytes);
  }

  /** Where the documents are. */
  @Benchmark
  public List<Span> split() {
    return DocumentParser.split(source);
  }

  /** The events of the engine alone, to compare with. */
  @Benchmark
  public void engineEvents(Blackhole hole) {
    new Parse(LoadSettings.builder().build()).parseString(source.text()).forEach(hole::consume);
  }

  /** The trees of all documents. */
  @Benchmark
  public void parse(Blackhole hole) throws Exception {
    for (Span span : DocumentParser.split(source)) {
      YamlDocument document = DocumentParser.parse(source, span);
      hole.consume(document);
    }
  }

  /** What matters of the manifests. */
  @Benchmark
  public ManifestFile read() {
    return new ManifestReader(Optional.empty()).read("file.yaml", bytes);
  }

  /** An edit of each document, with its proof. */
  @Benchmark
  public YamlEditor.Edited edit() throws Exception {
    return YamlEditor.edit(source, edits);
  }
}
