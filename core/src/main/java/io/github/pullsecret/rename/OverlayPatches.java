package io.github.pullsecret.rename;

import io.github.pullsecret.kubernetes.Kustomization;
import io.github.pullsecret.rename.RenamePlan.Patched;
import io.github.pullsecret.yaml.Edit;
import io.github.pullsecret.yaml.NewNode;
import io.github.pullsecret.yaml.NodePath;
import io.github.pullsecret.yaml.ScalarText;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import java.util.ArrayList;
import java.util.List;

/** Writes the patches that give a ServiceAccount of a base another list in an overlay. */
final class OverlayPatches {
  private static final String PATCHES = "patches";

  private OverlayPatches() {}

  /** The edit that adds patches to a kustomization. */
  static Placed of(Kustomization kustomization, List<Patched> patched) {
    NewNode.Items entries = new NewNode.Items(patched.stream().map(OverlayPatches::entry).toList());
    NodePath object = kustomization.place().object();
    Edit edit =
        switch (kustomization.patchList()) {
          case ABSENT -> new Edit.AddEntry(object, PATCHES, entries);
          case EMPTY -> new Edit.FillList(object, PATCHES, entries);
          case ENTRIES -> new Edit.AddItems(object.key(PATCHES), Edit.Where.LAST, entries);
        };
    return new Placed(kustomization.place().document(), edit);
  }

  private static NewNode entry(Patched patched) {
    List<String> lines = new ArrayList<>();
    lines.add("apiVersion: v1");
    lines.add("kind: ServiceAccount");
    lines.add("metadata:");
    lines.add("  name: " + scalar(patched.account().name()));
    if (patched.namespaced()) {
      patched
          .account()
          .namespace()
          .ifPresent(namespace -> lines.add("  namespace: " + scalar(namespace)));
    }
    lines.add("imagePullSecrets:");
    patched.names().forEach(name -> lines.add("  - name: " + scalar(name)));
    return new NewNode.Fields(
        List.of(new NewNode.Field("patch", new NewNode.Block(String.join("\n", lines)))));
  }

  private static String scalar(String name) {
    return ScalarText.isPlainString(name) ? name : '"' + name + '"';
  }
}
