package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.Obstacle;
import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.yaml.Edit;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The edits of a run by file, with what follows if one can't be made. */
final class FileEdits {
  /** Pod specs that share a list by merge keys say its removal alike; it is made once. */
  private final Map<String, Set<Placed>> byFile = new TreeMap<>();

  private final IdentityHashMap<Edit, Predicate<Obstacle>> onRefusal = new IdentityHashMap<>();
  private final Set<String> accountFiles = new HashSet<>();
  private final Set<String> emptiedFiles = new HashSet<>();

  /**
   * Adds an edit.
   *
   * @param refuse takes note that it can't be made; false if that was known
   */
  void add(Place place, Edit edit, Predicate<Obstacle> refuse) {
    onRefusal.put(edit, refuse);
    byFile
        .computeIfAbsent(place.file(), key -> new LinkedHashSet<>())
        .add(new Placed(place.document(), edit));
  }

  /** Takes note that a file gets or extends a ServiceAccount. */
  void holdsAccounts(String path) {
    accountFiles.add(path);
  }

  boolean hasAccounts(String path) {
    return accountFiles.contains(path);
  }

  /** Takes note that a ServiceAccount of a file loses its list. */
  void emptiesAccounts(String path) {
    emptiedFiles.add(path);
  }

  boolean isEmptied(String path) {
    return emptiedFiles.contains(path);
  }

  Set<String> files() {
    return byFile.keySet();
  }

  List<Placed> of(String path) {
    return List.copyOf(byFile.getOrDefault(path, Set.of()));
  }

  /** Takes note that an edit can't be made; false if that was known. */
  boolean refuse(Edit edit, Obstacle obstacle) {
    return Objects.requireNonNull(onRefusal.get(edit)).test(obstacle);
  }
}
