package io.github.pullsecret.rename;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.ManifestReader;
import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.SecretReference;
import io.github.pullsecret.rename.RenameRewriter.Rewritten;
import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.tree.ManifestTree;
import io.github.pullsecret.tree.RenamedSecrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A tree of texts by path, and a rename of it.
 *
 * @param texts the texts
 * @param names the new names by the old ones
 */
record RenamedTree(Map<String, String> texts, Map<String, String> names) {
  private static final Renaming.Where EVERYWHERE =
      new Renaming.Where() {
        @Override
        public boolean takes(String file, Context context) {
          return true;
        }

        @Override
        public boolean mayTake(String file, Context context) {
          return true;
        }
      };

  Rewritten rewritten() {
    return RenameRewriter.rewrite(
        tree(texts),
        renaming(),
        RenameScope.everything(),
        scan(),
        tree(texts).files(),
        path -> source(texts.get(path)));
  }

  /** The texts afterwards; the same if the rename is refused. */
  Map<String, String> written() {
    Map<String, String> after = new TreeMap<>(texts);
    rewritten().texts().forEach((path, text) -> after.put(path, text.text()));
    return after;
  }

  /** What is wrong if the texts were these afterwards. */
  List<String> violations(Map<String, String> after) {
    List<String> violations =
        new ArrayList<>(RenamedSecrets.compare(tree(texts), tree(after), newNames()).violations());
    Rewritten rewritten = rewritten();
    after.forEach(
        (path, text) ->
            violations.addAll(
                RenameProof.violations(
                    path,
                    rewritten.plan(),
                    rewritten.references().getOrDefault(path, List.of()),
                    references(path, text))));
    return violations;
  }

  private List<SecretReference> references(String path, String text) {
    return scan().read(tree(Map.of(path, text)).file(path), source(text));
  }

  private RenamedSecrets.NewNames newNames() {
    Renaming renaming = renaming();
    return new RenamedSecrets.NewNames() {
      @Override
      public String of(String name, String file, Context context) {
        return renaming.target(name, file, context);
      }

      @Override
      public boolean areOpen(Place place) {
        return false;
      }
    };
  }

  private Renaming renaming() {
    return new Renaming(names, EVERYWHERE);
  }

  private ReferenceScan scan() {
    return new ReferenceScan(renaming(), List.of(), Optional.empty(), /* values= */ false);
  }

  private static ManifestTree tree(Map<String, String> texts) {
    ManifestReader reader = new ManifestReader(Optional.empty());
    List<ManifestFile> files = new ArrayList<>();
    new TreeMap<>(texts).forEach((path, text) -> files.add(reader.read(path, source(text))));
    return new ManifestTree(files, Path.of("/tree"));
  }

  private static SourceText source(String text) {
    try {
      return SourceText.decode(text.getBytes(UTF_8));
    } catch (MalformedTextException e) {
      throw new AssertionError(e);
    }
  }
}
