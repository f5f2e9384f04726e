package io.github.pullsecret.rename;

import io.github.pullsecret.yaml.Aliases;
import io.github.pullsecret.yaml.Edit;
import io.github.pullsecret.yaml.Edit.SetScalar;
import io.github.pullsecret.yaml.NodePath;
import io.github.pullsecret.yaml.YamlDocument;
import io.github.pullsecret.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether the aliases that lead to a name all stand where the same kind of name is written:
 * then a change of the name is meant for them, too. Otherwise the editor refuses it.
 */
final class SharedNames {
  /** The last keys of a path say what a name is of, as in {@code imagePullSecrets: [{name}]}. */
  private static final int KEYS = 2;

  private final YamlDocument document;
  private final Aliases aliases;

  SharedNames(YamlDocument document) {
    this.document = document;
    this.aliases = document.aliases();
  }

  /** The edit, for the aliases as well if it is meant for them. */
  Edit meant(Edit edit) {
    return edit instanceof SetScalar set && !aliases.isEmpty() && isShared(set.target())
        ? new Edit.Shared(edit)
        : edit;
  }

  private boolean isShared(NodePath scalar) {
    boolean shared = false;
    for (int depth = 0; depth <= scalar.steps().size(); depth++) {
      NodePath above = NodePath.of(scalar.steps().subList(0, depth));
      Optional<YamlNode> node = document.find(above);
      List<Aliases.Use> uses = node.map(aliases::of).orElse(List.of());
      List<NodePath.Step> rest = scalar.steps().subList(depth, scalar.steps().size());
      for (Aliases.Use use : uses) {
        if (use.path().isEmpty() || !isSameKind(scalar, use.path().get(), rest)) {
          return false;
        }
        shared = true;
      }
    }
    return shared;
  }

  private static boolean isSameKind(NodePath scalar, NodePath use, List<NodePath.Step> rest) {
    List<NodePath.Step> there = new ArrayList<>(use.steps());
    there.addAll(rest);
    List<String> keys = lastKeys(there);
    return !keys.isEmpty() && keys.equals(lastKeys(scalar.steps()));
  }

  /** What a merge key adds is as if it stood in the mapping itself. */
  private static List<String> lastKeys(List<NodePath.Step> steps) {
    List<String> keys =
        steps.stream()
            .filter(NodePath.Key.class::isInstance)
            .map(step -> ((NodePath.Key) step).name())
            .filter(key -> !key.equals("<<"))
            .toList();
    return keys.subList(Math.max(0, keys.size() - KEYS), keys.size());
  }
}
