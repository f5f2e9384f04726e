package io.github.pullsecret.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the values that the aliases of a document stand for are in bounds. Whoever follows
 * aliases does so without a limit of his own; as for Kubernetes, no value may be a part of itself.
 */
final class AliasBounds {
  /** So many values are read, however few of them are written. */
  private static final long MAX_VALUES = 400_000;

  /** A value that is complete: how many values it stands for, and how deep they are nested. */
  private record Size(long values, int depth) {}

  /** A collection whose end has not come yet. */
  private static final class Open {
    final int event;
    long values = 1;
    int depth = 1;

    Open(int event) {
      this.event = event;
    }

    void add(Size size) {
      values += size.values();
      depth = Math.max(depth, size.depth() + 1);
    }
  }

  private final Map<Integer, Integer> aliasOffsets;
  private final long limit;
  private final Map<String, Integer> anchors = new HashMap<>();
  private final Map<Integer, Size> complete = new HashMap<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private long values;

  private AliasBounds(int events, Map<Integer, Integer> aliasOffsets) {
    this.aliasOffsets = aliasOffsets;
    this.limit = Math.max(MAX_VALUES, 4L * events);
  }

  /**
   * Checks a document.
   *
   * @param aliasOffsets for each alias, by its event, where it stands
   * @throws YamlSyntaxException if an alias stands for what it is a part of, or aliases make the
   *     document too large or too deep
   */
  static void check(List<YamlEvent> events, Map<Integer, Integer> aliasOffsets)
      throws YamlSyntaxException {
    if (!aliasOffsets.isEmpty()) {
      AliasBounds bounds = new AliasBounds(events.size(), aliasOffsets);
      for (int i = 0; i < events.size(); i++) {
        bounds.take(i, events.get(i));
      }
    }
  }

  private void take(int index, YamlEvent event) throws YamlSyntaxException {
    event.anchor().ifPresent(name -> anchors.put(name, index));
    switch (event.kind()) {
      case SEQUENCE, MAPPING -> open.push(new Open(index));
      case END -> {
        Open closed = open.pop();
        add(closed.event, new Size(closed.values, closed.depth));
      }
      case ALIAS -> add(index, target(index, event.value()));
      case SCALAR -> add(index, new Size(1, 0));
    }
  }

  private void add(int event, Size size) {
    complete.put(event, size);
    if (!open.isEmpty()) {
      open.peek().add(size);
    }
  }

  private Size target(int alias, String name) throws YamlSyntaxException {
    int offset = aliasOffsets.getOrDefault(alias, 0);
    Size size = complete.get(anchors.get(name));
    if (size == null) {
      throw new YamlSyntaxException(
          offset, "an alias stands for a value that it is a part of", "write the value out");
    }
    values += size.values();
    if (values > limit) {
      throw new YamlSyntaxException(
          offset, "aliases stand for more than " + limit + " values", "exclude the file");
    }
    if (open.size() + size.depth() > DocumentParser.MAX_DEPTH) {
      throw new YamlSyntaxException(
          offset,
          "with its aliases nested deeper than " + DocumentParser.MAX_DEPTH + " levels",
          "exclude the file");
    }
    return size;
  }
}
