package io.github.pullsecret;

import io.github.pullsecret.files.WordSearch;
import io.github.pullsecret.files.WorkingDirectory;
import io.github.pullsecret.kubernetes.ImageReference;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.rename.Mentions;
import io.github.pullsecret.text.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what mentions a registry and is no image that a step knows: fields of custom resources,
 * arguments, scripts, documents.
 *
 * @param rules the rules file, which names what it asks for
 */
record ImageMentions(RewriteRequest request, WorkingDirectory directory, RulesFile rules) {

  /**
   * The lines with a registry or a part of one; none for a single name, which may mean anything.
   *
   * @param images the images that are known
   */
  List<Location> of(String registry, Workspace workspace, List<ImageReference> images) {
    List<Location> mentions = new ArrayList<>();
    if (!registry.matches(".*[./:].*")) {
      return mentions;
    }
    Set<String> words = Set.of(registry);
    Set<String> known =
        images.stream().map(image -> image.location().pathAndLine()).collect(Collectors.toSet());
    Set<Path> searched = new HashSet<>(rules.path().stream().toList());
    for (ManifestFile file : workspace.tree().asRead()) {
      if (workspace.holds(file.path())) {
        mentions.addAll(Mentions.in(file.path(), workspace.source(file.path()).text(), words));
        if (workspace.read().tree().hasFile(file.path())) {
          searched.add(workspace.read().file(file.path()).path());
        }
      }
    }
    mentions.removeIf(mention -> known.contains(mention.pathAndLine()));
    WordSearch.search(
        request.manifests(),
        directory,
        searched,
        words,
        file -> mentions.addAll(Mentions.in(file.display(), file.text(), words)));
    return mentions;
  }
}
