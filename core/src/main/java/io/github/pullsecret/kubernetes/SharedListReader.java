package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.SharedList.Use;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.yaml.Aliases;
import io.github.pullsecret.yaml.MergeKeys;
import io.github.pullsecret.yaml.NodePath;
import io.github.pullsecret.yaml.YamlDocument;
import io.github.pullsecret.yaml.YamlNode;
import io.github.pullsecret.yaml.YamlNode.Entry;
import io.github.pullsecret.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what shares the lists of a document's pod specs through anchors, aliases and merge keys.
 * What belongs to one list is found once for all that share it.
 */
final class SharedListReader {
  private static final String LIST = PullSecretReader.KEY;

  /** The fields of the built-in kinds with a pod spec and of lists; Kubernetes drops all others. */
  private static final Set<String> FIELDS =
      Set.of(
          "apiVersion",
          "kind",
          "metadata",
          "spec",
          "status",
          "items",
          "template",
          "data",
          "revision",
          "objects");

  private final YamlDocument document;
  private final String file;
  private final Aliases aliases;
  private final boolean builtIn;
  private final Map<Integer, List<Use>> usesByHolder = new HashMap<>();

  SharedListReader(YamlDocument document, String file) {
    this.document = document;
    this.file = file;
    this.aliases = document.aliases();
    this.builtIn =
        !aliases.isEmpty()
            && Value.root(document, file)
                .flatMap(ManifestObject::type)
                .filter(SharedListReader::isBuiltIn)
                .isPresent();
  }

  private static boolean isBuiltIn(GroupKind type) {
    boolean list = type.kind().endsWith("List") && !type.isCustom();
    return list || PodSpecPaths.of(type).isPresent();
  }

  /** Why a pod spec's merge keys keep its list in place, whatever else happens. */
  Optional<Obstacle> obstacle(Value spec) {
    if (!(spec.node() instanceof Mapping mapping)) {
      return Optional.empty();
    }
    Optional<List<Mapping>> suppliers = MergeKeys.suppliers(document, mapping, LIST);
    if (suppliers.isEmpty()) {
      return shared("what a merge key adds can't be told", spec.location());
    }
    for (String name : List.of("serviceAccountName", "serviceAccount")) {
      for (Mapping supplier : MergeKeys.suppliers(document, mapping, name).orElse(List.of())) {
        return shared("a merge key supplies its " + name, location(start(supplier, name)));
      }
    }
    boolean own = YamlDocument.entry(mapping, LIST).isPresent();
    List<Mapping> lists = suppliers.get();
    if (lists.size() > (own ? 0 : 1)) {
      Location hidden = location(start(lists.get(own ? 0 : 1), LIST));
      return shared("a merge key supplies another list behind it", hidden);
    }
    boolean inPlace = lists.stream().anyMatch(supplier -> aliases.path(supplier).isEmpty());
    return inPlace
        ? shared("a merge key supplies it in place", location(start(lists.get(0), LIST)))
        : Optional.empty();
  }

  private static Optional<Obstacle> shared(String detail, Location where) {
    return Optional.of(Obstacle.at(KeepReason.SHARED_YAML, detail, where));
  }

  private static int start(Mapping mapping, String key) {
    return YamlDocument.entry(mapping, key).orElseThrow().span().start();
  }

  /** What shares the list of a pod spec that has one and no {@link #obstacle}. */
  SharedList read(Value spec) {
    NodePath path = spec.path();
    if (aliases.isEmpty() || !(spec.node() instanceof Mapping mapping)) {
      return SharedList.none(path);
    }
    Mapping holder = mapping;
    NodePath holderPath = path;
    if (!spec.writes(LIST)) {
      holder = MergeKeys.suppliers(document, mapping, LIST).orElseThrow().get(0);
      holderPath = aliases.path(holder).orElseThrow();
    }
    List<Use> heirs = new ArrayList<>();
    mergers(mapping, path, heirs, new HashSet<>());
    List<Use> uses = uses(holder, holderPath);
    return new SharedList(holderPath, uses, heirs, !aliases.of(mapping).isEmpty());
  }

  private List<Use> uses(Mapping holder, NodePath path) {
    int id = holder.events().start();
    List<Use> known = usesByHolder.get(id);
    if (known != null) {
      return known;
    }
    List<Use> uses = new ArrayList<>();
    if (!isFreeStanding(path)) {
      uses.add(new Use(Optional.of(path), location(start(holder, LIST))));
    }
    mergers(holder, path, uses, new HashSet<>());
    Entry entry = YamlDocument.entry(holder, LIST).orElseThrow();
    for (Aliases.Use alias : aliases.into(entry.events())) {
      uses.add(new Use(alias.path().flatMap(SharedListReader::holderOf), location(alias)));
    }
    List<Use> copy = List.copyOf(uses);
    usesByHolder.put(id, copy);
    return copy;
  }

  /**
   * The mappings that take the list from {@code mapping} by merge keys, and everything else that an
   * alias makes the mapping a part of.
   */
  private void mergers(Mapping mapping, NodePath path, List<Use> found, Set<Integer> seen) {
    if (!seen.add(mapping.events().start())) {
      return;
    }
    for (int depth = 0; depth < path.steps().size(); depth++) {
      NodePath above = NodePath.of(path.steps().subList(0, depth));
      for (Aliases.Use alias : aliases.of(document.find(above).orElseThrow())) {
        found.add(new Use(Optional.empty(), location(alias)));
      }
    }
    for (Aliases.Use alias : aliases.of(mapping)) {
      Optional<NodePath> merging = alias.path().flatMap(this::merging);
      Optional<YamlNode> by = merging.flatMap(document::find);
      boolean takes =
          by.isPresent()
              && by.get() instanceof Mapping taker
              && !taker.hasAliasKey()
              && YamlDocument.entry(taker, LIST).isEmpty();
      if (!takes) {
        found.add(new Use(Optional.empty(), location(alias)));
        continue;
      }
      if (!isFreeStanding(merging.orElseThrow())) {
        found.add(new Use(merging, location(alias)));
      }
      mergers((Mapping) by.orElseThrow(), merging.orElseThrow(), found, seen);
    }
  }

  /** The mapping that an alias at {@code path} is merged into: {@code <<: *a}, {@code <<: [*a]}. */
  private Optional<NodePath> merging(NodePath path) {
    List<NodePath.Step> steps = path.steps();
    int last = steps.size() - 1;
    if (last > 0 && steps.get(last) instanceof NodePath.Index) {
      last--;
    }
    if (last < 0 || !steps.get(last).equals(new NodePath.Key("<<"))) {
      return Optional.empty();
    }
    NodePath mapping = NodePath.of(steps.subList(0, last));
    return document
        .find(mapping)
        .filter(node -> node instanceof Mapping taker && merges(taker))
        .map(node -> mapping);
  }

  private static boolean merges(Mapping mapping) {
    return YamlDocument.entry(mapping, "<<").filter(Entry::isMerge).isPresent();
  }

  /** The mapping in whose list of pull secrets something stands. */
  private static Optional<NodePath> holderOf(NodePath path) {
    int list = path.steps().indexOf(new NodePath.Key(LIST));
    return list < 0 ? Optional.empty() : Optional.of(NodePath.of(path.steps().subList(0, list)));
  }

  /**
   * Whether something stands where only aliases read it: at the top of a built-in object or a list,
   * under a key that is no field of it, as {@code x-defaults}. Who reads what of a custom resource
   * is not known.
   */
  private boolean isFreeStanding(NodePath path) {
    return builtIn
        && !path.steps().isEmpty()
        && path.steps().get(0) instanceof NodePath.Key top
        && !FIELDS.contains(top.name());
  }

  private Location location(Aliases.Use alias) {
    return location(alias.alias().span().start());
  }

  private Location location(int offset) {
    return document.source().lines().location(file, offset);
  }
}
