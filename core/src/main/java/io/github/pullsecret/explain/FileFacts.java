package io.github.pullsecret.explain;

import io.github.pullsecret.kubernetes.ImageReference;
import io.github.pullsecret.kubernetes.ManifestFile.Problem;
import io.github.pullsecret.kubernetes.SecretManifest;
import java.util.List;

/**
 * What explaining needs of a file beside what every command reads, kept while its text is not.
 *
 * @param path the file as displayed
 * @param secrets the Secrets that it defines or lets something make
 * @param images the images of its pods, patches and kustomizations
 * @param problems why a document with Secrets can't be read
 */
public record FileFacts(
    String path,
    List<SecretManifest> secrets,
    List<ImageReference> images,
    List<Problem> problems) {
  /** Takes copies. */
  public FileFacts {
    secrets = List.copyOf(secrets);
    images = List.copyOf(images);
    problems = List.copyOf(problems);
  }
}
