package io.github.pullsecret.yaml;

import io.github.pullsecret.yaml.YamlNode.Alias;
import io.github.pullsecret.yaml.YamlNode.Entry;
import io.github.pullsecret.yaml.YamlNode.Mapping;
import io.github.pullsecret.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What merge keys ({@code <<}, YAML 1.1) add to a mapping, through any number of them. */
public final class MergeKeys {
  private final YamlDocument document;
  private final Mapping taker;
  private final String key;
  private final List<Mapping> suppliers = new ArrayList<>();
  private final Set<Integer> seen = new HashSet<>();
  private boolean understood = true;

  private MergeKeys(YamlDocument document, Mapping taker, String key) {
    this.document = document;
    this.taker = taker;
    this.key = key;
  }

  /**
   * The mappings in which a key stands that merge keys of {@code mapping} take it from. All of them
   * are given, although only one counts: without it another one would.
   *
   * @return nothing if a merge key takes from something else than mappings, from the mapping
   *     itself, or from one with an alias for a key, so that what it adds can't be told
   */
  public static Optional<List<Mapping>> suppliers(
      YamlDocument document, Mapping mapping, String key) {
    MergeKeys merges = new MergeKeys(document, mapping, key);
    merges.follow(mapping);
    return merges.understood ? Optional.of(merges.suppliers) : Optional.empty();
  }

  private void follow(Mapping mapping) {
    for (Entry entry : mapping.entries()) {
      if (entry.isMerge()) {
        follow(entry.value(), /* inList= */ false);
      }
    }
  }

  private void follow(YamlNode source, boolean inList) {
    Optional<YamlNode> node =
        source instanceof Alias alias ? document.target(alias) : Optional.of(source);
    if (node.isPresent() && node.get() instanceof Mapping mapping) {
      if (seen.add(mapping.events().start())) {
        understood &= !mapping.hasAliasKey() && !mapping.equals(taker);
        if (YamlDocument.entry(mapping, key).isPresent()) {
          suppliers.add(mapping);
        }
        follow(mapping);
      }
    } else if (node.isPresent() && node.get() instanceof Sequence list && !inList) {
      list.items().forEach(item -> follow(item.value(), /* inList= */ true));
    } else {
      understood = false;
    }
  }
}
