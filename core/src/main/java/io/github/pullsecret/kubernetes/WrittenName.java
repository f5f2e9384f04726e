package io.github.pullsecret.kubernetes;

import io.github.pullsecret.yaml.NodePath;
import java.util.List;

/** How the name of a Secret is written, and so what a change of it has to change. */
public sealed interface WrittenName {
  /**
   * A scalar that is the name.
   *
   * @param scalar the scalar
   */
  record Whole(NodePath scalar) implements WrittenName {}

  /**
   * A part of a scalar.
   *
   * @param scalar the scalar
   * @param from where the name starts in the scalar's value
   * @param to where it ends
   */
  record Token(NodePath scalar, int from, int to) implements WrittenName {}

  /**
   * An item of a list of names.
   *
   * @param list the list
   * @param position the item's position
   * @param scalar the scalar that is the name, in the item or the item itself
   * @param names the names of all items in order, empty where an item has none
   */
  record Item(NodePath list, int position, NodePath scalar, List<String> names)
      implements WrittenName {
    /** Takes a copy. */
    public Item {
      names = List.copyOf(names);
    }
  }

  /**
   * A field that is left out, so that the object's own name counts.
   *
   * @param mapping the mapping that the first key is to be added to
   * @param keys the keys from there to the name, at least one
   */
  record Missing(NodePath mapping, List<String> keys) implements WrittenName {
    /** Takes a copy. */
    public Missing {
      keys = List.copyOf(keys);
    }
  }

  /**
   * A list of names that are not only of Secrets, or not only of this one: another name has to be
   * added, and this one stays.
   *
   * @param list the list
   * @param names the names in it
   */
  record Kept(NodePath list, List<String> names) implements WrittenName {
    /** Takes a copy. */
    public Kept {
      names = List.copyOf(names);
    }
  }
}
