package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Emptied;
import io.github.pullsecret.move.MovePlan.Extended;
import io.github.pullsecret.move.MovePlan.Inlined;
import io.github.pullsecret.move.MovePlan.Moved;
import io.github.pullsecret.move.Placement.Spot;
import io.github.pullsecret.tree.ManifestTree;
import io.github.pullsecret.yaml.Edit;
import io.github.pullsecret.yaml.Edit.CommentsAbove;
import io.github.pullsecret.yaml.NewNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says a plan as edits of files, each with what is refused if it can't be made. */
final class PlannedEdits {
  private final ManifestTree tree;
  private final MoveScope scope;
  private final CommentsAbove comments;
  private final FileEdits edits = new FileEdits();

  private PlannedEdits(ManifestTree tree, MoveScope scope, CommentsAbove comments) {
    this.tree = tree;
    this.scope = scope;
    this.comments = comments;
  }

  /**
   * The edits of a plan.
   *
   * @param spots where its generated ServiceAccounts stand
   * @param half how much of it
   */
  static FileEdits of(
      ManifestTree tree,
      MoveScope scope,
      MovePlan plan,
      List<Spot> spots,
      CommentsAbove comments,
      Half half) {
    PlannedEdits planned = new PlannedEdits(tree, scope, comments);
    if (half != Half.ACCOUNTS) {
      planned.addPods(plan);
    }
    if (half == Half.WHOLE) {
      planned.empty(plan);
    }
    if (half != Half.PODS) {
      planned.extend(plan);
      planned.addSpots(spots);
    }
    return planned.edits;
  }

  private void addPods(MovePlan plan) {
    Heritage heritage = new Heritage(plan.moved());
    for (Moved moved : plan.moved()) {
      for (Edit edit : MoveEdits.of(moved, heritage, comments)) {
        edits.add(moved.pod().place(), edit, obstacle -> scope.refuse(moved.pod(), obstacle));
      }
    }
    for (Inlined inlined : plan.inlined()) {
      for (Edit edit : MoveEdits.of(inlined, comments)) {
        edits.add(inlined.pod().place(), edit, obstacle -> scope.refuse(inlined.pod(), obstacle));
      }
    }
  }

  private void extend(MovePlan plan) {
    for (Extended extended : plan.extended()) {
      Place place = extended.manifest().place();
      edits.holdsAccounts(place.file());
      for (Edit edit : MoveEdits.of(extended)) {
        edits.add(place, edit, obstacle -> scope.refuse(extended.manifest(), obstacle));
      }
    }
  }

  private void empty(MovePlan plan) {
    for (Emptied emptied : plan.emptied()) {
      ServiceAccountManifest manifest = emptied.manifest();
      edits.emptiesAccounts(manifest.place().file());
      edits.add(
          manifest.place(),
          MoveEdits.of(emptied, comments),
          obstacle -> scope.refuse(manifest, obstacle));
    }
  }

  private void addSpots(List<Spot> spots) {
    spots.forEach(spot -> edits.holdsAccounts(spot.path()));
    ListItems.of(spots)
        .forEach(
            (spot, nodes) ->
                edits.add(
                    spot.firstUser().place(),
                    new Edit.AddItems(
                        Placement.items(spot), Edit.Where.FIRST, new NewNode.Items(nodes)),
                    obstacle -> scope.close(spot.path())));
    listed(spots)
        .forEach(
            (place, names) ->
                edits.add(
                    place,
                    MoveEdits.listing(names, tree.file(place.file()).kustomization().orElseThrow()),
                    obstacle -> scope.close(place.file())));
  }

  /** The names of the files that kustomizations get as new resources. */
  private static Map<Place, Set<String>> listed(List<Spot> spots) {
    Map<Place, Set<String>> listed = new LinkedHashMap<>();
    for (Spot spot : spots) {
      spot.lister()
          .ifPresent(
              kustomization ->
                  listed
                      .computeIfAbsent(kustomization, key -> new LinkedHashSet<>())
                      .add(spot.path().substring(spot.path().lastIndexOf('/') + 1)));
    }
    return listed;
  }
}
