package io.github.pullsecret.yaml;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way from a document's root to a node. Paths share what they have in common: one is made for
 * nearly every node that is looked at, and the steps of few of them are ever asked for.
 */
public final class NodePath {
  /** One step down. */
  public sealed interface Step {}

  /**
   * To a mapping's value.
   *
   * @param name the key
   */
  public record Key(String name) implements Step {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /**
   * To a sequence's item.
   *
   * @param position from 0
   */
  public record Index(int position) implements Step {}

  /** The path of the root itself. */
  public static final NodePath ROOT = new NodePath(null, null, 0);

  private final @Nullable NodePath parent;
  private final @Nullable Step last;
  private final int length;

  private NodePath(@Nullable NodePath parent, @Nullable Step last, int length) {
    this.parent = parent;
    this.last = last;
    this.length = length;
  }

  /** The path of these steps, from the root. */
  public static NodePath of(List<Step> steps) {
    NodePath path = ROOT;
    for (Step step : steps) {
      path = path.plus(step);
    }
    return path;
  }

  /** Keys and positions, from the root. */
  public List<Step> steps() {
    Step[] steps = new Step[length];
    NodePath path = this;
    for (int i = length - 1; i >= 0; i--) {
      steps[i] = Objects.requireNonNull(path.last);
      path = Objects.requireNonNull(path.parent);
    }
    return List.of(steps);
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
    NodePath path = this;
    for (String key : keys) {
      path = path.key(key);
    }
    return path;
  }

  /** As people write it: {@code items[0].spec.template}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps()) {
      if (step instanceof Key key) {
        text.append(text.isEmpty() ? "" : ".").append(key.name());
      } else if (step instanceof Index index) {
        text.append('[').append(index.position()).append(']');
      }
    }
    return text.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NodePath path
        && path.length == length
        && Objects.equals(path.last, last)
        && Objects.equals(path.parent, parent);
  }

  @Override
  public int hashCode() {
    return 31 * Objects.hashCode(parent) + Objects.hashCode(last);
  }

  private NodePath plus(Step step) {
    return new NodePath(this, step, length + 1);
  }
}
