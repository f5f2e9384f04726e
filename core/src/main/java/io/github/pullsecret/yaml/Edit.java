package io.github.pullsecret.yaml;

import java.util.Optional;

/** What to change in a document; {@link YamlEditor} finds the smallest splice that does it. */
public sealed interface Edit {
  /** The mapping or sequence, or for {@link SetScalar} the scalar, that is changed. */
  NodePath target();

  /**
   * Removes an entry of a mapping.
   *
   * @param target the mapping
   * @param key the entry's key
   * @param comments what becomes of a comment directly above the entry
   */
  record RemoveEntry(NodePath target, String key, CommentsAbove comments) implements Edit {}

  /**
   * Puts an entry with a text value in the place of another entry of a mapping.
   *
   * @param target the mapping
   * @param key the key of the entry that goes
   * @param newKey the key of the entry that comes
   * @param newValue its value
   * @param comments what becomes of a comment directly above the entry
   */
  record ReplaceEntry(
      NodePath target, String key, String newKey, String newValue, CommentsAbove comments)
      implements Edit {
    /** Without the value, which may be data of a Secret. */
    @Override
    public String toString() {
      return "ReplaceEntry[" + target.key(key) + " by " + newKey + ", " + comments + "]";
    }
  }

  /**
   * Removes an item of a sequence.
   *
   * @param target the sequence
   * @param position which, from 0
   */
  record RemoveItem(NodePath target, int position) implements Edit {}

  /**
   * Changes a scalar's value in its own quoting; of a literal block only the lines that differ.
   *
   * @param target the scalar
   * @param value the new value
   */
  record SetScalar(NodePath target, String value) implements Edit {
    /** Without the value, which may be data of a Secret. */
    @Override
    public String toString() {
      return "SetScalar[" + target + "]";
    }
  }

  /**
   * Adds an entry to a mapping, beside the entries it has.
   *
   * @param target the mapping
   * @param key a key that the mapping does not have
   * @param value the value
   * @param below the key of an entry that it is to stand below, where entries have their own lines
   */
  record AddEntry(NodePath target, String key, NewNode value, Optional<String> below)
      implements Edit {
    /** Adds an entry anywhere beside the others. */
    public AddEntry(NodePath target, String key, NewNode value) {
      this(target, key, value, Optional.empty());
    }
  }

  /**
   * Fills a list that is written but empty: {@code []}, {@code null} or nothing.
   *
   * @param target the mapping that holds the list
   * @param key the list's key
   * @param items the items
   */
  record FillList(NodePath target, String key, NewNode.Items items) implements Edit {}

  /**
   * Adds items to a sequence that has one already.
   *
   * @param target the sequence
   * @param where before the first or after the last item
   * @param items the items in order, at least one
   */
  record AddItems(NodePath target, Where where, NewNode.Items items) implements Edit {}

  /**
   * An edit that aliases or merge keys elsewhere take over, and that is meant for them as well:
   * entries of a mapping, or a scalar's value. Without this such an edit is refused.
   *
   * @param edit removes, replaces or adds an entry, or sets a scalar
   */
  record Shared(Edit edit) implements Edit {
    @Override
    public NodePath target() {
      return edit.target();
    }
  }

  /** Where an item is added. */
  enum Where {
    /** Before the first item. */
    FIRST,
    /** After the last item. */
    LAST
  }

  /** What becomes of comment lines directly above a removed entry. */
  enum CommentsAbove {
    /** They stay, and are named in the result. */
    KEEP,
    /** They go with the entry, unless they speak to a tool or are a licence. */
    DROP
  }
}
