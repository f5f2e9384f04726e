package io.github.pullsecret.yaml;

import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.YamlNode.Entry;
import io.github.pullsecret.yaml.YamlNode.Mapping;
import io.github.pullsecret.yaml.YamlNode.Scalar;
import io.github.pullsecret.yaml.YamlNode.Sequence;
import java.util.Map;
import java.util.Optional;

/** Finds what an edit is for, and refuses what can't be edited exactly, whatever the edit. */
final class EditTargets {
  private static final String BY_HAND = "edit it by hand";

  private final YamlDocument document;
  private final Map<Integer, Integer> aliases;

  EditTargets(YamlDocument document) {
    this.document = document;
    this.aliases = EditProof.bindings(document.events());
  }

  /**
   * The node at a path, every step of which must be written once and shared with no other place: an
   * edit below an anchor would change what its aliases stand for.
   */
  YamlNode node(NodePath path) throws EditRefusedException {
    YamlNode node = document.root().orElseThrow(() -> notWritten(path));
    refuseAliased(node);
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
      refuseAliased(node);
    }
    return node;
  }

  private EditRefusedException notWritten(NodePath path) {
    return EditRefusedException.shared(
        document.span().start(), path + " is not written out: an alias or merge key stands for it");
  }

  private void refuseAliased(YamlNode node) throws EditRefusedException {
    if (node.properties().anchor().isPresent()) {
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
    for (Entry entry : mapping.entries()) {
      if (isMerge(entry)) {
        throw EditRefusedException.shared(
            entry.span().start(), "a merge key adds entries to the mapping");
      }
    }
    return mapping;
  }

  Sequence sequence(NodePath path) throws EditRefusedException {
    YamlNode node = node(path);
    if (node instanceof Sequence sequence && sequence.properties().tag().isEmpty()) {
      return sequence;
    }
    throw refused(node, path + " is not an untagged list");
  }

  /** Whether the entry is {@code <<: …}; quoted it is an ordinary key. */
  private static boolean isMerge(Entry entry) {
    return entry.key() instanceof Scalar key
        && key.style() == YamlNode.Style.PLAIN
        && key.value().equals("<<");
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
