package io.github.pullsecret;

import io.github.pullsecret.files.PathOrder;
import io.github.pullsecret.files.WordSearch;
import io.github.pullsecret.files.WorkingDirectory;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.text.Mentions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what only mentions a name: comments, scripts, documents, templates, texts of ConfigMaps,
 * fields that no step knows.
 *
 * @param rules the rules file, which is left out since it names what it asks for
 */
record TextMentions(RewriteRequest request, WorkingDirectory directory, RulesFile rules) {

  /**
   * The lines with one of some words, in path order.
   *
   * @param workspace the tree; it holds every manifest with one of the words
   * @param referring the places that are no mentions, as {@code path:line}
   */
  List<Location> of(Set<String> words, Workspace workspace, Set<String> referring) {
    List<Location> mentions = new ArrayList<>();
    Set<Path> read = new HashSet<>(rules.path().stream().toList());
    for (ManifestFile file : workspace.tree().asRead()) {
      if (workspace.read().tree().hasFile(file.path())) {
        read.add(workspace.read().file(file.path()).path());
      }
      if (workspace.holds(file.path())) {
        mentions.addAll(Mentions.in(file.path(), workspace.plainText(file.path()), words));
      }
    }
    mentions.removeIf(mention -> referring.contains(mention.pathAndLine()));
    WordSearch.search(
        request.isStream() ? List.of() : request.manifests,
        directory,
        read,
        words,
        file -> mentions.addAll(Mentions.in(file.display(), file.text(), words)));
    mentions.sort(Comparator.comparing(mention -> Path.of(mention.path()), PathOrder.BY_NAMES));
    return mentions;
  }
}
