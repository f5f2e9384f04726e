package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.ManifestFile.Problem;
import io.github.pullsecret.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a document holds, or the documents of a file together, while they are read. */
final class Collected {
  /** The number of the document, from 0. */
  final int document;

  int objects;
  final List<PodSpec> pods = new ArrayList<>();
  final List<ServiceAccountManifest> accounts = new ArrayList<>();
  final List<IdentityReference> identities = new ArrayList<>();
  final List<PatchDocument> patches = new ArrayList<>();
  final List<AppliedPath> applied = new ArrayList<>();
  Optional<Kustomization> kustomization = Optional.empty();
  final List<Problem> problems = new ArrayList<>();
  final List<Problem> warnings = new ArrayList<>();
  Optional<Location> mentions = Optional.empty();
  boolean openShift;

  /** Where a template engine has to be run first, if it has. */
  Optional<Integer> templateMark = Optional.empty();

  /** Whether all of it was parsed. */
  boolean whole = true;

  Collected(int document) {
    this.document = document;
  }

  /** Adds what the next document holds. */
  void add(Collected next) {
    objects += next.objects;
    pods.addAll(next.pods);
    accounts.addAll(next.accounts);
    identities.addAll(next.identities);
    patches.addAll(next.patches);
    applied.addAll(next.applied);
    kustomization = next.kustomization.or(() -> kustomization);
    problems.addAll(next.problems);
    warnings.addAll(next.warnings);
    mentions = mentions.or(() -> next.mentions);
    openShift |= next.openShift;
    whole &= next.whole;
  }

  /** The file that holds all this. */
  ManifestFile file(String path, boolean json) {
    if (!problems.isEmpty()) {
      return ManifestFile.unread(path, problems);
    }
    return new ManifestFile(
        path,
        objects,
        pods,
        accounts,
        identities,
        kustomization,
        patches,
        applied,
        Set.of(),
        mentions,
        Optional.empty(),
        List.of(),
        warnings,
        openShift,
        json);
  }
}
