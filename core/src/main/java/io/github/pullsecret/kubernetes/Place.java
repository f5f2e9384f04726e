package io.github.pullsecret.kubernetes;

import io.github.pullsecret.yaml.NodePath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an object stands.
 *
 * @param file the file as displayed
 * @param document the index of the document in the file
 * @param object the path of the object in the document; the root unless a list holds it
 * @param list the path of the {@code items} that hold it, if they are those of a {@code kind:
 *     List}, which takes objects of any kind
 */
public record Place(String file, int document, NodePath object, Optional<NodePath> list) {
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Place that
            && document == that.document
            && file.equals(that.file)
            && object.equals(that.object)
            && list.equals(that.list));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * document + file.hashCode()) + object.hashCode()) + list.hashCode();
  }
}
