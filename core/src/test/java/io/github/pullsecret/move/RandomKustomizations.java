package io.github.pullsecret.move;

import io.github.pullsecret.move.RandomPatches.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A random tree of kustomizations: bases, components, overlays that may share them, perhaps a root
 * above, perhaps manifests beside them. Most of it can be built.
 */
final class RandomKustomizations {
  private static final List<String> ACCOUNTS =
      List.of("app", "app", "app", "other", "default", "image-puller", "o-image-puller");

  private final Random random;
  private final Map<String, String> files = new TreeMap<>();
  private int workloads;

  /** How often, of a hundred times; trees differ in what there is much of. */
  private final int renames;

  private final int namespaces;
  private final int generators;
  private final int patches;
  private final int accounts;

  private RandomKustomizations(Random random) {
    this.random = random;
    this.renames = pick(List.of(0, 10, 10, 40));
    this.namespaces = pick(List.of(0, 25, 25, 60));
    this.generators = pick(List.of(0, 5, 5, 30));
    this.patches = pick(List.of(0, 15, 30, 60));
    this.accounts = pick(List.of(5, 15, 25, 40));
  }

  /** A kustomization while it is made. */
  private static final class Made {
    final String directory;
    final List<Made> below = new ArrayList<>();
    final List<Made> components = new ArrayList<>();
    final List<RandomWorkload> own = new ArrayList<>();
    final List<String> accounts = new ArrayList<>();
    final List<String> resources = new ArrayList<>();
    String prefix = "";
    String suffix = "";
    String namespace = "";

    Made(String directory) {
      this.directory = directory;
    }

    /** What a patch of it can see. */
    List<Seen> seen() {
      List<Seen> all = new ArrayList<>();
      for (Made other : below) {
        other.seen().forEach(found -> all.add(other.renamed(found)));
      }
      components.forEach(component -> all.addAll(component.seen()));
      own.forEach(workload -> all.add(new Seen(workload, workload.name())));
      return all;
    }

    private Seen renamed(Seen seen) {
      return new Seen(seen.workload(), prefix + seen.current() + suffix);
    }

    List<String> allAccounts() {
      List<String> all = new ArrayList<>(accounts);
      below.forEach(other -> all.addAll(other.allAccounts()));
      components.forEach(other -> all.addAll(other.allAccounts()));
      return all;
    }
  }

  /** The files of a tree by path. */
  static Map<String, String> of(Random random) {
    return new RandomKustomizations(random).make();
  }

  private Map<String, String> make() {
    List<Made> bases = new ArrayList<>();
    for (int i = 1; i <= 1 + random.nextInt(3); i++) {
      Made base = new Made("base" + i);
      if (i > 1 && chance(20)) {
        base.below.add(pick(bases));
      }
      own(base, 1 + random.nextInt(3), accounts);
      transforms(base);
      write(base, patches / 2);
      bases.add(base);
    }
    List<Made> components = new ArrayList<>();
    for (int i = 1; i <= random.nextInt(3); i++) {
      Made component = new Made("components/c" + i);
      own(component, random.nextInt(2), accounts / 2);
      transforms(component);
      component.below.addAll(bases.subList(0, 1)); // Only to see what there may be to patch.
      List<Seen> seen = component.seen();
      component.below.clear();
      write(component, seen, patches);
      components.add(component);
    }
    List<Made> overlays = new ArrayList<>();
    for (int i = 1; i <= 1 + random.nextInt(4); i++) {
      Made overlay = new Made(chance(80) ? "overlays/o" + i : "base1/o" + i);
      overlay.below.add(pick(bases));
      Made second = pick(bases);
      if (chance(20) && !overlay.below.contains(second)) {
        overlay.below.add(second);
      }
      if (!components.isEmpty() && chance(40)) {
        overlay.components.add(pick(components));
      }
      if (components.size() > 1 && chance(10)) {
        overlay.components.clear();
        overlay.components.addAll(components);
      }
      own(overlay, chance(40) ? 1 : 0, accounts / 2);
      transforms(overlay);
      write(overlay, patches);
      overlays.add(overlay);
    }
    if (chance(35)) {
      Made root = new Made("all");
      root.below.addAll(chance(70) ? overlays : bases);
      transforms(root);
      own(root, chance(20) ? 1 : 0, accounts / 2);
      write(root, patches / 2);
    }
    if (chance(20)) {
      Made plain = new Made("plain");
      own(plain, 2, accounts);
    }
    return files;
  }

  /** Its own manifests, in one file or several. */
  private void own(Made made, int count, int accountChance) {
    List<String> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = "w" + ++workloads;
      String namespace = chance(12) ? "namespace: n\n" : "";
      RandomWorkload workload = RandomWorkload.random(random, name, namespace);
      made.own.add(workload);
      documents.add(workload.text());
    }
    for (String name : ACCOUNTS) {
      if (chance(accountChance) && !made.accounts.contains(name)) {
        made.accounts.add(name);
        String list =
            pick(
                List.of(
                    "",
                    "",
                    "",
                    "imagePullSecrets: []\n",
                    "imagePullSecrets:\n- name: a\n",
                    "imagePullSecrets: [{name: b}]\n"));
        String namespace = chance(10) ? "  namespace: n\n" : "";
        documents.add(
            "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: "
                + name
                + "\n"
                + namespace
                + list);
      }
    }
    if (chance(generators)) {
      documents.add("apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\nstringData:\n  k: v\n");
    }
    if (chance(5)) {
      documents.add(
          "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata:\n  name: rb"
              + ++workloads
              + "\nroleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: Role\n  name: r\n"
              + "subjects:\n- kind: ServiceAccount\n  name: default\n");
    }
    String file = "";
    for (String document : documents) {
      if (file.isEmpty() || chance(60)) {
        file = made.resources.isEmpty() ? "main.yaml" : "m" + made.resources.size() + ".yaml";
        made.resources.add(file);
        files.put(made.directory + "/" + file, document);
      } else {
        files.merge(made.directory + "/" + file, document, (a, b) -> a + "---\n" + b);
      }
    }
  }

  private void transforms(Made made) {
    made.namespace = chance(namespaces) ? pick(List.of("n", "m")) : "";
    made.prefix = chance(renames) ? pick(List.of("o-", "w")) : "";
    made.suffix = chance(renames / 2) ? "-s" : "";
  }

  private void write(Made made, int patchChance) {
    write(made, made.seen(), patchChance);
  }

  private void write(Made made, List<Seen> seen, int patchChance) {
    List<String> resources = new ArrayList<>(made.resources);
    String up = "../".repeat(made.directory.split("/", -1).length);
    made.below.forEach(other -> resources.add(up + other.directory));
    StringBuilder text = new StringBuilder();
    if (made.directory.startsWith("components")) {
      text.append("apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n");
    } else if (chance(50)) {
      text.append("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n");
    }
    if (!made.namespace.isEmpty()) {
      text.append("namespace: ").append(made.namespace).append("\n");
    }
    text.append(resources(resources));
    if (!made.components.isEmpty()) {
      text.append("components:\n");
      made.components.forEach(c -> text.append("- ").append(up).append(c.directory).append("\n"));
    }
    text.append(made.prefix.isEmpty() ? "" : "namePrefix: " + made.prefix + "\n");
    text.append(made.suffix.isEmpty() ? "" : "nameSuffix: " + made.suffix + "\n");
    if (chance(generators)) {
      text.append("secretGenerator:\n- name: ").append(pick(List.of("a", "b")));
      text.append("\n  literals:\n  - k=v\n");
    }
    if (chance(patchChance)) {
      text.append(new RandomPatches(random, files, made.directory, made.allAccounts()).any(seen));
    }
    if (text.isEmpty()) {
      text.append("resources: []\n");
    }
    files.put(made.directory + "/kustomization.yaml", text.toString());
  }

  private String resources(List<String> resources) {
    if (resources.isEmpty()) {
      return chance(50) ? "" : "resources: []\n";
    }
    return switch (random.nextInt(4)) {
      case 0 -> "resources: [" + String.join(", ", resources) + "]\n";
      case 1 -> "resources:\n  - " + String.join("\n  - ", resources) + "\n";
      default -> "resources:\n- " + String.join("\n- ", resources) + "\n";
    };
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
