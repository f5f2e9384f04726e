package io.github.pullsecret.format;

import io.github.pullsecret.tree.Attachment;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws Secret → ServiceAccount → workloads in Mermaid. */
final class MermaidGraph {
  /** How many workloads of one way are named. */
  private static final int NAMED = 3;

  private final Map<String, String> nodes = new LinkedHashMap<>();
  private final Set<String> lines = new LinkedHashSet<>();

  private MermaidGraph() {}

  /**
   * The graph, in a fenced block.
   *
   * @param most how many ways of getting secrets are drawn
   */
  static String of(List<Attachment> attachments, int most) {
    MermaidGraph graph = new MermaidGraph();
    attachments.stream().limit(most).forEach(graph::add);
    StringBuilder text = new StringBuilder("```mermaid\nflowchart LR\n");
    graph.lines.forEach(line -> text.append("  ").append(line).append('\n'));
    text.append("```\n");
    if (attachments.size() > most) {
      text.append("\nand ").append(attachments.size() - most).append(" more\n");
    }
    return text.toString();
  }

  private void add(Attachment each) {
    String namespace = each.namespace().map(found -> found + "/").orElse("");
    String workloads = node("w" + each, workloads(each.workloads()), "[\"", "\"]");
    String target =
        each.account()
            .map(
                account ->
                    node(
                        "a" + namespace + account,
                        label("ServiceAccount " + namespace + account),
                        "([\"",
                        "\"])"))
            .orElse(workloads);
    for (String secret : each.secrets()) {
      String from =
          node("s" + namespace + secret, label("Secret " + namespace + secret), "{{\"", "\"}}");
      lines.add(from + " --> " + target);
    }
    if (!target.equals(workloads)) {
      lines.add(target + " --> " + workloads);
    }
  }

  private String node(String key, String label, String open, String close) {
    String known = nodes.get(key);
    if (known != null) {
      return known;
    }
    String id = "n" + nodes.size();
    nodes.put(key, id);
    lines.add(id + open + label + close);
    return id;
  }

  private static String workloads(List<String> all) {
    StringBuilder text = new StringBuilder();
    int shown = all.size() > NAMED + 1 ? NAMED : all.size();
    all.subList(0, shown)
        .forEach(name -> text.append(text.length() > 0 ? "<br>" : "").append(label(name)));
    if (shown < all.size()) {
      text.append("<br>and ").append(all.size() - shown).append(" more");
    }
    return text.toString();
  }

  /** Mermaid's own way of writing what means something to it or to HTML. */
  private static String label(String text) {
    StringBuilder label = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean plain = Character.isLetterOrDigit(c) || " ./:-_()".indexOf(c) >= 0;
              if (plain) {
                label.appendCodePoint(c);
              } else {
                label.append('#').append(c).append(';');
              }
            });
    return label.toString();
  }
}
