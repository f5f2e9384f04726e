package io.github.pullsecret;

import io.github.pullsecret.files.SkippedPlace;
import io.github.pullsecret.files.UnfollowedLink;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.ManifestFile.Problem;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.ManifestTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The places that a run passed over although they name pull secrets. */
final class PassedOver {
  private PassedOver() {}

  /**
   * The places, in words.
   *
   * @param causes patches that are not named again, since the report says what they do
   */
  static List<String> lines(ReadTree read, Set<String> causes) {
    List<String> skipped = new ArrayList<>();
    for (SkippedPlace place : read.found().skipped()) {
      int files = place.filesNamingPullSecrets();
      skipped.add(
          Location.shown(place.display())
              + " ("
              + place.kind().label()
              + "; "
              + files
              + (files == 1 ? " file names" : " files name")
              + " imagePullSecrets)");
    }
    skipped.addAll(
        byDirectory(
            "template",
            read.uncovered().stream()
                .filter(file -> file.template() && file.namesPullSecrets())
                .map(file -> read.tree().file(file.path()).template())
                .flatMap(Optional::stream)
                .toList()));
    skipped.addAll(
        byDirectory(
            "file without apiVersion and kind",
            read.tree().files().stream()
                .map(ManifestFile::mentions)
                .flatMap(Optional::stream)
                .toList()));
    skipped.addAll(
        byDirectory(
            "patch or data of a kustomization",
            read.tree().listsInPatches().stream()
                .filter(list -> !causes.contains(list.path()))
                .toList()));
    return skipped;
  }

  /** What was not read and is in nobody's way, in words. */
  static List<String> notes(ReadTree read) {
    List<String> notes = new ArrayList<>();
    for (Problem note : read.notes()) {
      notes.add(note.location() + ": note: not read: " + note.message());
    }
    notes.addAll(otherNotes(read));
    return notes;
  }

  /** What is worth knowing of no file that could matter. */
  static List<String> otherNotes(ReadTree read) {
    List<String> notes = new ArrayList<>();
    if (!read.harmless().isEmpty()) {
      int count = read.harmless().size();
      notes.add(
          "note: "
              + (count == 1
                  ? "1 document can't be parsed, but names"
                  : count + " documents can't be parsed, but name")
              + " no ServiceAccount and no pull secret; the first: "
              + read.harmless().get(0).location());
    }
    for (UnfollowedLink link : read.found().notFollowed()) {
      notes.add(Location.shown(link.display()) + ": note: " + link.kind().label());
    }
    return notes;
  }

  /** One line for each directory, so that a chart is one line. */
  private static List<String> byDirectory(String what, List<Location> places) {
    Map<String, List<Location>> directories = new LinkedHashMap<>();
    for (Location place : places) {
      directories
          .computeIfAbsent(ManifestTree.directory(place.path()), key -> new ArrayList<>())
          .add(place);
    }
    List<String> lines = new ArrayList<>();
    for (var entry : directories.entrySet()) {
      int count = entry.getValue().size();
      lines.add(
          count == 1
              ? entry.getValue().get(0).pathAndLine() + " (" + what + "; names imagePullSecrets)"
              : Location.shown(entry.getKey())
                  + " ("
                  + count
                  + " times: "
                  + what
                  + " that names imagePullSecrets)");
    }
    return lines;
  }
}
