package io.github.pullsecret.move;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes a {@code kind: List} of pods and ServiceAccounts that share lists, entries and specs. */
final class SharingList {
  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private final List<String> lists = new ArrayList<>();
  private final List<String> entries = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> mappings = new ArrayList<>();
  private final int reuse;
  private int anchors;

  SharingList(Random random) {
    this.random = random;
    this.reuse = 10 + random.nextInt(60);
  }

  String text() {
    for (int i = chance(30) ? 2 : 1; i > 0; i--) {
      lists.clear();
      entries.clear();
      names.clear();
      mappings.clear();
      document();
      out.append(i > 1 ? "---\n" : "");
    }
    return out.toString();
  }

  private void document() {
    out.append("apiVersion: v1\nkind: List\n");
    for (int i = random.nextInt(4); i > 0; i--) {
      freeStanding(i);
    }
    out.append("items:\n");
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      item(i);
    }
  }

  private void freeStanding(int number) {
    if (chance(20)) {
      out.append("x-list").append(number).append(':').append(list("  ")).append('\n');
      return;
    }
    String anchor = anchor();
    out.append("x-").append(number).append(": &").append(anchor).append('\n');
    fields("  ", false);
    mappings.add(anchor);
  }

  private void item(int number) {
    String namespace = chance(70) ? "" : ", namespace: n";
    if (chance(20)) {
      out.append("- apiVersion: v1\n  kind: ServiceAccount\n  metadata: {name: ");
      out.append(pick("app", "default", "image-puller")).append(namespace).append("}\n");
      if (chance(50)) {
        out.append("  imagePullSecrets:").append(list("  ")).append('\n');
      }
      return;
    }
    out.append("- apiVersion: v1\n  kind: Pod\n  metadata: {name: p").append(number);
    out.append(namespace).append("}\n  spec:");
    if (!mappings.isEmpty() && chance(5)) {
      out.append(" *").append(pick(mappings)).append('\n');
      return;
    }
    String anchor = chance(30) ? anchor() : "";
    out.append(anchor.isEmpty() ? "\n" : " &" + anchor + "\n");
    fields("    ", true);
    if (!anchor.isEmpty()) {
      mappings.add(anchor);
    }
  }

  private void fields(String indent, boolean pod) {
    List<String> fields = new ArrayList<>();
    if (!mappings.isEmpty() && chance(reuse)) {
      String one = "*" + pick(mappings);
      fields.add("<<: " + (chance(25) ? "[" + one + ", *" + pick(mappings) + "]" : one));
    }
    if (chance(fields.isEmpty() ? 70 : 25)) {
      fields.add("imagePullSecrets:" + list(indent));
    }
    if (chance(pod ? 40 : 10)) {
      fields.add("serviceAccountName: " + pick("app", "app", "default", "gone"));
    }
    fields.add(pod ? "containers: []" : "restartPolicy: Never");
    if (chance(30)) {
      fields.add(0, fields.remove(fields.size() - 1));
    }
    for (String field : fields) {
      out.append(chance(10) ? indent + "# " + anchors + "\n" : "");
      out.append(indent).append(field).append('\n');
    }
  }

  /** What follows the colon of a list. */
  private String list(String indent) {
    if (!lists.isEmpty() && chance(reuse)) {
      return " *" + pick(lists);
    }
    if (chance(5)) {
      return " []";
    }
    String anchor = chance(reuse) ? anchor() : "";
    String start = anchor.isEmpty() ? "" : " &" + anchor;
    StringBuilder written = new StringBuilder(start);
    boolean flow = chance(40);
    written.append(flow ? " [" : "");
    int count = chance(80) ? 1 : 2;
    for (int i = 0; i < count; i++) {
      written.append(flow ? i > 0 ? ", " : "" : "\n" + indent + "- ").append(entry(i));
    }
    if (!anchor.isEmpty()) {
      lists.add(anchor);
    }
    return written.append(flow ? "]" : "").toString();
  }

  private String entry(int number) {
    if (!entries.isEmpty() && chance(15)) {
      return "*" + pick(entries);
    }
    String name = number > 0 ? "b" : "a";
    if (!names.isEmpty() && chance(15)) {
      name = "*" + pick(names) + " ";
    } else if (chance(10)) {
      String anchor = anchor();
      names.add(anchor);
      name = "&" + anchor + " " + name;
    } else if (chance(10)) {
      String anchor = anchor();
      entries.add(anchor);
      return "&" + anchor + " {name: " + name + "}";
    }
    return "{name: " + name + "}";
  }

  /** A new anchor; now and then one that was there already, of anything. */
  private String anchor() {
    if (chance(10)) {
      for (List<String> known : List.of(lists, entries, names, mappings)) {
        if (known.size() == 1) {
          return known.remove(0);
        }
      }
    }
    anchors++;
    return "a" + anchors;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
