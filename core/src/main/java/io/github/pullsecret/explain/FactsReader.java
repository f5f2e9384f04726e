package io.github.pullsecret.explain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.pullsecret.kubernetes.ImageReference;
import io.github.pullsecret.kubernetes.ImageReferenceReader;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.ManifestFile.Problem;
import io.github.pullsecret.kubernetes.SecretManifest;
import io.github.pullsecret.kubernetes.SecretManifestReader;
import io.github.pullsecret.kubernetes.UserKind;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.DocumentParser;
import io.github.pullsecret.yaml.YamlDocument;
import io.github.pullsecret.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the {@link FileFacts} of files that were read as manifests. */
public final class FactsReader {
  /** What every document with a Secret, or with what makes one, holds; escapes may hide it. */
  private static final List<String> SECRET_WORDS =
      List.of("Secret", "secret", "OnePasswordItem", "\\");

  private final SecretManifestReader secrets;
  private final Optional<String> defaultNamespace;

  /**
   * A reader.
   *
   * @param kinds custom resources that the user vouches for
   * @param defaultNamespace what a manifest without namespace means, if the run says so
   */
  public FactsReader(List<UserKind> kinds, Optional<String> defaultNamespace) {
    this.secrets = new SecretManifestReader(kinds, defaultNamespace);
    this.defaultNamespace = defaultNamespace;
  }

  /** The facts of a file; none if it is not read as manifests. */
  public FileFacts read(ManifestFile file, byte[] bytes) {
    List<SecretManifest> found = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    List<ImageReference> images = List.of();
    boolean read = file.problems().isEmpty() && file.template().isEmpty();
    try {
      if (read) {
        SourceText source = SourceText.decode(bytes);
        addSecrets(file.path(), source, found, problems);
        boolean mayNameImages =
            !file.pods().isEmpty()
                || !file.patches().isEmpty()
                || file.kustomization().isPresent()
                || !file.applied().isEmpty();
        if (mayNameImages) {
          images = ImageReferenceReader.read(file.path(), source, defaultNamespace);
        }
      }
    } catch (MalformedTextException e) {
      // A file that can't matter to a move was not decoded before.
      if (new String(bytes, ISO_8859_1).contains("Secret")) {
        problems.add(
            new Problem(
                new Location(file.path(), e.line(), e.column()),
                String.valueOf(e.getMessage()),
                "save the file as UTF-8"));
      }
    }
    return new FileFacts(file.path(), found, images, problems);
  }

  private void addSecrets(
      String path, SourceText source, List<SecretManifest> found, List<Problem> problems) {
    List<Span> spans = DocumentParser.split(source);
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      if (SECRET_WORDS.stream().noneMatch(word -> source.holds(word, span))) {
        continue;
      }
      try {
        YamlDocument document = DocumentParser.parse(source, span);
        if (document.templateMark().isEmpty()) {
          found.addAll(secrets.read(document, path, i));
        }
      } catch (YamlSyntaxException e) {
        problems.add(
            new Problem(
                source.lines().location(path, e.offset()),
                String.valueOf(e.getMessage()),
                e.hint()));
      }
    }
  }
}
