package io.github.pullsecret.yaml;

import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.YamlNode.Entry;
import io.github.pullsecret.yaml.YamlNode.Mapping;
import io.github.pullsecret.yaml.YamlNode.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what an edit is for, and refuses what can't be edited exactly, whatever the edit. */
final class EditTargets {
  private static final String BY_HAND = "edit it by hand";

  private final YamlDocument document;
  private final Map<Integer, Integer> aliases;

  /** Whether what aliases stand for may be changed. */
  private final Sharing sharing;

  private enum Sharing {
    REFUSED,
    /** The target itself may be, but nothing above it. */
    TARGET,
    ANY
  }

  EditTargets(YamlDocument document) {
    this(document, EditProof.bindings(document.events()), Sharing.REFUSED);
  }

  private EditTargets(YamlDocument document, Map<Integer, Integer> aliases, Sharing sharing) {
    this.document = document;
    this.aliases = aliases;
    this.sharing = sharing;
  }

  /** The same for an edit that is meant for the aliases of its target, too. */
  EditTargets forShared() {
    return new EditTargets(document, aliases, Sharing.TARGET);
  }

  /** The same for a new value of a scalar, which is meant wherever aliases lead to it. */
  EditTargets forSharedValue() {
    return new EditTargets(document, aliases, Sharing.ANY);
  }

  /** Whether a scalar with an anchor may get another value. */
  boolean takesAnchored() {
    return sharing == Sharing.ANY;
  }

  /**
   * The node at a path, every step of which must be written once and shared with no other place: an
   * edit below an anchor would change what its aliases stand for.
   */
  YamlNode node(NodePath path) throws EditRefusedException {
    YamlNode node = document.root().orElseThrow(() -> notWritten(path));
    int depth = 0;
    refuseAliased(node, depth, path);
    for (NodePath.Step step : path.steps()) {
      if (step instanceof NodePath.Key key && node instanceof Mapping mapping) {
        if (YamlDocument.entry(mapping, key.name()).isEmpty()) {
          throw notWritten(path);
        }
        node = mapping.entries().get(uniqueEntry(mapping, key.name())).value();
      } else if (step instanceof NodePath.Index index
          && node instanceof Sequence sequence
          && index.position() < sequence.items().size()) {
        node = sequence.items().get(index.position()).value();
      } else {
        throw notWritten(path);
      }
      depth++;
      refuseAliased(node, depth, path);
    }
    return node;
  }

  private EditRefusedException notWritten(NodePath path) {
    return EditRefusedException.shared(
        document.span().start(), path + " is not written out: an alias or merge key stands for it");
  }

  private void refuseAliased(YamlNode node, int depth, NodePath path) throws EditRefusedException {
    boolean meant =
        sharing == Sharing.ANY || (sharing == Sharing.TARGET && depth == path.steps().size());
    if (node.properties().anchor().isPresent() && !meant) {
      refuseIfShared(new Span(node.events().start(), node.events().start() + 1));
    }
  }

  Mapping mapping(NodePath path) throws EditRefusedException {
    YamlNode node = node(path);
    if (!(node instanceof Mapping mapping)) {
      throw refused(node, path + " is not a mapping");
    }
    refusePair(mapping);
    if (mapping.properties().tag().isPresent()) {
      throw refused(node, "the mapping has a tag");
    }
    return mapping;
  }

  /**
   * Refuses if a merge key supplies the key, too: without the entry that is written the other one
   * would count, and with both parsers disagree which does (some go by their order).
   */
  void refuseMerged(Mapping mapping, String key) throws EditRefusedException {
    boolean supplied = MergeKeys.suppliers(document, mapping, key).filter(List::isEmpty).isEmpty();
    for (Entry entry : mapping.entries()) {
      if (supplied && entry.isMerge()) {
        throw EditRefusedException.shared(
            entry.span().start(), "a merge key supplies the key " + key + ", too");
      }
    }
  }

  Sequence sequence(NodePath path) throws EditRefusedException {
    YamlNode node = node(path);
    if (node instanceof Sequence sequence && sequence.properties().tag().isEmpty()) {
      return sequence;
    }
    throw refused(node, path + " is not an untagged list");
  }

  int uniqueEntry(Mapping mapping, String key) throws EditRefusedException {
    int found = -1;
    for (int i = 0; i < mapping.entries().size(); i++) {
      if (mapping.entries().get(i).hasKey(key)) {
        if (found >= 0) {
          throw refused(mapping.entries().get(i).key(), "the key is given twice");
        }
        found = i;
      }
    }
    if (found < 0) {
      throw refused(mapping, "the key " + key + " is not written there");
    }
    Entry entry = mapping.entries().get(found);
    if (entry.explicit() || entry.colonEnd() < 0 || !entry.key().properties().none()) {
      throw refused(entry.key(), "the key is written with ?, an anchor or a tag");
    }
    return found;
  }

  void refuseKey(Mapping mapping, String key) throws EditRefusedException {
    Optional<Entry> there = YamlDocument.entry(mapping, key);
    if (there.isPresent()) {
      throw refused(there.get().key(), "the key is there already");
    }
    refuseMerged(mapping, key);
  }

  boolean followsIndicator(int offset) {
    Tokens tokens = document.tokens();
    int before = tokens.lastBefore(offset);
    return before >= 0
        && tokens.end(before) == offset
        && (tokens.kind(before) == Tokens.Kind.COLON || tokens.kind(before) == Tokens.Kind.DASH);
  }

  static void refusePair(YamlNode node) throws EditRefusedException {
    if (node instanceof Mapping mapping && mapping.isPair()) {
      throw refused(node, "a pair without braces stands in a flow list");
    }
  }

  /** Refuses if an alias outside a range of events stands for a node that starts inside. */
  void refuseIfShared(Span events) throws EditRefusedException {
    for (Map.Entry<Integer, Integer> alias : aliases.entrySet()) {
      if (events.contains(alias.getValue()) && !events.contains(alias.getKey())) {
        throw EditRefusedException.shared(
            document.aliasOffsets().getOrDefault(alias.getKey(), document.span().start()),
            "an alias shares what an anchor there names");
      }
    }
  }

  static EditRefusedException refused(YamlNode node, String message) {
    return new EditRefusedException(node.span().start(), message, BY_HAND);
  }
}
