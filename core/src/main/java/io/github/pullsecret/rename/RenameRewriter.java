package io.github.pullsecret.rename;

import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.SecretReference;
import io.github.pullsecret.rename.RenamePlan.Granted;
import io.github.pullsecret.rename.RenamePlan.Patched;
import io.github.pullsecret.rename.RenamePlan.Refused;
import io.github.pullsecret.rename.RenamePlan.Renamed;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.tree.ManifestTree;
import io.github.pullsecret.yaml.EditsRefusedException;
import io.github.pullsecret.yaml.EditsRefusedException.Refusal;
import io.github.pullsecret.yaml.YamlEditor;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import io.github.pullsecret.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Plans a rename and makes the new texts. */
public final class RenameRewriter {
  private final ManifestTree tree;
  private final Function<String, SourceText> sources;
  private final List<Refused> refusals = new ArrayList<>();
  private final Map<String, SourceText> texts = new LinkedHashMap<>();

  private RenameRewriter(ManifestTree tree, Function<String, SourceText> sources) {
    this.tree = tree;
    this.sources = sources;
  }

  /**
   * A planned rename.
   *
   * @param plan what happens to each place
   * @param texts the new texts of the files that change; none if the rename is refused
   * @param refusals why it can't be done
   * @param references what named the secrets before, of every file that names one
   */
  public record Rewritten(
      RenamePlan plan,
      Map<String, SourceText> texts,
      List<Refused> refusals,
      Map<String, List<SecretReference>> references) {}

  /**
   * Plans and rewrites.
   *
   * @param tree the manifests
   * @param files the files whose texts may name a secret
   * @param sources gives the text of such a file by its displayed path
   */
  public static Rewritten rewrite(
      ManifestTree tree,
      Renaming renaming,
      RenameScope scope,
      ReferenceScan scan,
      List<ManifestFile> files,
      Function<String, SourceText> sources) {
    Map<String, List<SecretReference>> references = new LinkedHashMap<>();
    for (ManifestFile file : files) {
      List<SecretReference> found = scan.read(file, sources.apply(file.path()));
      if (!found.isEmpty()) {
        references.put(file.path(), found);
      }
    }
    RenamePlan plan =
        RenamePlanner.plan(
            tree, renaming, scope, references.values().stream().flatMap(List::stream).toList());
    RenameRewriter rewriter = new RenameRewriter(tree, sources);
    rewriter.refusals.addAll(plan.refusals());
    rewriter.edit(plan);
    boolean refused = !rewriter.refusals.isEmpty();
    return new Rewritten(
        plan, refused ? Map.of() : rewriter.texts, List.copyOf(rewriter.refusals), references);
  }

  private void edit(RenamePlan plan) {
    Map<String, List<Renamed>> renamed = new HashMap<>();
    Map<String, List<Granted>> granted = new HashMap<>();
    Map<String, List<Patched>> patched = new HashMap<>();
    Set<String> files = new LinkedHashSet<>();
    for (Renamed each : plan.renamed()) {
      put(renamed, each.reference().place().file(), each, files);
    }
    for (Granted each : plan.granted()) {
      put(granted, each.reference().place().file(), each, files);
    }
    for (Patched each : plan.patched()) {
      put(patched, each.kustomization().file(), each, files);
    }
    for (String file : files) {
      edit(
          file,
          renamed.getOrDefault(file, List.of()),
          granted.getOrDefault(file, List.of()),
          patched.getOrDefault(file, List.of()));
    }
  }

  private static <T> void put(Map<String, List<T>> byFile, String file, T each, Set<String> files) {
    byFile.computeIfAbsent(file, key -> new ArrayList<>()).add(each);
    files.add(file);
  }

  private void edit(
      String file, List<Renamed> renamed, List<Granted> granted, List<Patched> patched) {
    SourceText source = sources.apply(file);
    try {
      List<Placed> edits = new ArrayList<>(RenameEdits.of(source, renamed, granted));
      if (!patched.isEmpty()) {
        edits.add(OverlayPatches.of(tree.file(file).kustomization().orElseThrow(), patched));
      }
      texts.put(file, YamlEditor.edit(source, edits).source());
    } catch (EditsRefusedException e) {
      for (Refusal refusal : e.refusals()) {
        refusals.add(
            new Refused(
                source.lines().location(file, refusal.offset()),
                refusal.message(),
                refusal.hint()));
      }
    } catch (YamlSyntaxException e) {
      throw new IllegalStateException(file + " was read before and can't be read now", e);
    }
  }
}
