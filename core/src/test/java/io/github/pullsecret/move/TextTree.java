package io.github.pullsecret.move;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.ManifestReader;
import io.github.pullsecret.move.MoveRewriter.NewText;
import io.github.pullsecret.move.MoveRewriter.Rewritten;
import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.tree.ManifestTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Trees as texts by path. */
final class TextTree {
  private TextTree() {}

  static ManifestTree tree(Map<String, String> texts) {
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

  /** Moves with these options. */
  static Rewritten rewrite(Map<String, String> texts, MoveOptions options) {
    return rewrite(
        texts,
        (tree, scope) -> MovePlanner.plan(tree, options, scope),
        options,
        MoveScope.everything());
  }

  /** Does what a planner plans. */
  static Rewritten rewrite(
      Map<String, String> texts, Planner planner, MoveOptions options, MoveScope scope) {
    return MoveRewriter.rewrite(
        tree(texts), planner, options, scope, path -> source(texts.get(path)));
  }

  /** The texts afterwards. */
  static Map<String, String> written(Map<String, String> before, Rewritten rewritten) {
    Map<String, String> after = new TreeMap<>(before);
    for (NewText text : rewritten.texts()) {
      assertThat(text.isNew()).isEqualTo(!before.containsKey(text.path()));
      after.put(text.path(), text.after().text());
    }
    return after;
  }
}
