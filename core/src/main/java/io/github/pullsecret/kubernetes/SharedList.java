package io.github.pullsecret.kubernetes;

import io.github.pullsecret.text.Location;
import io.github.pullsecret.yaml.NodePath;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What anchors, aliases and merge keys tie a pod spec's list to.
 *
 * @param holder the mapping in which the list's entry stands: the pod spec, unless a merge key
 *     takes the list from another mapping of the document
 * @param uses the places of the document that lose their list with the entry, perhaps the pod spec
 *     itself among them; it can go only when all of them are pod specs whose list is to go
 * @param heirs the places that take entries from the pod spec itself by merge keys, and so would
 *     take a name that is added to it
 * @param merged whether there is any alias for the pod spec
 */
public record SharedList(NodePath holder, List<Use> uses, List<Use> heirs, boolean merged) {
  /**
   * A place that shares the list.
   *
   * @param mapping the mapping that gets the list there; empty if it is used as something else
   * @param location of the alias, or of the list itself
   */
  public record Use(Optional<NodePath> mapping, Location location) {}

  /** Takes copies. */
  public SharedList {
    uses = List.copyOf(uses);
    heirs = List.copyOf(heirs);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof SharedList that
            && merged == that.merged
            && holder.equals(that.holder)
            && uses.equals(that.uses)
            && heirs.equals(that.heirs));
  }

  /** Cheap, since pod specs are keys and one list of uses can be that of many. */
  @Override
  public int hashCode() {
    return holder.hashCode();
  }

  /** A list that stands in the pod spec at {@code path} and is nobody else's. */
  public static SharedList none(NodePath path) {
    return new SharedList(path, List.of(), List.of(), false);
  }
}
