package io.github.pullsecret.rename;

import io.github.pullsecret.kubernetes.HelmValuesReader;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.SecretReference;
import io.github.pullsecret.kubernetes.SecretReferenceReader;
import io.github.pullsecret.kubernetes.UserKind;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.DocumentParser;
import io.github.pullsecret.yaml.YamlDocument;
import io.github.pullsecret.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what names the secrets of a renaming. Documents without any of their words are not parsed.
 *
 * @param renaming the names
 * @param kinds custom resources that the user vouches for
 * @param defaultNamespace what a manifest without namespace means, if the run says so
 * @param values whether Helm values files are read, too
 */
public record ReferenceScan(
    Renaming renaming, List<UserKind> kinds, Optional<String> defaultNamespace, boolean values) {

  /** The references of a file in order; none if the file is not read as manifests. */
  public List<SecretReference> read(ManifestFile file, SourceText source) {
    List<SecretReference> found = new ArrayList<>();
    if (!file.problems().isEmpty() || file.template().isPresent()) {
      return found;
    }
    Set<String> words = renaming.words();
    List<Span> spans = DocumentParser.split(source);
    for (int i = 0; i < spans.size(); i++) {
      if (mayName(source, spans.get(i), words)) {
        found.addAll(read(file.path(), parse(source, spans.get(i)), i));
      }
    }
    return found;
  }

  private List<SecretReference> read(String path, YamlDocument document, int index) {
    List<SecretReference> references =
        SecretReferenceReader.read(
            document, path, index, kinds, defaultNamespace, renaming::concerns);
    if (!values || !HelmValuesReader.isValuesFile(path)) {
      return references;
    }
    List<SecretReference> all = new ArrayList<>(references);
    all.addAll(HelmValuesReader.read(document, path, index, defaultNamespace, renaming::concerns));
    return all;
  }

  private static boolean mayName(SourceText source, Span span, Set<String> words) {
    return source.holds("\\", span) || words.stream().anyMatch(word -> source.holds(word, span));
  }

  private static YamlDocument parse(SourceText source, Span span) {
    try {
      return DocumentParser.parse(source, span);
    } catch (YamlSyntaxException e) {
      throw new IllegalStateException("what was read before can't be read now", e);
    }
  }
}
