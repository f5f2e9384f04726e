package io.github.pullsecret.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * The way from a document's root to a node.
 *
 * @param steps keys and positions, from the root
 */
public record NodePath(List<Step> steps) {
  /** One step down. */
  public sealed interface Step {}

  /**
   * To a mapping's value.
   *
   * @param name the key
   */
  public record Key(String name) implements Step {}

  /**
   * To a sequence's item.
   *
   * @param position from 0
   */
  public record Index(int position) implements Step {}

  /** The path of the root itself. */
  public static final NodePath ROOT = new NodePath(List.of());

  /** Takes a copy. */
  public NodePath {
    steps = List.copyOf(steps);
  }

  /** The path of the value of {@code key} in the mapping at this path. */
  public NodePath key(String key) {
    return plus(new Key(key));
  }

  /** The path of an item of the sequence at this path. */
  public NodePath index(int position) {
    return plus(new Index(position));
  }

  /** The path that goes on with {@code keys} from here. */
  public NodePath keys(List<String> keys) {
    List<Step> all = new ArrayList<>(steps);
    keys.forEach(key -> all.add(new Key(key)));
    return new NodePath(all);
  }

  /** As people write it: {@code items[0].spec.template}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      if (step instanceof Key key) {
        text.append(text.isEmpty() ? "" : ".").append(key.name());
      } else if (step instanceof Index index) {
        text.append('[').append(index.position()).append(']');
      }
    }
    return text.toString();
  }

  private NodePath plus(Step step) {
    List<Step> all = new ArrayList<>(steps);
    all.add(step);
    return new NodePath(all);
  }
}
